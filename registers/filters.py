"""What lists of receptions are narrowed by; the pages and the API share it."""

import django_filters as filters
from django.db.models import Exists, OuterRef
from django.forms import DateInput, HiddenInput
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import BooleanWidget

from inspections.filters import OfFacilities
from inspections.models import Inspection
from oversight.core.enums import Direction

from .enums import ReceptionState, VisitorCategory
from .models import Reception, Visitor


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
