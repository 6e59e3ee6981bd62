"""What lists of facilities are narrowed by; the pages and the API share it."""

import django_filters as filters
from django.db.models import Q
from django.forms import HiddenInput, TextInput
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from oversight.core.enums import OfficeLevel
from oversight.core.filters import YesNo
from oversight.core.models import Office

from .enums import FacilityKind, SecurityLevel
from .models import Facility

STATES = [("open", pgettext_lazy("facility", "Open")), ("closed", pgettext_lazy("facility", "Closed"))]


def _offices(request):
    return Office.objects.visible_to(request.user)


def _facilities(request):
    return Facility.objects.visible_to(request.user)


def _oblasts(request):
    return _offices(request).filter(level=OfficeLevel.OBLAST)


class OfFacilities(filters.FilterSet):
    """Things that happen at a facility: by its name, its kind, itself, and the office they belong to."""

    q = filters.CharFilter(label=_("Name of the facility"), method="of_name", widget=TextInput({"type": "search"}))
    facility = filters.ModelChoiceFilter(label=_("Facility"), queryset=_facilities, widget=HiddenInput)
    facility_kind = filters.ChoiceFilter(
        label=_("Kind of facility"),
        field_name="facility__kind",
        choices=FacilityKind.choices,
        empty_label=_("Every kind of facility"),
    )
    office = filters.ModelChoiceFilter(
        label=_("Office"), queryset=_offices, method="within_office", empty_label=_("All offices")
    )

    def of_name(self, queryset, name, text):
        return queryset.filter(Q(facility__name_ru__icontains=text) | Q(facility__name_kk__icontains=text))

    def within_office(self, queryset, name, office):
        return queryset.filter(office__within=office)


class FacilityFilter(filters.FilterSet):
    """By words in either name, kind, supervising office or the whole oblast, standing today."""

    q = filters.CharFilter(label=_("Name"), method="of_name", widget=TextInput({"type": "search"}))
    kind = filters.ChoiceFilter(label=_("Kind"), choices=FacilityKind.choices, empty_label=_("Every kind"))
    oblast = filters.ModelChoiceFilter(
        label=_("Oblast"),
        field_name="supervising_office",
        queryset=_oblasts,
        method="within",
        empty_label=_("Every oblast"),
    )
    supervising_office = filters.ModelChoiceFilter(
        label=_("Supervising office"), queryset=_offices, empty_label=_("Every office")
    )
    security_level = filters.ChoiceFilter(
        label=_("Security level"), choices=SecurityLevel.choices, empty_label=_("Every level")
    )
    in_oblast_centre = filters.BooleanFilter(label=_("In an oblast centre"), widget=YesNo)
    state = filters.ChoiceFilter(label=_("State"), choices=STATES, method="standing", empty_label=_("Open and closed"))

    class Meta:
        model = Facility
        fields = []

    def of_name(self, queryset, name, text):
        return queryset.filter(Q(name_ru__icontains=text) | Q(name_kk__icontains=text))

    def within(self, queryset, name, oblast):
        return queryset.filter(supervising_office__within=oblast)

    def standing(self, queryset, name, state):
        today = timezone.localdate()
        return queryset.open_on(today) if state == "open" else queryset.filter(closed_on__lte=today)


def without_idle(chosen, officer):
    """Take off the page's form what leaves this officer nothing to choose: a district has one office."""
    idle = {OfficeLevel.DISTRICT: ("oblast", "supervising_office"), OfficeLevel.OBLAST: ("oblast",)}
    for name in idle.get(officer.office.level, ()):
        del chosen.form.fields[name]
    return chosen
