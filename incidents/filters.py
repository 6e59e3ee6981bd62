"""What the register of emergencies is narrowed by; the pages, the exports and the API share it."""

from datetime import timedelta

import django_filters as filters
from django.db.models import Q
from django.forms import DateInput
from django.utils.translation import gettext_lazy as _

from inspections.filters import OfFacilities, _midnight
from oversight.core.models import Office
from oversight.duties.enums import Register
from oversight.duties.models import EmergencyKind

from .enums import IncidentState
from .models import Incident, SpecialRegime


def _kinds():
    """Each kind once, by its code, in the words of the newest edition that has it."""
    kinds = EmergencyKind.objects.order_by("edition__in_force_from", "position")
    return list({kind.code: (kind.code, kind.title) for kind in kinds}.values())


class IncidentFilter(OfFacilities):
    """Which emergencies: by register (23, 65), kind, state, day of receipt, region, duplicates."""

    register = filters.ChoiceFilter(
        label=_("Register"), choices=Register.choices, method="of_register", empty_label=_("Every register")
    )
    kind = filters.ChoiceFilter(
        label=_("What happened"), field_name="kind__code", choices=_kinds, empty_label=_("Every kind")
    )
    state = filters.ChoiceFilter(label=_("State"), choices=IncidentState.choices, empty_label=_("Every state"))
    from_on = filters.DateFilter(label=_("From"), method="from_day", widget=DateInput({"type": "date"}))
    until_on = filters.DateFilter(label=_("Through"), method="until_day", widget=DateInput({"type": "date"}))
    duplicates = filters.ChoiceFilter(
        label=_("Duplicates"),
        choices=[("without", _("Without duplicates")), ("only", _("Only duplicates"))],
        method="of_duplicates",
        empty_label=_("All reports"),
    )

    class Meta:
        model = Incident
        fields = []

    def within_office(self, queryset, name, office):
        within = Office.objects.within(office).values("pk")
        return queryset.filter(Q(office__in=within) | Q(supervising_office__in=within))

    def of_register(self, queryset, name, register):
        return queryset.filter(kind__registers__contains=[register])

    def from_day(self, queryset, name, day):
        return queryset.filter(received_at__gte=_midnight(day))

    def until_day(self, queryset, name, day):
        if day.year >= 9999:
            return queryset
        return queryset.filter(received_at__lt=_midnight(day + timedelta(days=1)))

    def of_duplicates(self, queryset, name, which):
        return queryset.filter(duplicate_of__isnull=which == "without")


class RegimeFilter(OfFacilities):
    class Meta:
        model = SpecialRegime
        fields = []
