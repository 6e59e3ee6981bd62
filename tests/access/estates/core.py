"""Offices, officers and the roster."""

from oversight.core.enums import OfficeLevel, Role
from oversight.core.models import Office, Officer
from tests import factories
from tests.access.estates.common import AT

BODIES = {
    "api:roster-absence-list": {
        "officer": "{officer}",
        "kind": "trip",
        "from_at": "2026-01-12T09:00:00+05:00",
        "until_at": "2026-01-14T09:00:00+05:00",
    },
}

SUBJECTS = {
    "api:office": "office",
    "api:officer": "officer",
    "api:roster-absence": "absence",
    "api:roster-subject": "duty",
    "api:roster-zone": "zone",
    "core:change_absence": "absence",
    "core:change_office": "office",
    "core:change_officer": "officer",
    "core:end_absence": "absence",
    "core:end_subject": "duty",
    "core:end_zone": "zone",
    "core:office": "office",
    "core:officer": "officer",
    "core:record_absence": "officer",
    "core:reset_password": "officer",
    "core:withdraw_absence": "absence",
    "core:withdraw_subject": "duty",
    "core:withdraw_zone": "zone",
}


def things(held, office, officer):
    return {
        "office": office,
        "officer": officer,
        "absence": factories.absence(officer, from_at=AT),
        "zone": _zone(office),
        "duty": factories.subject(_zonal_officer()),
    }


def _zone(office):
    """The zone the office lies in; for the Department, any."""
    oblasts = Office.objects.filter(level=OfficeLevel.OBLAST).order_by("pk")
    oblast = oblasts.filter(pk__in=office.lineage).first() or oblasts.first()
    return oblast.zones.first() or factories.zone(_zonal_officer(), oblast)


def _zonal_officer():
    return Officer.objects.filter(roles__contains=[Role.ZONAL_OFFICER]).order_by("pk").first()
