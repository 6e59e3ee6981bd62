"""What lists of requests and of requisitions are narrowed by; the pages and the API share it."""

import django_filters as filters
from django.db.models import Q
from django.forms import HiddenInput, TextInput
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import BooleanWidget

from facilities.models import Facility
from oversight.core.models import Office

from .enums import CaseKind, InquiryKind, InquiryState, RequisitionState
from .models import Inquiry, Requisition


def _facilities(request):
    return Facility.objects.visible_to(request.user)


def _offices(request):
    return Office.objects.visible_to(request.user)


class InquiryFilter(filters.FilterSet):
    """Which requests: by words, to us or from us, kind, state, past their day; of one facility."""

    SIDES = [("received", _("Received by my office")), ("sent", _("Sent by my office"))]

    q = filters.CharFilter(label=_("Subject"), method="of_words", widget=TextInput({"type": "search"}))
    side = filters.ChoiceFilter(label=_("Which way"), choices=SIDES, method="of_side", empty_label=_("Both ways"))
    kind = filters.ChoiceFilter(label=_("Kind"), choices=InquiryKind.choices, empty_label=_("Every kind"))
    state = filters.MultipleChoiceFilter(label=_("State"), choices=InquiryState.choices)
    overdue = filters.BooleanFilter(label=_("Without an answer in its term"), method="of_term", widget=BooleanWidget)
    office = filters.ModelChoiceFilter(
        label=_("Office"), queryset=_offices, method="within_office", empty_label=_("All offices")
    )
    facility = filters.ModelChoiceFilter(
        label=_("Facility"), queryset=_facilities, widget=HiddenInput, method="of_facility"
    )

    class Meta:
        model = Inquiry
        fields = []

    def of_words(self, queryset, name, text):
        return queryset.filter(Q(subject__icontains=text) | Q(entries__words__icontains=text)).distinct()

    def of_side(self, queryset, name, side):
        own = "asked_office" if side == "received" else "office"
        return queryset.filter(**{own: self.request.user.office_id})

    def of_term(self, queryset, name, wanted):
        overdue = Inquiry.objects.overdue(timezone.localdate()).values("pk")
        return queryset.filter(pk__in=overdue) if wanted else queryset.exclude(pk__in=overdue)

    def within_office(self, queryset, name, office):
        return queryset.filter(Q(office__within=office) | Q(asked_office__within=office))

    def of_facility(self, queryset, name, facility):
        names = ("facility", "inspection__facility", "response_act__facility", "obligation__facility")
        found = Q()
        for one in names:
            found |= Q(**{one: facility})
        return queryset.filter(found)


class RequisitionFilter(filters.FilterSet):
    """Which requisitions: by words, kind of case, state, past their day."""

    q = filters.CharFilter(label=_("Files or from whom"), method="of_words", widget=TextInput({"type": "search"}))
    case_kind = filters.ChoiceFilter(label=_("Kind"), choices=CaseKind.choices, empty_label=_("Every kind"))
    state = filters.MultipleChoiceFilter(label=_("State"), choices=RequisitionState.choices)
    overdue = filters.BooleanFilter(label=_("Not received in time"), method="of_term", widget=BooleanWidget)
    office = filters.ModelChoiceFilter(
        label=_("Office"), queryset=_offices, method="within_office", empty_label=_("All offices")
    )

    class Meta:
        model = Requisition
        fields = []

    def of_words(self, queryset, name, text):
        names = ("what", "from_body", "from_office__name_ru", "from_office__name_kk")
        found = Q()
        for one in names:
            found |= Q(**{f"{one}__icontains": text})
        return queryset.filter(found)

    def of_term(self, queryset, name, wanted):
        overdue = Requisition.objects.overdue(timezone.localdate()).values("pk")
        return queryset.filter(pk__in=overdue) if wanted else queryset.exclude(pk__in=overdue)

    def within_office(self, queryset, name, office):
        return queryset.filter(office__within=office)
