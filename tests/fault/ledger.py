"""Both sides of the account of emergencies: what was typed, counted by hand, and what the program has kept."""

import hashlib
from collections import Counter

from incidents.models import Incident, Notice
from oversight.core.models import AuditRow
from oversight.documents.enums import DocumentKind
from oversight.documents.models import Rendering
from oversight.duties.models import Obligation
from tests.fault.plan_emergencies import IN_WRITING, MINUTE, OF_DISTRICT, OF_OBLAST, TERMS
from tests.fault.verify import Promise
from tests.fault.verify_emergencies import Account, Clock, Paper, Registered, Sent
from tests.fault.verify_emergencies import Notice as Called

#: The files of each special report, and how each kind of them begins.
FILES = ("ru.pdf", "kk.pdf", "ru.docx", "kk.docx")
BEGINNINGS = {"pdf": b"%PDF", "docx": b"PK"}


def typed(emergencies):
    """What must be there, by the plan and the moments in minutes, without asking the program."""
    account = Account()
    for life in emergencies.lives:
        received = emergencies.moment(life.planned.received)
        account.emergencies.append(Sent(life.key, life.desk.office, life.facility, received, life.answers))
        account.clocks += _clocks(emergencies, life, received)
        account.notices += _notices(emergencies, life)
        account.papers += [Paper(life.key, file) for file in FILES if life.planned.reported is not None]
    return account


def promises(emergencies):
    """Every step of every clock."""
    met = {life.key: life.met for life in emergencies.lives}
    for clock in typed(emergencies).clocks:
        for step, minutes in enumerate(TERMS[clock.code][1]):
            due = clock.due + minutes * MINUTE
            yield Promise(name(clock.code, clock.key), step, due, met[clock.key].get(clock.code))


def kept():
    """What is there."""
    account = Account()
    keys = dict(Incident.objects.values_list("pk", "received_from"))
    rows = AuditRow.objects.filter(action="incidents.register").values_list("subject_id", flat=True)
    audited = Counter(rows)
    for row in Incident.objects.values_list("received_from", "pk", "office", "facility", "received_at"):
        account.emergencies.append(Registered(*row[:4], row[4].timestamp(), audited[row[1]]))
    for row in Obligation.objects.filter(code__in=TERMS):
        moments = (one and one.timestamp() for one in (row.started_at, row.due_at, row.done_at))
        account.clocks.append(Clock(key_of(row.subject, keys), row.code, row.office_id, *moments))
    for row in Notice.objects.all():
        is_confirmed = row.confirmed_at is not None
        account.notices.append(
            Called(keys[row.incident_id], row.from_office_id, row.called_at.timestamp(), is_confirmed)
        )
    account.papers = [_paper(one, keys) for one in _files()]
    return account


def name(code, subject):
    """What a clock is called on both sides."""
    return f"{code} {subject}"


def key_of(subject, keys):
    """The key of the emergency whose clock has that subject; another subject stays as it is."""
    kind, _colon, number = subject.partition(":")
    return keys.get(int(number), subject) if kind == "incident" and number.isdecimal() else subject


def is_made():
    """Whether no file waits to be made."""
    return not Rendering.objects.queued().exists()


def _clocks(emergencies, life, received):
    """The district's hour from its receipt; the oblast's hour and three hours from its own, the confirmed call."""
    planned = life.planned
    called = _when_confirmed(emergencies, planned.call)
    yield _clock(life.key, OF_DISTRICT, life.desk.office, received, called)
    if called is not None:
        passed_on = _when_confirmed(emergencies, planned.passed_on)
        yield _clock(life.key, OF_OBLAST, emergencies.oblast.office, called, passed_on)
        yield _clock(life.key, IN_WRITING, emergencies.oblast.office, called, life.reported_at)


def _clock(key, code, office, started, done):
    return Clock(key, code, office, started, started + TERMS[code][0] * MINUTE, done)


def _when_confirmed(emergencies, call):
    """When a call was made that its receiver confirms."""
    return None if call is None or call.confirmed is None else emergencies.moment(call.called)


def _notices(emergencies, life):
    callers = ((life.planned.call, life.desk), (life.planned.passed_on, emergencies.oblast))
    for call, desk in callers:
        if call is not None:
            called = emergencies.moment(call.called)
            yield Called(life.key, desk.office, called, is_confirmed=call.confirmed is not None)


def _files():
    of_reports = Rendering.objects.filter(document__kind=DocumentKind.SPECIAL_REPORT)
    return of_reports.select_related("document")


def _paper(file, keys):
    number = int(file.document.subject_url.strip("/").rpartition("/")[2])
    return Paper(keys[number], f"{file.language}.{file.format}", _is_whole(file))


def _is_whole(file):
    if not file.is_ready:
        return False
    content = file.file.read()
    begins = content.startswith(BEGINNINGS[file.format])
    return begins and (len(content), hashlib.sha256(content).hexdigest()) == (file.size, file.sha256)
