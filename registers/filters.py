"""What lists of receptions are narrowed by; the pages and the API share it."""

import django_filters as filters
from django.db.models import Exists, OuterRef, Q
from django.forms import DateInput, HiddenInput, TextInput
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import BooleanWidget

from facilities.filters import OfFacilities
from inspections.models import Inspection
from oversight.core.enums import Direction
from oversight.core.models import Office
from oversight.duties.enums import BodyLevel

from .enums import LegalActKind, MeetingKind, ReceptionState, VisitorCategory
from .models import Instruction, Meeting, Reception, ReviewedAct, Visitor


def _offices(request):
    return Office.objects.visible_to(request.user)


def _inspections(request):
    return Inspection.objects.visible_to(request.user)


class ReceptionFilter(OfFacilities):
    """Which receptions: by facility, office, state, days, who came, the direction complained of, what is overdue."""

    inspection = filters.ModelChoiceFilter(label=_("Inspection"), queryset=_inspections, widget=HiddenInput)
    state = filters.MultipleChoiceFilter(label=_("State"), choices=ReceptionState.choices)
    from_on = filters.DateFilter(
        label=_("From"), field_name="began_at", lookup_expr="date__gte", widget=DateInput({"type": "date"})
    )
    until_on = filters.DateFilter(
        label=_("Through"), field_name="began_at", lookup_expr="date__lte", widget=DateInput({"type": "date"})
    )
    category = filters.ChoiceFilter(
        label=_("Who came"), choices=VisitorCategory.choices, method="of_visitors", empty_label=_("Whoever")
    )
    direction = filters.ChoiceFilter(
        label=_("Priority direction"), choices=Direction.choices, method="of_visitors", empty_label=_("Every direction")
    )
    overdue = filters.BooleanFilter(label=_("A term has passed"), method="of_term", widget=BooleanWidget)

    class Meta:
        model = Reception
        fields = []

    def of_visitors(self, queryset, name, value):
        return queryset.filter(Exists(Visitor.objects.filter(reception=OuterRef("pk"), **{name: value})))

    def of_term(self, queryset, name, wanted):
        late = Exists(Visitor.objects.overdue(timezone.localdate()).filter(reception=OuterRef("pk")))
        return queryset.filter(late) if wanted else queryset.exclude(late)


class OfOffices(filters.FilterSet):
    office = filters.ModelChoiceFilter(
        label=_("Office"), queryset=_offices, method="within_office", empty_label=_("All offices")
    )

    def within_office(self, queryset, name, office):
        return queryset.filter(office__within=office)


class LegalActFilter(OfOffices):
    """Which legal acts: by words of the body, the number or the subject, office, level, lawful, without a protest."""

    q = filters.CharFilter(label=_("Body, number or subject"), method="of_words", widget=TextInput({"type": "search"}))
    inspection = filters.ModelChoiceFilter(label=_("Inspection"), queryset=_inspections, widget=HiddenInput)
    kind = filters.ChoiceFilter(label=_("Kind"), choices=LegalActKind.choices, empty_label=_("Every kind"))
    level = filters.ChoiceFilter(
        label=_("Level of the body"),
        field_name="body__level",
        choices=BodyLevel.choices,
        empty_label=_("Every level"),
    )
    lawful = filters.BooleanFilter(label=_("Lawful"), widget=BooleanWidget)
    unprotested = filters.BooleanFilter(
        label=_("Unlawful without a protest"), method="of_protest", widget=BooleanWidget
    )

    class Meta:
        model = ReviewedAct
        fields = []

    def of_words(self, queryset, name, text):
        found = Q()
        for one in ("body__name_ru", "body__name_kk", "number", "subject"):
            found |= Q(**{f"{one}__icontains": text})
        return queryset.filter(found)

    def of_protest(self, queryset, name, wanted):
        left = ReviewedAct.objects.unprotested().values("pk")
        return queryset.filter(pk__in=left) if wanted else queryset.exclude(pk__in=left)


class MeetingFilter(OfOffices):
    """Which meetings: by words of the subject or the decision, kind, days, what they left undone in its term."""

    q = filters.CharFilter(label=_("Subject or decision"), method="of_words", widget=TextInput({"type": "search"}))
    kind = filters.ChoiceFilter(label=_("Kind"), choices=MeetingKind.choices, empty_label=_("Every kind"))
    inspection = filters.ModelChoiceFilter(
        label=_("Inspection"), field_name="inspections", queryset=_inspections, widget=HiddenInput
    )
    from_on = filters.DateFilter(
        label=_("From"), field_name="held_on", lookup_expr="gte", widget=DateInput({"type": "date"})
    )
    until_on = filters.DateFilter(
        label=_("Through"), field_name="held_on", lookup_expr="lte", widget=DateInput({"type": "date"})
    )
    overdue = filters.BooleanFilter(label=_("A term has passed"), method="of_term", widget=BooleanWidget)

    class Meta:
        model = Meeting
        fields = []

    def of_words(self, queryset, name, text):
        return queryset.filter(Q(subject__icontains=text) | Q(decision__icontains=text))

    def of_term(self, queryset, name, wanted):
        late = Exists(Instruction.objects.overdue(timezone.localdate()).filter(meeting=OuterRef("pk")))
        return queryset.filter(late) if wanted else queryset.exclude(late)


class InstructionFilter(OfOffices):
    """Which instructions: by words, responsible office, waiting or not, past their term."""

    q = filters.CharFilter(
        label=_("What is to be done"), field_name="words", lookup_expr="icontains", widget=TextInput({"type": "search"})
    )
    waiting = filters.BooleanFilter(label=_("Not done yet"), method="of_waiting", widget=BooleanWidget)
    overdue = filters.BooleanFilter(label=_("A term has passed"), method="of_term", widget=BooleanWidget)

    class Meta:
        model = Instruction
        fields = []

    def of_waiting(self, queryset, name, wanted):
        waiting = Instruction.objects.waiting().values("pk")
        return queryset.filter(pk__in=waiting) if wanted else queryset.exclude(pk__in=waiting)

    def of_term(self, queryset, name, wanted):
        late = Instruction.objects.overdue(timezone.localdate()).values("pk")
        return queryset.filter(pk__in=late) if wanted else queryset.exclude(pk__in=late)
