"""An inspection with a subject of its own: thematic, or the check of an appeal (points 7, 19(5), 32(4))."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core.refusals import Refused
from oversight.duties.enums import Asks

from ..enums import LineSection
from ..models import Answer
from .inspections import copied, open_inspection

#: A longer list is no question.
LONGEST, MOST = 500, 40
OF_CHOSEN = ("subject", "points", "own", "appeal_source", "appeal_sender", "appeal_received_at")


@transaction.atomic
def open_chosen(
    *,
    facility,
    kind,
    subject,
    points=(),
    own=(),
    appeal_source="",
    appeal_sender="",
    appeal_received_at=None,
    **opening,
):
    """Open it with the lines of the place's checklist whose `points` are named, and after them the `own` questions.

    The check of an appeal says whose it is and when it was received; `opening` is as for `open_inspection`.
    """
    appeal = {
        "appeal_source": appeal_source,
        "appeal_sender": appeal_sender.strip(),
        "appeal_received_at": appeal_received_at,
    }
    return open_inspection(
        facility=facility,
        kind=kind,
        subject=subject,
        lines=[*_chosen(facility, kind, points), *_own(own)],
        appeal=appeal if any(appeal.values()) else None,
        **opening,
    )


def open_by_kind(*, kind, **said):
    """Open an inspection of whichever kind: one that chooses its lines needs its subject, others take none."""
    if kind.asks == Asks.CHOSEN:
        return open_chosen(kind=kind, **{"subject": "", **said})
    strange = [name for name in OF_CHOSEN if name in said]
    if strange:
        raise Refused.about(strange[0], _("Only an inspection with a subject of its own says this."))
    return open_inspection(kind=kind, **said)


def lines_to_choose_from(facility, kind):
    checklist = kind.checklist_for(facility.kind)
    return list(checklist.lines.all()) if checklist else []


def _chosen(facility, kind, points):
    known = {line.point: line for line in lines_to_choose_from(facility, kind)}
    strange = [point for point in points if point not in known]
    if strange:
        raise Refused.about("points", _("The checklist of this place has no line %(point)s.") % {"point": strange[0]})
    return [copied(line) for point, line in known.items() if point in set(points)]


def _own(texts):
    texts = [text.strip() for text in texts if text.strip()]
    if len(texts) > MOST or any(len(text) > LONGEST for text in texts):
        raise Refused.about("own", _("At most 40 lines of at most 500 letters each."))
    return [
        Answer(section=LineSection.OWN, point=str(number), text_ru=text, text_kk=text, text_en=text)
        for number, text in enumerate(texts, 1)
    ]
