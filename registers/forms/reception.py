"""A reception: begun, changed, recorded."""

from django import forms
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from inspections.models import Inspection
from oversight.core.forms_roster import MomentField, OfficerField
from oversight.core.models import Officer
from oversight.core.policies import INSPECTORS

from ..enums import VisitorCategory


class ChangeReceptionForm(forms.Form):
    """When it began and who receives; `officer` is who types."""

    began_at = MomentField(label=_("Began at"))
    received_by = OfficerField(label=_("Received by"), queryset=Officer.objects.none(), empty_label=None)
    together_with = forms.CharField(
        label=_("Together with"),
        max_length=300,
        required=False,
        help_text=_("Who else received: posts and names, as the record is to say them."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, officer, **options):
        super().__init__(*args, **options)
        able = Officer.objects.active().filter(office=officer.office_id, roles__overlap=sorted(INSPECTORS))
        self.fields["received_by"].queryset = able


class NewReceptionForm(ChangeReceptionForm):
    """`facilities` are those in the officer's scope, `inspections` the office's own that are under way."""

    facility = forms.ModelChoiceField(
        label=_("Facility"), queryset=Facility.objects.none(), required=False, empty_label=_("In the office")
    )
    inspection = forms.ModelChoiceField(
        label=_("Belongs to the inspection"),
        queryset=Inspection.objects.none(),
        required=False,
        empty_label=_("To none"),
        help_text=_("An inspection under way; where point 33 demands a reception, it can't be completed without it."),
    )

    field_order = ("facility", "inspection", "began_at", "received_by", "together_with")

    def __init__(self, *args, facilities, inspections, **options):
        super().__init__(*args, **options)
        del self.fields["version"]
        self.fields["facility"].queryset = facilities
        self.fields["inspection"].queryset = inspections
        if not inspections:
            del self.fields["inspection"]


class RecordForm(forms.Form):
    """The end of the record: until when, and of whom none came."""

    ended_at = MomentField(label=_("Ended at"))
    nobody_came = forms.BooleanField(
        label=_("Nobody came"), required=False, help_text=_("The reception was held and nobody came to it.")
    )
    none_came = forms.MultipleChoiceField(
        label=_("Of these none came"),
        choices=VisitorCategory.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Said explicitly: a category that is neither here nor among the visitors is not covered."),
    )

    def __init__(self, reception, *args, **options):
        super().__init__(*args, **options)
        came = set(reception.visitors.values_list("category", flat=True))
        self.absent = [one for one in reception.expected if one not in came]
        self.fields["none_came"].choices = [(one.value, one.label) for one in self.absent]
        if came:
            del self.fields["nobody_came"]
        if not self.absent:
            del self.fields["none_came"]

    def clean(self):
        """That nobody came is said of every category that could be expected."""
        cleaned = super().clean()
        if cleaned.pop("nobody_came", False):
            cleaned["none_came"] = [one.value for one in self.absent]
        return cleaned


class ReasonForm(forms.Form):
    """Why a record is opened for correction or withdrawn; the action itself refuses an empty one."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
