import django_filters
from django.forms import DateInput
from django.utils.translation import gettext_lazy as _

from facilities.filters import OfFacilities

from .enums import DocumentKind
from .models import Document


class DocumentFilter(OfFacilities):
    """Which papers: by facility, by kind, by number, of an office with those below it, by the day of issue."""

    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=DocumentKind.choices, empty_label=_("All kinds"))
    number = django_filters.NumberFilter(label=_("Number"), field_name="number", min_value=1, max_value=2**31 - 1)
    issued_from = django_filters.DateFilter(
        label=_("Issued from"), field_name="issued_at", lookup_expr="date__gte", widget=DateInput({"type": "date"})
    )
    issued_until = django_filters.DateFilter(
        label=_("Issued until"), field_name="issued_at", lookup_expr="date__lte", widget=DateInput({"type": "date"})
    )

    class Meta:
        model = Document
        fields = []
