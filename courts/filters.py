"""What lists of this package are narrowed by; the pages and the API share it."""

import django_filters as filters
from django.db.models import Q
from django.forms import DateInput, HiddenInput, TextInput
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import BooleanWidget

from acts.models import ResponseAct
from facilities.models import Facility
from oversight.core.enums import OfficeLevel
from oversight.core.models import Office
from oversight.core.policies import INSPECTORS
from oversight.duties.enums import CourtStage
from oversight.duties.models import CourtMatter

from .enums import Agreement, CourtResult, HearingState, RulingMatter, Source, Standing
from .models import CourtCase, Hearing, Ruling, courts_known


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
        return queryset.filter(office__within=office)


def _acts(request):
    return ResponseAct.objects.visible_to(request.user)


def _courts(request):
    return courts_known()


def _matters():
    """Each matter once, by its code, in the words of the newest edition that has it."""
    matters = CourtMatter.objects.order_by("edition__in_force_from", "position")
    return list({matter.code: (matter.code, matter.title) for matter in matters}.values())


class CourtCaseFilter(filters.FilterSet):
    """Which cases: by words, matter, stage, court, result; of hearings set between days, or without an outcome."""

    q = filters.CharFilter(label=_("Number or subject"), method="of_words", widget=TextInput({"type": "search"}))
    matter = filters.ChoiceFilter(
        label=_("Kind of participation"),
        field_name="matter__code",
        choices=_matters,
        empty_label=_("Every kind of participation"),
    )
    stage = filters.ChoiceFilter(
        label=_("Stage"), choices=CourtStage.choices, method="at_stage", empty_label=_("Every stage")
    )
    court = filters.ModelChoiceFilter(
        label=_("Court"), queryset=_courts, method="of_court", empty_label=_("Every court")
    )
    result = filters.MultipleChoiceFilter(label=_("Result"), field_name="decision__result", choices=CourtResult.choices)
    agreement = filters.ChoiceFilter(
        label=_("Does the decision follow the prosecutor's position?"),
        field_name="decision__agreement",
        choices=Agreement.choices,
        empty_label=_("All"),
    )
    lost = filters.BooleanFilter(label=_("Lost in court"), method="of_loss", widget=BooleanWidget)
    awaiting = filters.BooleanFilter(
        label=_("Without the outcome of a hearing"), method="of_outcome", widget=BooleanWidget
    )
    missed = filters.BooleanFilter(label=_("With a hearing not attended"), method="of_absence", widget=BooleanWidget)
    mine = filters.BooleanFilter(label=_("I take part"), method="of_officer", widget=BooleanWidget)
    set_from = filters.DateFilter(label=_("Hearing set from"), method="from_day", widget=DateInput({"type": "date"}))
    set_until = filters.DateFilter(
        label=_("Hearing set through"), method="until_day", widget=DateInput({"type": "date"})
    )
    office = filters.ModelChoiceFilter(
        label=_("Office"), queryset=_offices, method="within_office", empty_label=_("All offices")
    )
    facility = filters.ModelChoiceFilter(label=_("Facility"), queryset=_facilities, widget=HiddenInput)
    response_act = filters.ModelChoiceFilter(label=_("Response act"), queryset=_acts, widget=HiddenInput)

    class Meta:
        model = CourtCase
        fields = []

    def of_words(self, queryset, name, text):
        return queryset.filter(Q(number__icontains=text) | Q(subject__icontains=text))

    def at_stage(self, queryset, name, stage):
        return queryset.filter(pk__in=Hearing.objects.filter(stage=stage).values("case"))

    def of_court(self, queryset, name, court):
        return queryset.filter(Q(court=court) | Q(pk__in=Hearing.objects.filter(court=court).values("case")))

    def of_loss(self, queryset, name, wanted):
        lost = CourtCase.objects.lost().values("pk")
        return queryset.filter(pk__in=lost) if wanted else queryset.exclude(pk__in=lost)

    def of_outcome(self, queryset, name, wanted):
        return _with(queryset, Hearing.objects.awaiting_outcome(timezone.now()), wanted)

    def of_absence(self, queryset, name, wanted):
        return _with(queryset, Hearing.objects.filter(state=HearingState.NOT_ATTENDED), wanted)

    def of_officer(self, queryset, name, wanted):
        return _with(queryset, Hearing.objects.filter(officer=self.request.user), wanted)

    def from_day(self, queryset, name, day):
        return _with(queryset, Hearing.objects.still_set().filter(**self._days()), True)

    def until_day(self, queryset, name, day):
        return _with(queryset, Hearing.objects.still_set().filter(**self._days()), True)

    def within_office(self, queryset, name, office):
        within = Office.objects.within(office).values("pk")
        return queryset.filter(Q(office__in=within) | Q(given_to__in=within))

    def _days(self):
        """One hearing lies between both days, not one after the first and another before the last."""
        said = self.form.cleaned_data
        bounds = {"set_for__date__gte": said.get("set_from"), "set_for__date__lte": said.get("set_until")}
        return {name: day for name, day in bounds.items() if day}


class HearingFilter(filters.FilterSet):
    """Which hearings: by state, stage, of a case, by the day; mine; without an outcome."""

    case = filters.NumberFilter(label=_("Court case"))
    state = filters.MultipleChoiceFilter(label=_("State"), choices=HearingState.choices)
    stage = filters.ChoiceFilter(label=_("Stage"), choices=CourtStage.choices)
    awaiting = filters.BooleanFilter(label=_("Without an outcome"), method="of_outcome", widget=BooleanWidget)
    mine = filters.BooleanFilter(label=_("I take part"), method="of_officer", widget=BooleanWidget)
    set_from = filters.DateFilter(label=_("Set from"), field_name="set_for", lookup_expr="date__gte")
    set_until = filters.DateFilter(label=_("Set through"), field_name="set_for", lookup_expr="date__lte")

    class Meta:
        model = Hearing
        fields = []

    def of_outcome(self, queryset, name, wanted):
        late = Hearing.objects.awaiting_outcome(timezone.now()).values("pk")
        return queryset.filter(pk__in=late) if wanted else queryset.exclude(pk__in=late)

    def of_officer(self, queryset, name, wanted):
        mine = {"officer": self.request.user}
        return queryset.filter(**mine) if wanted else queryset.exclude(**mine)


def _with(queryset, hearings, wanted):
    found = hearings.values("case")
    return queryset.filter(pk__in=found) if wanted else queryset.exclude(pk__in=found)
