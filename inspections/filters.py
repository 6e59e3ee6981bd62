"""What lists of inspections and orders are narrowed by; the pages and the API share it."""

from datetime import date, datetime, time, timedelta

import django_filters as filters
from django.db.models import Exists, OuterRef, Q
from django.forms import DateInput, HiddenInput, TextInput
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import BooleanWidget

from facilities.enums import PenalRoomKind
from facilities.filters import OfFacilities
from oversight.core.models import Office
from oversight.documents.enums import ConclusionState
from oversight.duties.models import InspectionKind

from .enums import Ground, InspectionState, PartState, PlanState
from .models import Finding, Inspection, JointPart, Order, Placement, Plan


def _offices(request):
    return Office.objects.visible_to(request.user)


def _kinds():
    """Each kind once, by its code, in the words of the newest edition that has it."""
    kinds = InspectionKind.objects.order_by("edition__in_force_from", "position")
    return list({kind.code: (kind.code, kind.title) for kind in kinds}.values())


def _yes(label, **kwargs):
    return filters.BooleanFilter(label=label, widget=BooleanWidget, **kwargs)


class InspectionFilter(OfFacilities):
    """Which inspections: also by kind, state, day of the beginning (before it, of the plan), time, findings."""

    kind = filters.ChoiceFilter(
        label=_("Kind of inspection"), field_name="kind__code", choices=_kinds, empty_label=_("Every kind")
    )
    state = filters.MultipleChoiceFilter(label=_("State"), choices=InspectionState.choices)
    from_on = filters.DateFilter(label=_("From"), method="from_day", widget=DateInput({"type": "date"}))
    until_on = filters.DateFilter(label=_("Through"), method="until_day", widget=DateInput({"type": "date"}))
    at_night = _yes(_("At night"))
    on_weekend = _yes(_("On a weekend"))
    on_holiday = _yes(_("On a holiday"))
    with_findings = _yes(_("With violations"), method="having_findings")

    class Meta:
        model = Inspection
        fields = []

    def from_day(self, queryset, name, day):
        return queryset.filter(Q(started_at__gte=_midnight(day)) | Q(started_at=None, planned_on__gte=day))

    def until_day(self, queryset, name, day):
        if day == date.max:
            return queryset
        ends = _midnight(day + timedelta(days=1))
        return queryset.filter(Q(started_at__lt=ends) | Q(started_at=None, planned_on__lte=day))

    def having_findings(self, queryset, name, wanted):
        found = Exists(Finding.objects.filter(inspection=OuterRef("pk")))
        return queryset.filter(found if wanted else ~found)


class OrderFilter(OfFacilities):
    """Which orders: also by ground, by standing, by a day of the inspection they order."""

    STANDINGS = [("draft", _("Drafts")), ("signed", _("In force")), ("withdrawn", _("Withdrawn"))]

    ground = filters.ChoiceFilter(label=_("Ground"), choices=Ground.choices, empty_label=_("Every ground"))
    standing = filters.ChoiceFilter(
        label=_("State"), choices=STANDINGS, method="of_standing", empty_label=_("Every state")
    )
    on = filters.DateFilter(label=_("On the day"), method="on_day", widget=DateInput({"type": "date"}))

    class Meta:
        model = Order
        fields = []

    def of_standing(self, queryset, name, standing):
        if standing == "withdrawn":
            return queryset.exclude(withdrawn_at=None)
        return queryset.filter(withdrawn_at=None, signed_at__isnull=standing == "draft")

    def on_day(self, queryset, name, day):
        return queryset.filter(begins_on__lte=day, ends_on__gte=day)


class PlacementFilter(OfFacilities):
    """Which placements: also by the person, the kind of room, and how far the review has come."""

    REVIEWS = [
        ("waiting", _("Not reviewed yet")),
        ("on_approval", _("On approval")),
        ("lawful", _("Lawful")),
        ("unlawful", _("Unlawful")),
        ("withdrawn", _("Withdrawn")),
    ]

    q = filters.CharFilter(
        label=_("Name of the person or of the facility"), method="of_name", widget=TextInput({"type": "search"})
    )
    review = filters.ChoiceFilter(label=_("Review"), choices=REVIEWS, method="of_review", empty_label=_("Every review"))
    room_kind = filters.ChoiceFilter(
        label=_("Kind of room"), field_name="room__kind", choices=PenalRoomKind.choices, empty_label=_("Every room")
    )

    class Meta:
        model = Placement
        fields = []

    def of_name(self, queryset, name, text):
        named = Q(facility__name_ru__icontains=text) | Q(facility__name_kk__icontains=text)
        return queryset.filter(named | Q(full_name__icontains=text))

    def of_review(self, queryset, name, review):
        if review == "withdrawn":
            return queryset.exclude(withdrawn_at=None)
        approved = Q(conclusion__state=ConclusionState.APPROVED)
        which = {
            "waiting": ~approved,
            "on_approval": Q(conclusion__state=ConclusionState.ON_APPROVAL),
            "lawful": approved & Q(conclusion__lawful=True),
            "unlawful": approved & Q(conclusion__lawful=False),
        }
        return queryset.standing().filter(which[review])


class PlanFilter(filters.FilterSet):
    """Which plans of work: of which office, in which state, for a day."""

    office = filters.ModelChoiceFilter(
        label=_("Office"), queryset=_offices, method="within_office", empty_label=_("All offices")
    )
    state = filters.ChoiceFilter(label=_("State"), choices=PlanState.choices, empty_label=_("Every state"))
    on = filters.DateFilter(label=_("On the day"), method="on_day", widget=DateInput({"type": "date"}))

    class Meta:
        model = Plan
        fields = []

    def within_office(self, queryset, name, office):
        return queryset.filter(office__within=office)

    def on_day(self, queryset, name, day):
        return queryset.filter(begins_on__lte=day, ends_on__gte=day)


def _midnight(day):
    """When `day` begins by the clock of the officer who asks."""
    return datetime.combine(day, time.min, get_current_timezone())


class PartFilter(filters.FilterSet):
    """Parts of joint inspections: of which inspection, how far they have come, whose they are."""

    inspection = filters.ModelChoiceFilter(
        label=_("Inspection"), queryset=lambda request: Inspection.objects.visible_to(request.user), widget=HiddenInput
    )
    state = filters.MultipleChoiceFilter(label=_("State"), choices=PartState.choices)
    ours = _yes(_("Asked of our office"), method="of_ours")

    class Meta:
        model = JointPart
        fields = []

    def of_ours(self, queryset, name, ours):
        own = Q(office=self.request.user.office_id)
        return queryset.filter(own if ours else ~own)
