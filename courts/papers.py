"""What the papers of this package say: plain values, frozen when the paper is issued."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from oversight.core.enums import OfficeLevel
from oversight.documents.frozen import both, both_of, officer

from .enums import CourtResult, RulingMatter


def representation_context(representation):
    """To the office above: which ruling, about whom, why it is unlawful, why the term was missed, what is asked."""
    study = representation.study
    ruling = study.ruling
    first = ruling.studies.order_by("number").select_related("obligation", "office").first()
    return {
        "to_office": both_of(representation.to_office, "name"),
        "point": "56" if study.office.level == OfficeLevel.DISTRICT else "15",
        "court": both_of(ruling.court, "name"),
        "case_number": ruling.case_number,
        "dated_on": ruling.dated_on.isoformat(),
        "served_on": ruling.served_on.isoformat(),
        "first_office": both_of(first.office, "name"),
        "last_day": _last_day(first),
        "matter": both(RulingMatter(ruling.matter).label),
        "outcome": both(CourtResult(ruling.outcome).label),
        "convict": ruling.full_name,
        "birth_year": ruling.birth_year,
        "facility": both_of(ruling.facility, "name") if ruling.facility else None,
        "ground": _ground(study),
        "arguments": representation.arguments,
        "why_late": representation.why_late,
        "signed_at": _local(representation.signed_at, study),
        "signer": officer(representation.signed_by),
    }


def _last_day(study):
    """The last day of the term of the turn: midnight ends the day that is meant, not the next."""
    if study.obligation is None:
        return None
    return study.office.local_day(study.obligation.due_at - timedelta(seconds=1)).isoformat()


def _ground(study):
    """The representation from below that this one goes on with, or None."""
    earlier = study.came_by
    if earlier is None or earlier.to_office_id != study.office_id:
        return None
    return {
        "office": both_of(earlier.study.office, "name"),
        "number": earlier.document.registration_number,
        "on": _local(earlier.signed_at, study),
    }


def _local(moment, study):
    return moment.astimezone(ZoneInfo(study.office.time_zone)).isoformat(timespec="minutes")
