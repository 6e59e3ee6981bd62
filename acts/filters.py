"""What lists of acts, violations and detentions are narrowed by; the pages and the API share it."""

import django_filters as filters
from django.db.models import Q
from django.forms import DateInput, HiddenInput, TextInput
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import BooleanWidget

from facilities.models import Facility
from oversight.core.models import Office
from oversight.duties.enums import BodyLevel
from oversight.duties.models import ActKind

from .enums import ActState, Cause, ViolationState
from .models import ResponseAct, UnlawfulDetention, Violation


def _offices(request):
    return Office.objects.visible_to(request.user)


def _facilities(request):
    return Facility.objects.visible_to(request.user)


def _kinds():
    """Each kind once, by its code, in the words of the newest edition that has it."""
    kinds = ActKind.objects.order_by("edition__in_force_from", "position")
    return list({kind.code: (kind.code, kind.title) for kind in kinds}.values())


class OfPlaces(filters.FilterSet):
    facility = filters.ModelChoiceFilter(label=_("Facility"), queryset=_facilities, widget=HiddenInput)
    office = filters.ModelChoiceFilter(
        label=_("Office"), queryset=_offices, method="within_office", empty_label=_("All offices")
    )

    def within_office(self, queryset, name, office):
        return queryset.filter(office__within=office)


class ActFilter(OfPlaces):
    """Which acts: by words of the facility, the body or the subject; kind, state, level; overdue; days of sending."""

    q = filters.CharFilter(
        label=_("Facility, body or subject"), method="of_words", widget=TextInput({"type": "search"})
    )
    kind = filters.ChoiceFilter(label=_("Kind"), field_name="kind__code", choices=_kinds, empty_label=_("Every kind"))
    state = filters.MultipleChoiceFilter(label=_("State"), choices=ActState.choices)
    level = filters.ChoiceFilter(
        label=_("Level of the body"),
        field_name="body__level",
        choices=BodyLevel.choices,
        empty_label=_("Every level"),
    )
    overdue = filters.BooleanFilter(label=_("Without an answer in its term"), method="of_term", widget=BooleanWidget)
    unread = filters.BooleanFilter(label=_("Not read by the oblast yet"), method="not_noted", widget=BooleanWidget)
    repeated = filters.BooleanFilter(label=_("With repeated violations"), method="of_repetition", widget=BooleanWidget)
    sent_from = filters.DateFilter(
        label=_("Sent from"), field_name="sent_at", lookup_expr="date__gte", widget=DateInput({"type": "date"})
    )
    sent_until = filters.DateFilter(
        label=_("Sent through"), field_name="sent_at", lookup_expr="date__lte", widget=DateInput({"type": "date"})
    )

    class Meta:
        model = ResponseAct
        fields = []

    def of_words(self, queryset, name, text):
        names = ("facility__name_ru", "facility__name_kk", "body__name_ru", "body__name_kk", "subject")
        found = Q()
        for one in names:
            found |= Q(**{f"{one}__icontains": text})
        return queryset.filter(found)

    def of_term(self, queryset, name, wanted):
        overdue = ResponseAct.objects.overdue(timezone.localdate()).values("pk")
        return queryset.filter(pk__in=overdue) if wanted else queryset.exclude(pk__in=overdue)

    def not_noted(self, queryset, name, wanted):
        unread = ResponseAct.objects.unread_by_oblast().values("pk")
        return queryset.filter(pk__in=unread) if wanted else queryset.exclude(pk__in=unread)

    def of_repetition(self, queryset, name, wanted):
        repeating = Violation.objects.filter(repeats__isnull=False).values("act")
        return queryset.filter(pk__in=repeating) if wanted else queryset.exclude(pk__in=repeating)


class ViolationFilter(OfPlaces):
    """Which violations: by words, state, repeated, past their term."""

    q = filters.CharFilter(label=_("Violation or norm"), method="of_words", widget=TextInput({"type": "search"}))
    state = filters.MultipleChoiceFilter(label=_("State"), choices=ViolationState.choices)
    repeated = filters.BooleanFilter(label=_("Repeated"), method="of_repetition", widget=BooleanWidget)
    overdue = filters.BooleanFilter(label=_("Past its term"), method="of_term", widget=BooleanWidget)

    class Meta:
        model = Violation
        fields = []

    def of_words(self, queryset, name, text):
        return queryset.filter(Q(what__icontains=text) | Q(norm__icontains=text))

    def of_repetition(self, queryset, name, wanted):
        return queryset.filter(repeats__isnull=not wanted)

    def of_term(self, queryset, name, wanted):
        overdue = Violation.objects.overdue(timezone.localdate()).values("pk")
        return queryset.filter(pk__in=overdue) if wanted else queryset.exclude(pk__in=overdue)


class DetentionFilter(OfPlaces):
    """Which unlawful detentions: by the facility's name, cause, whether the person is still held."""

    q = filters.CharFilter(label=_("Name of the facility"), method="of_words", widget=TextInput({"type": "search"}))
    cause = filters.ChoiceFilter(label=_("Cause"), choices=Cause.choices, empty_label=_("Every cause"))
    held = filters.BooleanFilter(
        label=_("Still held"), field_name="released_at", lookup_expr="isnull", widget=BooleanWidget
    )

    class Meta:
        model = UnlawfulDetention
        fields = []

    def of_words(self, queryset, name, text):
        return queryset.filter(Q(facility__name_ru__icontains=text) | Q(facility__name_kk__icontains=text))
