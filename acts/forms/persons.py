"""Persons held: unlawfully, and by the facility's list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from facilities.enums import PersonCategory
from oversight.core.forms import DayField
from oversight.core.forms_roster import MomentField

from ..enums import Cause
from .fields import Words


class DetentionForm(forms.Form):
    facility = forms.ModelChoiceField(label=_("Facility"), queryset=None)
    full_name = forms.CharField(label=_("Full name"), max_length=240)
    born_on = DayField(label=_("Date of birth"), required=False)
    category = forms.ChoiceField(label=_("Category"), choices=PersonCategory.choices)
    cause = forms.ChoiceField(label=_("Why it is unlawful"), choices=Cause.choices)
    circumstances = Words(label=_("Circumstances"))
    unlawful_since = MomentField(
        label=_("Held unlawfully since"), required=False, help_text=_("When the term ended; empty where unknown.")
    )
    found_at = MomentField(label=_("Found"))
    source_title = forms.CharField(label=_("Found during"), max_length=300, required=False)
    source_url = forms.CharField(widget=forms.HiddenInput, max_length=300, required=False)

    def __init__(self, *args, facilities, **options):
        super().__init__(*args, **options)
        self.fields["facility"].queryset = facilities


class ReleaseForm(forms.Form):
    released_at = MomentField(label=_("Released"))
    released_by_order = forms.CharField(
        label=_("On whose order"), max_length=300, help_text=_("The prosecutor's act, the court, the head.")
    )


class HeldForm(forms.Form):
    full_name = forms.CharField(label=_("Full name"), max_length=240)
    born_on = DayField(label=_("Date of birth"), required=False)
    category = forms.ChoiceField(label=_("Category"), choices=PersonCategory.choices)
    ground = forms.CharField(
        label=_("Held on the ground of"),
        max_length=300,
        help_text=_("The order, ruling or sentence, with number and day."),
    )
    held_from = MomentField(label=_("Held from"))
    term_ends_at = MomentField(label=_("Term ends"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class LeaveForm(forms.Form):
    left_at = MomentField(label=_("Left"))


class ListingForm(forms.Form):
    file = forms.FileField(
        label=_("The facility's list, XLSX or CSV"),
        allow_empty_file=True,
        help_text=_("Nothing is written before you have seen what was read, row by row."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
