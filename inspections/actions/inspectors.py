"""Who inspects: named with the post and the full name of that day, or joined by working on the checklist (point 8)."""

from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.policies import INSPECTORS
from oversight.core.refusals import Refused

from ..enums import Act
from ..models import Inspector, JournalEntry
from .sharing import settle_sharing


def name_inspectors(inspection, officers):
    """Freeze who inspects for the office that conducts the inspection; the inspectors of other offices' parts stay.

    Those already named keep the post they had when named. The offices of all of them see the inspection.
    """
    for officer in officers:
        if inspection.office_id not in officer.office.lineage or not officer.holds(INSPECTORS):
            raise Refused.about(
                "inspectors",
                _("%(officer)s can't inspect for this office.") % {"officer": officer.full_name},
            )
    _name(inspection, None, officers)


def name_part_inspectors(part, officers):
    """The same for the part of another office: it names its own officers, also whom the conducting office had named."""
    if not officers:
        raise Refused.about("inspectors", _("Name the inspectors of your office."))
    for officer in officers:
        if officer.office_id != part.office_id or not officer.holds(INSPECTORS):
            raise Refused.about("inspectors", _("An office names its own prosecutors as inspectors of its part."))
    part.inspection.inspectors.filter(officer__in=officers, part=None).update(part=part)
    _name(part.inspection, part, officers)


def _name(inspection, part, officers):
    officers = list(officers)
    if not officers:
        raise Refused.about("inspectors", _("An inspection has at least one inspector (point 8)."))
    inspection.inspectors.filter(part=part).exclude(officer__in=officers).delete()
    named = set(inspection.inspectors.values_list("officer_id", flat=True))
    new = [officer for officer in officers if officer.pk not in named]
    Inspector.objects.bulk_create(_frozen(inspection, officer, part) for officer in new)
    if not inspection.inspectors.filter(part=None).exists():
        raise Refused.about("inspectors", _("The office that conducts the inspection has an inspector of its own."))
    settle_sharing(inspection)


def join(inspection, *, by, at):
    """Whoever works on the checklist inspects: name them, unless they are named already. The inspection is locked.

    What has been completed once is only corrected: who does that did not inspect.
    """
    if inspection.inspectors.filter(officer=by).exists():
        return
    if JournalEntry.objects.filter(inspection=inspection).exists():
        return
    _frozen(inspection, by).save()
    audit.record(Act.JOIN, inspection, by=by, at=at, after={"inspectors": by.full_name})


def names_of(inspection):
    return {"inspectors": [one.full_name for one in inspection.inspectors.all()]}


def _frozen(inspection, officer, part=None):
    return Inspector(
        inspection=inspection,
        part=part,
        officer=officer,
        full_name=officer.full_name,
        post_ru=officer.post_ru,
        post_kk=officer.post_kk,
    )
