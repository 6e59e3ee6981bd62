"""What lists of officers and the audit trail are narrowed by."""

from datetime import datetime, time, timedelta

import django_filters as filters
from django.db.models import Q
from django.forms import DateInput, HiddenInput, TextInput
from django.utils import timezone
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import BooleanWidget

from . import wording
from .enums import AbsenceKind, Branch, OfficeLevel, Role
from .models import Absence, AuditRow, Office, Officer


class YesNo(BooleanWidget):
    """Yes, no, or no matter."""

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.choices = [("", _("No matter")), ("true", _("Yes")), ("false", _("No"))]


def _offices(request):
    return Office.objects.visible_to(request.user)


def _acts():
    return sorted(((act.value, act.label) for act in wording.acts().values()), key=lambda one: str(one[1]))


class OfficeFilter(filters.FilterSet):
    q = filters.CharFilter(label=_("Name"), method="of_name", widget=TextInput({"type": "search"}))
    level = filters.ChoiceFilter(label=_("Level"), choices=OfficeLevel.choices, empty_label=_("Every level"))
    branch = filters.ChoiceFilter(label=_("Branch"), choices=Branch.choices, empty_label=_("Every branch"))

    class Meta:
        model = Office
        fields = []

    def of_name(self, queryset, name, text):
        return queryset.filter(Q(name_ru__icontains=text) | Q(name_kk__icontains=text))


class OfficerFilter(filters.FilterSet):
    """By words in the name or the post, office with those below it, role, and who may sign in."""

    q = filters.CharFilter(label=_("Name or post"), method="of_words", widget=TextInput({"type": "search"}))
    office = filters.ModelChoiceFilter(
        label=_("Office"), queryset=_offices, method="within_office", empty_label=_("Every office")
    )
    role = filters.ChoiceFilter(label=_("Role"), choices=Role.choices, method="of_role", empty_label=_("Every role"))
    active = filters.ChoiceFilter(
        label=_("May sign in"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        method="of_active",
        empty_label=_("Whoever"),
    )

    class Meta:
        model = Officer
        fields = []

    def of_words(self, queryset, name, text):
        for word in text.split():
            queryset = queryset.filter(
                Q(surname__icontains=word)
                | Q(given_name__icontains=word)
                | Q(patronymic__icontains=word)
                | Q(post_ru__icontains=word)
                | Q(post_kk__icontains=word)
            )
        return queryset

    def within_office(self, queryset, name, office):
        return queryset.filter(office__within=office)

    def of_role(self, queryset, name, role):
        return queryset.filter(roles__contains=[role])

    def of_active(self, queryset, name, answer):
        return queryset.filter(is_active=answer == "yes")


class AbsenceFilter(filters.FilterSet):
    """By words in the name, office with those below it, reason, and when."""

    q = filters.CharFilter(label=_("Officer"), method="of_words", widget=TextInput({"type": "search"}))
    office = filters.ModelChoiceFilter(
        label=_("Office"), queryset=_offices, method="within_office", empty_label=_("Every office")
    )
    kind = filters.ChoiceFilter(label=_("Reason"), choices=AbsenceKind.choices, empty_label=_("Every reason"))
    when = filters.ChoiceFilter(
        label=_("When"),
        choices=[("now", _("Now")), ("coming", _("To come")), ("over", _("Over"))],
        method="of_when",
        empty_label=_("Whenever"),
    )

    class Meta:
        model = Absence
        fields = []

    def of_words(self, queryset, name, text):
        for word in text.split():
            queryset = queryset.filter(Q(officer__surname__icontains=word) | Q(officer__given_name__icontains=word))
        return queryset

    def within_office(self, queryset, name, office):
        return queryset.filter(officer__office__within=office)

    def of_when(self, queryset, name, when):
        now = timezone.now()
        if when == "now":
            return queryset.at(now)
        return queryset.over(now) if when == "over" else queryset.filter(from_at__gt=now)


class AuditFilter(filters.FilterSet):
    """By days in the reader's zone, officer, act and subject; `of` and `number` name one subject exactly."""

    from_on = filters.DateFilter(label=_("From"), method="from_day", widget=DateInput({"type": "date"}))
    until_on = filters.DateFilter(label=_("Through"), method="until_day", widget=DateInput({"type": "date"}))
    officer = filters.CharFilter(label=_("Officer"), field_name="officer_name", lookup_expr="icontains")
    action = filters.ChoiceFilter(label=_("Act"), choices=_acts, empty_label=_("Every act"))
    subject = filters.CharFilter(label=_("About"), field_name="subject_title", lookup_expr="icontains")
    of = filters.CharFilter(label=_("Kind of thing"), field_name="subject_type", widget=HiddenInput)
    number = filters.NumberFilter(
        label=_("Its number"),
        field_name="subject_id",
        min_value=1,
        max_value=2**63 - 1,
        decimal_places=0,
        widget=HiddenInput,
    )

    class Meta:
        model = AuditRow
        fields = []

    def from_day(self, queryset, name, day):
        return queryset.filter(at__gte=_midnight(day))

    def until_day(self, queryset, name, day):
        return queryset.filter(at__lt=_midnight(day + timedelta(days=1)))


def _midnight(day):
    """When `day` begins by the clock of the officer who asks."""
    return datetime.combine(day, time.min, get_current_timezone())
