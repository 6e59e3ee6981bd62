"""What the papers of this package say: plain values, frozen when the paper is issued.

Words that differ by language are {"ru": …, "kk": …}; moments are ISO strings in the office's local time.
"""

from zoneinfo import ZoneInfo

from django.utils import translation

from oversight.documents.enums import PaperLanguage


def order_context(order):
    """The order to inspect (point 7): ground, whom, what, when, who signed."""
    return {
        "office": _names(order.office),
        "facility": _names(order.facility),
        "address": order.facility.address,
        "ground": _label(order.get_ground_display),
        "ground_details": order.ground_details,
        "subject": order.subject,
        "begins_on": order.begins_on.isoformat(),
        "ends_on": order.ends_on.isoformat(),
        "signed_at": _local(order.signed_at, order.office),
        "signer": _officer(order.signed_by),
    }


def spravka_context(inspection):
    """The inspection certificate with exactly the parts point 8 demands."""
    order = inspection.order
    return {
        "office": _names(inspection.office),
        "facility": _names(inspection.facility),
        "address": inspection.facility.address,
        "kind": {language: getattr(inspection.kind, f"title_{language}") for language in PaperLanguage.values},
        "ground_point": inspection.kind.point,
        "order": {"number": order.document.number_label, "on": _local(order.signed_at, order.office)} if order else None,
        "started_at": _local(inspection.started_at, inspection.office),
        "ended_at": _local(inspection.ended_at, inspection.office),
        "video_used": inspection.video_used,
        "inspectors": [
            {"full_name": one.full_name, "post": {"ru": one.post_ru, "kk": one.post_kk}}
            for one in inspection.inspectors.all()
        ],
        "specialists": [
            {"full_name": one.full_name, "field": _label(one.get_field_display), "organisation": one.organisation}
            for one in inspection.specialists.all()
        ],
        "checked": _checked(inspection),
        "findings": [_finding(number, one) for number, one in enumerate(_findings(inspection), 1)],
        "head": _head(inspection),
    }


def journal_context(facility, office, entries, from_on, until_on):
    """An extract of the facility's journal of checks for a period (point 47)."""
    return {
        "office": _names(office),
        "facility": _names(facility),
        "from_on": from_on.isoformat(),
        "until_on": until_on.isoformat(),
        "entries": [_entry(one) for one in entries],
    }


def _checked(inspection):
    answers = list(inspection.answers.all())
    return {
        "lines": len(answers),
        "in_order": sum(answer.value == "in_order" for answer in answers),
        "violation": sum(answer.value == "violation" for answer in answers),
        "not_checked": sum(answer.value == "not_checked" for answer in answers),
        "in_order_points": [answer.point for answer in answers if answer.value == "in_order"],
    }


def _findings(inspection):
    return inspection.findings.select_related("answer").prefetch_related("files")


def _finding(number, finding):
    return {
        "number": number,
        "kind": {"code": finding.kind, **_label(finding.get_kind_display)},
        "point": finding.answer.point if finding.answer else "",
        "what": finding.what,
        "norm": finding.norm,
        "persons": finding.persons,
        "cause": finding.cause,
        "proposal": finding.proposal,
        "remedy": finding.remedy,
        "direction": {"code": finding.direction, **_label(finding.get_direction_display)} if finding.direction else None,
        "files": [{"name": file.original_name, "sha256": file.sha256} for file in finding.files.all()],
    }


def _head(inspection):
    head = inspection.facility.head_on(inspection.ended_at.astimezone(_zone(inspection.office)).date())
    return {"full_name": head.full_name, "post": head.post, "acting": head.acting} if head else None


def _entry(entry):
    inspection = entry.inspection
    return {
        "number": entry.number,
        "started_at": _local(inspection.started_at, inspection.office),
        "ended_at": _local(inspection.ended_at, inspection.office),
        "kind": {language: getattr(inspection.kind, f"title_{language}") for language in PaperLanguage.values},
        "inspectors": [one.full_name for one in inspection.inspectors.all()],
        "findings": len(inspection.findings.all()),
        "spravka": inspection.spravka.number_label if inspection.spravka else "",
        "video_used": inspection.video_used,
    }


def _officer(officer):
    return {
        "full_name": officer.full_name,
        "short_name": officer.short_name,
        "post": {"ru": officer.post_ru, "kk": officer.post_kk},
        "rank": _label(officer.get_rank_display),
    }


def _names(thing):
    return {"ru": thing.name_ru, "kk": thing.name_kk}


def _label(display):
    """The words of a choice in each language of the papers."""
    words = {}
    for language in PaperLanguage.values:
        with translation.override(language):
            words[language] = str(display())
    return words


def _local(moment, office):
    return moment.astimezone(_zone(office)).isoformat(timespec="minutes")


def _zone(office):
    return ZoneInfo(office.time_zone)
