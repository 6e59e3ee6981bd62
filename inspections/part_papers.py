"""What a certificate says of the other offices of a joint inspection (points 15(3), 18, 58, 60)."""

from zoneinfo import ZoneInfo

from oversight.documents.frozen import both_of, officer

from .enums import PartState

#: What stands in the certificate: a part that was signed, and one that is missing with its reason.
PRINTED = (PartState.SIGNED, PartState.LEFT_OUT)


def parts_of(inspection):
    """Each office with its inspectors, what it was asked, what it filled, its conclusion and who signed it."""
    if not inspection.is_joint:
        return []
    parts = inspection.parts.filter(state__in=PRINTED).select_related("office", "signed_by").order_by("pk")
    return [_part(inspection, part) for part in parts.prefetch_related("inspectors")]


def _part(inspection, part):
    named = list(part.inspectors.all())
    answered = inspection.answers.filter(answered_by__in=[one.officer_id for one in named])
    return {
        "office": both_of(part.office, "name"),
        "operational_search": part.operational_search,
        "asked": part.asked,
        "inspectors": [{"full_name": one.full_name, "post": both_of(one, "post")} for one in named],
        "points": list(answered.values_list("point", flat=True)),
        "conclusion": part.conclusion if part.is_signed else "",
        "signer": officer(part.signed_by) if part.is_signed else None,
        "signed_at": _local(part.signed_at, inspection.office) if part.is_signed else None,
        "missing_reason": part.missing_reason,
    }


def _local(moment, office):
    return moment.astimezone(ZoneInfo(office.time_zone)).isoformat(timespec="minutes")
