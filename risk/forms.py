from django import forms
from django.utils.translation import gettext_lazy as _

from inspections.enums import PlanState
from inspections.models import Plan


class PlanChoice(forms.Form):
    """Into which of the office's drafts a visit goes."""

    plan = forms.ModelChoiceField(label=_("Plan of work"), queryset=Plan.objects.none(), empty_label=None)

    def __init__(self, *args, officer, **options):
        super().__init__(*args, **options)
        self.fields["plan"].queryset = drafts_of(officer)


class PlacesForm(forms.Form):
    """Which of the places, by their ids; those outside the scope don't exist."""

    places = forms.ModelMultipleChoiceField(queryset=None, error_messages={"required": _("Choose at least one place.")})

    def __init__(self, *args, facilities, **options):
        super().__init__(*args, **options)
        self.fields["places"].queryset = facilities


def drafts_of(officer):
    """Drafts of plans of the officer's own office, the one that ends first before the others."""
    return Plan.objects.filter(office=officer.office_id, state=PlanState.DRAFT).order_by("ends_on", "pk")
