"""What makes an inspection impossible or incomplete, each with its sentence and point."""

from zoneinfo import ZoneInfo

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from facilities.enums import PersonCategory
from oversight.core.enums import Role
from oversight.core.refusals import Refused
from oversight.duties.enums import Asks

from .enums import AnswerValue
from .part_rules import missing_of_parts
from .reading_rules import missing_of_reading
from .times import LONGEST


def check_times(inspection, at):
    """Refuse a beginning or an end that can't be: in the future, in the wrong order, before the place opened."""
    started, ended = inspection.started_at, inspection.ended_at
    if started is None:
        if ended is not None:
            raise Refused.about("started_at", _("Say when the inspection began."))
        return
    if started > at:
        raise Refused.about("started_at", _("The inspection can't begin in the future."))
    if ended is not None and ended > at:
        raise Refused.about("ended_at", _("The inspection can't end in the future."))
    if ended is not None and ended < started:
        raise Refused.about("ended_at", _("The inspection can't end before it begins."))
    if ended is not None and (ended - started).days > LONGEST:
        raise Refused.about(
            "ended_at",
            ngettext(
                "An inspection lasts at most %(days)s day; check the dates.",
                "An inspection lasts at most %(days)s days; check the dates.",
                LONGEST,
            )
            % {"days": LONGEST},
        )
    day = started.astimezone(ZoneInfo(inspection.office.time_zone)).date()
    if not inspection.facility.is_open_on(day):
        raise Refused.about("started_at", _("The facility was not open on that day."))
    if inspection.order is not None:
        _check_times_against(inspection.order, started, day)


def _check_times_against(order, started, day):
    if not order.begins_on <= day <= order.ends_on:
        raise Refused.about("started_at", _("The inspection began outside the period of its order."))
    # People give minutes: an inspection begun in the minute of the signature is begun after it.
    if started < order.signed_at.replace(second=0, microsecond=0):
        raise Refused.about("started_at", _("The inspection can't begin before its order is signed (point 7)."))


class Part(str):
    """A sentence for one missing part; `place` is where it is put right: on the inspection's page, or an address."""

    def __new__(cls, sentence, place):
        part = super().__new__(cls, sentence)
        part.place = place
        return part

    @property
    def url(self):
        return self.place if self.place.startswith("/") else f"#{self.place}"


def missing_parts(inspection):
    """Sentences for what the inspection still lacks to be completed and certified (points 8, 33, 34 and 47).

    An empty list means that nothing is missing.
    """
    answers = list(inspection.answers.select_related("taken_by"))
    findings = list(inspection.findings.select_related("answer"))
    follows = inspection.kind.asks == Asks.VIOLATIONS
    return [
        *(Part(sentence, "details") for sentence in _missing_of_inspection(inspection)),
        *(Part(sentence, _new_reception(inspection)) for sentence in _missing_of_receptions(inspection)),
        *(Part(sentence, part.get_absolute_url()) for sentence, part in missing_of_parts(inspection)),
        *(Part(sentence, "reading") for sentence in missing_of_reading(inspection)),
        *(Part(sentence, f"line-{position}") for sentence, position in _missing_of_checklist(answers, findings)),
        *(Part(sentence, f"line-{position}") for sentence, position in _missing_of_follow_up(answers) if follows),
        *(
            Part(sentence, f"finding-{finding.pk}")
            for number, finding in enumerate(findings, 1)
            for sentence in _missing_of_finding(number, finding)
        ),
    ]


def _missing_of_inspection(inspection):
    if inspection.started_at is None:
        yield _("The time of the inspection: when it began (point 8).")
    if inspection.ended_at is None:
        yield _("The time of the inspection: when it ended (point 8).")
    inspectors = list(inspection.inspectors.all())
    if not inspectors or not all(one.full_name and one.post_ru and one.post_kk for one in inspectors):
        yield _("The post and the full name of each inspector (point 8).")
    if not _who_must_took_part(inspection):
        roles = ", ".join(str(Role(role).label) for role in inspection.kind.participants)
        yield (
            _("None of the inspectors is one of those whose participation point %(point)s demands: %(roles)s.")
            % {"point": inspection.kind.point, "roles": roles}
        )


def _who_must_took_part(inspection):
    """Whether one of the roles the kind demands inspects; most kinds demand none (point 33 does)."""
    demanded = inspection.kind.participants
    return not demanded or in_line(inspection).filter(officer__roles__overlap=demanded).exists()


def in_line(inspection):
    """Its inspectors without those of offices beside its own line: the deputy a point demands is not theirs."""
    office = inspection.office
    above = Q(part__office__in=office.lineage)
    return inspection.inspectors.filter(Q(part=None) | above | Q(part__office__lineage__contains=[office.pk]))


def _missing_of_receptions(inspection):
    """Whom the kind's reception must be open to, and no recorded reception speaks of (points 16(2), 33)."""
    silent = [one for one in inspection.kind.receives if one not in inspection.received]
    if silent:
        categories = ", ".join(str(PersonCategory(one).label) for one in silent)
        sentence = _("Point %(point)s demands a reception: say who came, or that none came, of %(categories)s.")
        yield sentence % {"point": inspection.kind.point, "categories": categories}


def _new_reception(inspection):
    return f"{reverse('registers:new_reception')}?inspection={inspection.pk}"


def _missing_of_checklist(answers, findings):
    asked = [answer for answer in answers if not answer.is_carried]
    if asked and all(answer.value == AnswerValue.NOT_CHECKED for answer in asked):
        yield _("No line of the checklist has been checked."), asked[0].position
    about = {finding.answer_id for finding in findings}
    for answer in answers:
        if answer.taken_by_id and not answer.answered_at:
            sentence = _("Line %(point)s was taken by %(officer)s and waits for an answer.")
            yield sentence % {"point": answer.point, "officer": answer.taken_by.short_name}, answer.position
        if answer.is_carried:
            continue
        if answer.value == AnswerValue.VIOLATION and answer.pk not in about:
            sentence = _("Line %(point)s is marked as a violation, but the violation is not described (point 8).")
            yield sentence % {"point": answer.point}, answer.position
        if answer.value != AnswerValue.VIOLATION and answer.pk in about:
            sentence = _("A finding rests on line %(point)s, which is not marked as a violation.")
            yield sentence % {"point": answer.point}, answer.position


def _missing_of_follow_up(answers):
    for answer in answers:
        if answer.is_carried and answer.value == AnswerValue.NOT_CHECKED:
            sentence = _("Say of the violation “%(what)s” whether it is still there (point 12).")
            yield sentence % {"what": answer.text[:80]}, answer.position


def _missing_of_finding(number, finding):
    parts = {
        "what": _("what was found"),
        "cause": _("causes and conditions"),
        "proposal": _("proposal for using the result"),
        "remedy": _("way to remove it"),
    }
    for name, title in parts.items():
        if not getattr(finding, name).strip():
            yield _("Finding %(number)s lacks its part “%(part)s” (point 8).") % {"number": number, "part": title}
