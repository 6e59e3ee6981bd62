"""What lists of duties are narrowed by; the pages and the API share it."""

from datetime import date, datetime, time, timedelta

import django_filters as filters
from django.db.models import F, Q
from django.forms import DateInput, HiddenInput, TextInput
from django.utils import timezone
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.filters import YesNo
from oversight.core.models import Office

from .enums import ObligationState as State
from .models import Obligation, Rule

#: How a fulfilled duty was met.
MET = [
    ("in_time", _("In time")),
    ("late", _("Late")),
    ("entered_late", _("In time, entered late")),
]


def _offices(request):
    return Office.objects.visible_to(request.user)


def _facilities(request):
    return Facility.objects.visible_to(request.user)


def _rules():
    """Each rule once, by its code, in the words of the newest edition that has it."""
    rules = Rule.objects.order_by("edition__in_force_from", "position")
    return list({rule.code: (rule.code, rule.title) for rule in rules}.values())


def _yes(label, **kwargs):
    return filters.BooleanFilter(label=label, widget=YesNo, **kwargs)


def _day(label, **kwargs):
    return filters.DateFilter(label=label, widget=DateInput({"type": "date"}), **kwargs)


class ObligationFilter(filters.FilterSet):
    """Which duties: by facility, office with those below it, rule, state, and the day by the end of which they are due.

    A duty due at 24:00 of a day is due on that day, not on the next.
    """

    q = filters.CharFilter(label=_("Name of the facility"), method="of_name", widget=TextInput({"type": "search"}))
    mine = _yes(_("Of my own office only"), method="of_own_office")
    state = filters.MultipleChoiceFilter(label=_("State"), choices=State.choices)
    overdue = _yes(_("Overdue"), method="that_are_overdue")
    met = filters.ChoiceFilter(label=_("How it was met"), choices=MET, method="that_were_met", empty_label=_("However"))
    rule = filters.ChoiceFilter(label=_("Rule"), field_name="code", choices=_rules, empty_label=_("Every rule"))
    office = filters.ModelChoiceFilter(
        label=_("Office"), queryset=_offices, method="within_office", empty_label=_("All offices")
    )
    alone = filters.ModelChoiceFilter(
        label=_("This office alone"), field_name="office", queryset=_offices, widget=HiddenInput
    )
    facility = filters.ModelChoiceFilter(label=_("Facility"), queryset=_facilities, widget=HiddenInput)
    due_from = _day(_("Due from"), method="due_from_day")
    due_until = _day(_("Due through"), method="due_until_day")

    #: The page without a query shows what is open; this one shows all.
    whole = "all=true"

    class Meta:
        model = Obligation
        fields = []

    def of_name(self, queryset, name, text):
        return queryset.filter(Q(facility__name_ru__icontains=text) | Q(facility__name_kk__icontains=text))

    def of_own_office(self, queryset, name, wanted):
        own = Q(office=self.request.user.office_id)
        return queryset.filter(own if wanted else ~own)

    def that_are_overdue(self, queryset, name, wanted):
        overdue = Q(state=State.OPEN, due_at__lt=timezone.now())
        return queryset.filter(overdue if wanted else ~overdue)

    def that_were_met(self, queryset, name, how):
        if how == "late":
            return queryset.met_late()
        met = queryset.met_in_time()
        return met.filter(entered_at__gt=F("due_at")) if how == "entered_late" else met

    def within_office(self, queryset, name, office):
        return queryset.filter(office__within=office)

    def due_from_day(self, queryset, name, day):
        return queryset.filter(due_at__gt=_midnight(day))

    def due_until_day(self, queryset, name, day):
        return queryset if day == date.max else queryset.filter(due_at__lte=_midnight(day + timedelta(days=1)))


def _midnight(day):
    """When `day` begins by the clock of the officer who asks."""
    return datetime.combine(day, time.min, get_current_timezone())
