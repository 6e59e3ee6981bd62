"""Where the minutes went: from the receipt of the first office to the Department's reading, moment by moment."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from oversight.core.roster import explain

from .enums import ReceiptSource


@dataclass(frozen=True)
class Stop:
    """One moment on the way: who, what, how many minutes after the stop before and after the first receipt."""

    at: datetime
    words: str
    since_last: int
    since_first: int
    tone: str = ""
    note: str = ""
    place: str = ""


@dataclass(frozen=True)
class Stretch:
    """With whom the information lay, and for how many minutes; `x` and `width` are percents of the whole."""

    office: str
    minutes: int
    x: float
    width: float
    number: int
    lasts: bool


def stops(receipts, notices, reports, climbed=(), taken=()):
    """Every Stop in order of time.

    `climbed` are the steps by which the program told the next one because nobody had confirmed, `taken` the alerts that
    somebody has acknowledged.
    """
    moments = [
        *((one.received_at, 0, _receipt(one), "", "", "") for one in receipts),
        *((one.called_at, 1, _call(one), _tone(one), one.note, f"notice-{one.pk}") for one in notices),
        *((one.confirmed_at, 2, _confirmed(one), "", "", "") for one in notices if one.confirmed_at),
        *((one.told_at, 3, _climbed(one), "warn", " ".join(explain(one.resolution)), "") for one in climbed),
        *((one.acknowledged_at, 4, _taken(one), "", "", "") for one in taken),
    ]
    for report in reports:
        number = report.document.number_label
        moments.append(
            (report.submitted_at, 5, _("Special report No. %(number)s sent") % {"number": number}, "", "", "")
        )
        if report.delivered_at:
            moments.append((report.delivered_at, 6, _("Delivered to the Department"), "", "", ""))
        if report.read_at:
            words = _("Read: %(officer)s") % {"officer": report.read_by.short_name}
            moments.append((report.read_at, 7, words, "", "", ""))
    moments.sort(key=lambda one: one[:2])
    if not moments:
        return []
    first, last, found = moments[0][0], moments[0][0], []
    for at, _order, words, tone, note, place in moments:
        found.append(Stop(at, words, _minutes(last, at), _minutes(first, at), tone, note, place))
        last = at
    return found


def stretches(receipts, end):
    """How long the information lay with each office before the next one had it; the last one's lasts until `end`."""
    receipts = sorted(receipts, key=lambda one: one.received_at)
    if not receipts:
        return []
    first = receipts[0].received_at
    whole = max((end - first).total_seconds(), 60)
    found = []
    for number, receipt in enumerate(receipts):
        last = number + 1 == len(receipts)
        until = end if last else receipts[number + 1].received_at
        x = (receipt.received_at - first).total_seconds() / whole * 100
        width = max((until - receipt.received_at).total_seconds(), 0) / whole * 100
        found.append(
            Stretch(
                str(receipt.office), _minutes(receipt.received_at, until), round(x, 2), round(width, 2), number, last
            )
        )
    return found


def _receipt(receipt):
    words = {"office": receipt.office, "officer": receipt.officer.short_name}
    if receipt.source == ReceiptSource.REGISTERED:
        return _("%(office)s received the information (%(officer)s)") % words
    if receipt.source == ReceiptSource.NOTICE:
        return _("%(office)s has the information by telephone (%(officer)s)") % words
    return _("%(office)s took the information up by itself (%(officer)s)") % words


def _call(notice):
    return _("%(caller)s called %(receiver)s: %(outcome)s") % {
        "caller": notice.caller.short_name,
        "receiver": notice.receiver.short_name,
        "outcome": str(notice.get_outcome_display()).lower(),
    }


def _confirmed(notice):
    return _("%(receiver)s confirmed the call of %(time)s") % {
        "receiver": notice.receiver.short_name,
        "time": f"{localtime(notice.called_at):%H:%M}",
    }


def _climbed(escalation):
    told = ", ".join(one["name"] for one in escalation.resolution["told"])
    return _("Not confirmed in time: the program told %(officers)s") % {"officers": told}


def _taken(alert):
    return _("%(officer)s acknowledged the alert") % {"officer": alert.acknowledged_by.short_name}


def _tone(notice):
    return "bad" if notice.denied_at else "" if notice.is_answered else "warn"


def _minutes(begin, end):
    return round((end - begin).total_seconds() / 60)
