"""What the register of emergencies is narrowed by; the pages, the exports and the API share it."""

from datetime import timedelta

import django_filters as filters
from django.db.models import Q
from django.forms import DateInput, HiddenInput, TextInput
from django.utils.translation import gettext_lazy as _

from facilities.filters import OfFacilities
from inspections.filters import _midnight
from oversight.documents.enums import ConclusionState
from oversight.duties.enums import Register
from oversight.duties.models import EmergencyKind, Means
from oversight.duties.models.means import FORCE_CHOICES

from .enums import AllegationOutcome, AllegationSource, IncidentState
from .models import Allegation, AppliedMeans, ForcePerson, ForceStaff, ForceUse, Incident, SpecialRegime


def _kinds():
    """Each kind once, by its code, in the words of the newest edition that has it."""
    kinds = EmergencyKind.objects.order_by("edition__in_force_from", "position")
    return list({kind.code: (kind.code, kind.title) for kind in kinds}.values())


def _incidents(request):
    return Incident.objects.visible_to(request.user)


class IncidentFilter(OfFacilities):
    """Which emergencies: by register (23, 65), kind, state, day of receipt, region, duplicates."""

    register = filters.ChoiceFilter(
        label=_("Register"), choices=Register.choices, method="of_register", empty_label=_("Every register")
    )
    kind = filters.ChoiceFilter(
        label=_("What happened"), field_name="kind__code", choices=_kinds, empty_label=_("Every kind")
    )
    state = filters.ChoiceFilter(label=_("State"), choices=IncidentState.choices, empty_label=_("Every state"))
    from_on = filters.DateFilter(label=_("From"), method="from_day", widget=DateInput({"type": "date"}))
    until_on = filters.DateFilter(label=_("Through"), method="until_day", widget=DateInput({"type": "date"}))
    duplicates = filters.ChoiceFilter(
        label=_("Duplicates"),
        choices=[("without", _("Without duplicates")), ("only", _("Only duplicates"))],
        method="of_duplicates",
        empty_label=_("All reports"),
    )

    class Meta:
        model = Incident
        fields = []

    def within_office(self, queryset, name, office):
        return queryset.filter(Q(office__within=office) | Q(supervising_office__within=office))

    def of_register(self, queryset, name, register):
        return queryset.filter(kind__registers__contains=[register])

    def from_day(self, queryset, name, day):
        return queryset.filter(received_at__gte=_midnight(day))

    def until_day(self, queryset, name, day):
        if day.year >= 9999:
            return queryset
        return queryset.filter(received_at__lt=_midnight(day + timedelta(days=1)))

    def of_duplicates(self, queryset, name, which):
        return queryset.filter(duplicate_of__isnull=which == "without")


class RegimeFilter(OfFacilities):
    class Meta:
        model = SpecialRegime
        fields = []


def _means():
    """Each means once, by its code, in the words of the newest edition that has it."""
    means = Means.objects.order_by("edition__in_force_from", "position")
    return list({one.code: (one.code, one.title) for one in means}.values())


class ForceUseFilter(OfFacilities):
    """Which uses of force: by person, staff or facility, register, means, where the conclusion stands, day."""

    REVIEWS = [
        ("waiting", _("No approved conclusion yet")),
        ("on_approval", _("On approval")),
        ("lawful", _("Lawful")),
        ("unlawful", _("Unlawful")),
        ("unexplained", _("An explanation is missing")),
        ("withdrawn", _("Withdrawn")),
    ]

    q = filters.CharFilter(
        label=_("Name of the person, of the staff or of the facility"),
        method="of_name",
        widget=TextInput({"type": "search"}),
    )
    incident = filters.ModelChoiceFilter(label=_("Emergency"), queryset=_incidents, widget=HiddenInput)
    register = filters.ChoiceFilter(
        label=_("Register"),
        choices=FORCE_CHOICES,
        method="of_register",
        empty_label=_("Every register"),
    )
    means = filters.ChoiceFilter(label=_("Means"), choices=_means, method="of_means", empty_label=_("Every means"))
    review = filters.ChoiceFilter(
        label=_("Conclusion"), choices=REVIEWS, method="of_review", empty_label=_("Every conclusion")
    )
    from_on = filters.DateFilter(label=_("From"), method="from_day", widget=DateInput({"type": "date"}))
    until_on = filters.DateFilter(label=_("Through"), method="until_day", widget=DateInput({"type": "date"}))

    class Meta:
        model = ForceUse
        fields = []

    def of_name(self, queryset, name, text):
        named = Q(facility__name_ru__icontains=text) | Q(facility__name_kk__icontains=text)
        persons = ForcePerson.objects.filter(full_name__icontains=text).values("force")
        staff = ForceStaff.objects.filter(full_name__icontains=text).values("force")
        return queryset.filter(named | Q(pk__in=persons) | Q(pk__in=staff))

    def within_office(self, queryset, name, office):
        return queryset.filter(Q(office__within=office) | Q(supervising_office__within=office))

    def of_register(self, queryset, name, register):
        return queryset.filter(pk__in=AppliedMeans.objects.filter(means__register=register).values("force"))

    def of_means(self, queryset, name, code):
        return queryset.filter(pk__in=AppliedMeans.objects.filter(means__code=code).values("force"))

    def of_review(self, queryset, name, review):
        if review == "withdrawn":
            return queryset.exclude(withdrawn_at=None)
        approved = Q(conclusion__state=ConclusionState.APPROVED)
        silent = ForceStaff.objects.filter(explanation="", refusal="", file=None).values("force")
        which = {
            "waiting": ~approved,
            "on_approval": Q(conclusion__state=ConclusionState.ON_APPROVAL),
            "lawful": approved & Q(conclusion__lawful=True),
            "unlawful": approved & Q(conclusion__lawful=False),
            "unexplained": Q(pk__in=silent),
        }
        return queryset.standing().filter(which[review])

    def from_day(self, queryset, name, day):
        return queryset.filter(happened_at__gte=_midnight(day))

    def until_day(self, queryset, name, day):
        if day.year >= 9999:
            return queryset
        return queryset.filter(happened_at__lt=_midnight(day + timedelta(days=1)))


class AllegationFilter(OfFacilities):
    """Which allegations of torture: by source, what became of it, day of receipt."""

    STAGES = [
        ("unregistered", _("Not registered yet")),
        ("undecided", _("Not decided yet")),
        *AllegationOutcome.choices,
        ("unassessed", _("Confirmed, evidence not assessed")),
    ]

    source = filters.ChoiceFilter(label=_("Source"), choices=AllegationSource.choices, empty_label=_("Every source"))
    stage = filters.ChoiceFilter(
        label=_("What became of it"), choices=STAGES, method="of_stage", empty_label=_("All allegations")
    )
    from_on = filters.DateFilter(label=_("From"), method="from_day", widget=DateInput({"type": "date"}))
    until_on = filters.DateFilter(label=_("Through"), method="until_day", widget=DateInput({"type": "date"}))

    class Meta:
        model = Allegation
        fields = []

    def within_office(self, queryset, name, office):
        return queryset.filter(Q(office__within=office) | Q(supervising_office__within=office))

    def of_stage(self, queryset, name, stage):
        which = {
            "unregistered": Q(erdr_number="", erdr_refusal=""),
            "undecided": Q(outcome=""),
            "unassessed": Q(outcome=AllegationOutcome.CONFIRMED, assessed_at=None),
        }
        return queryset.filter(which.get(stage, Q(outcome=stage)))

    def from_day(self, queryset, name, day):
        return queryset.filter(received_at__gte=_midnight(day))

    def until_day(self, queryset, name, day):
        if day.year >= 9999:
            return queryset
        return queryset.filter(received_at__lt=_midnight(day + timedelta(days=1)))
