"""What lists of this package are narrowed by; the pages and the API share it."""

import django_filters as filters
from django.db.models import Q
from django.forms import HiddenInput, TextInput
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import BooleanWidget

from facilities.models import Facility
from oversight.core.enums import OfficeLevel
from oversight.core.models import Office
from oversight.core.policies import INSPECTORS

from .enums import RulingMatter, Source, Standing
from .models import Ruling


def _offices(request):
    return Office.objects.visible_to(request.user)


def _facilities(request):
    return Facility.objects.visible_to(request.user)


class RulingFilter(filters.FilterSet):
    """Which rulings: by words, court, matter, where they stand, who has them now, past their term."""

    q = filters.CharFilter(
        label=_("Court, number of the case or convict"), method="of_words", widget=TextInput({"type": "search"})
    )
    court = filters.CharFilter(label=_("Court"), method="of_court")
    matter = filters.ChoiceFilter(label=_("Matter"), choices=RulingMatter.choices, empty_label=_("Every matter"))
    state = filters.ChoiceFilter(
        label=_("State"), choices=Standing.choices, method="of_state", empty_label=_("Every state")
    )
    source = filters.ChoiceFilter(label=_("How it came"), choices=Source.choices, empty_label=_("Every way"))
    overdue = filters.BooleanFilter(label=_("A term has passed"), method="of_term", widget=BooleanWidget)
    level = filters.ChoiceFilter(
        label=_("Whose turn it is"),
        field_name="current__office__level",
        choices=OfficeLevel.choices,
        empty_label=_("Every level"),
    )
    office = filters.ModelChoiceFilter(
        label=_("Office"), queryset=_offices, method="within_office", empty_label=_("All offices")
    )
    facility = filters.ModelChoiceFilter(label=_("Facility"), queryset=_facilities, widget=HiddenInput)

    class Meta:
        model = Ruling
        fields = []

    def of_words(self, queryset, name, text):
        """The convict's name is looked for by those who may read it: a list that answers to a name tells it."""
        names = ["court__name_ru", "court__name_kk", "case_number"]
        if self.request.user.holds(INSPECTORS):
            names.append("full_name")
        found = Q()
        for one in names:
            found |= Q(**{f"{one}__icontains": text})
        return queryset.filter(found)

    def of_court(self, queryset, name, text):
        return queryset.filter(Q(court__name_ru__icontains=text) | Q(court__name_kk__icontains=text))

    def of_state(self, queryset, name, standing):
        return queryset.standing(standing)

    def of_term(self, queryset, name, wanted):
        late = Ruling.objects.overdue(timezone.now()).values("pk")
        return queryset.filter(pk__in=late) if wanted else queryset.exclude(pk__in=late)

    def within_office(self, queryset, name, office):
        return queryset.filter(office__in=Office.objects.within(office).values("pk"))
