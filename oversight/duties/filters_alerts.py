"""What the alert desk is narrowed by; the page and the API share it."""

import django_filters as filters
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Office

from .models import Alert

WHOSE = [("mine", _("Told to me")), ("office", _("Told to my office")), ("all", _("My office's and below"))]
STANDINGS = [
    ("waiting", _("Waiting to be acknowledged")),
    ("taken", _("Acknowledged")),
    ("closed", _("Closed")),
]
CLASSES = [("true", _("statutory")), ("false", _("informational"))]


def _offices(request):
    return Office.objects.visible_to(request.user)


class AlertFilter(filters.FilterSet):
    """Which alerts: to whom they were told, where they stand, of which class, about which office.

    Of an office, or of all, several officers told of one step are one row: the first of them.
    """

    whose = filters.ChoiceFilter(label=_("Told to whom"), choices=WHOSE, method="told_to", empty_label=None)
    standing = filters.ChoiceFilter(
        label=_("Standing"), choices=STANDINGS, method="that_stand", empty_label=_("Waiting and acknowledged")
    )
    statutory = filters.ChoiceFilter(
        label=_("Class"), choices=CLASSES, method="of_class", empty_label=_("Statutory and informational")
    )
    office = filters.ModelChoiceFilter(
        label=_("Office"), queryset=_offices, method="within_office", empty_label=_("All offices")
    )

    class Meta:
        model = Alert
        fields = []

    def told_to(self, queryset, name, whose):
        officer = self.request.user
        if whose == "mine":
            return queryset.filter(officer=officer)
        told_before = Alert.objects.filter(escalation=OuterRef("escalation"), pk__lt=OuterRef("pk"))
        if whose == "office":
            queryset = queryset.filter(officer__office=officer.office_id)
            told_before = told_before.filter(officer__office=officer.office_id)
        return queryset.exclude(Exists(told_before))

    def that_stand(self, queryset, name, standing):
        now = timezone.now()
        if standing == "waiting":
            return queryset.waiting(now)
        if standing == "taken":
            return queryset.standing().filter(ack_expires_at__gt=now)
        return queryset.filter(closed_at__isnull=False)

    def of_class(self, queryset, name, statutory):
        return queryset.filter(statutory=statutory == "true")

    def within_office(self, queryset, name, office):
        return queryset.filter(office__within=office)


class DeskFilter(AlertFilter):
    """As the desk opens: one's own, and what is closed stays out."""

    def filter_queryset(self, queryset):
        said = self.form.cleaned_data
        if not said.get("whose"):
            queryset = self.told_to(queryset, "whose", "mine")
        if not said.get("standing"):
            queryset = queryset.standing()
        return super().filter_queryset(queryset)
