import django_filters
from django.forms import DateInput
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Office

from .enums import DocumentKind
from .models import Document


def _offices(request):
    return Office.objects.visible_to(request.user)


class DocumentFilter(django_filters.FilterSet):
    """Which papers: by kind, by number, of an office with those below it, by the day of issue in the reader's zone."""

    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=DocumentKind.choices, empty_label=_("All kinds"))
    office = django_filters.ModelChoiceFilter(
        label=_("Office"), queryset=_offices, method="within_office", empty_label=_("All offices")
    )
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

    def within_office(self, queryset, name, office):
        return queryset.filter(office__in=Office.objects.within(office))
