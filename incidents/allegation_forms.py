"""What officers type about allegations of torture: checked here, never saved here. Words are kept exactly as typed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from inspections.forms import MomentField, OfficerChoice, WordsField
from oversight.core.forms import DayField
from oversight.core.models import Officer

from .enums import AllegationOutcome
from .models import Allegation, ForceUse, Incident


class AllegationForm(forms.ModelForm):
    """Who alleges what against whom; how it was verified follows."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput, required=False)
    facility = forms.ModelChoiceField(label=_("Facility"), queryset=Facility.objects.none(), empty_label="—")
    incident = forms.ModelChoiceField(queryset=Incident.objects.none(), required=False, widget=forms.HiddenInput)
    force = forms.ModelChoiceField(queryset=ForceUse.objects.none(), required=False, widget=forms.HiddenInput)
    received_at = MomentField(
        label=_("Received at"),
        required=True,
        help_text=_("The clocks of the registration and of the decision run from here."),
    )
    happened_at = MomentField(label=_("Happened at"), help_text=_("If you know it already."))

    class Meta:
        model = Allegation
        fields = (
            *("facility", "incident", "force", "received_at", "source", "source_details", "full_name", "category"),
            *("against", "happened_at", "circumstances", "verification"),
        )
        widgets = {
            "against": forms.Textarea({"rows": 2}),
            "circumstances": forms.Textarea({"rows": 4}),
            "verification": forms.Textarea({"rows": 4}),
        }

    def __init__(self, *args, facilities=None, incidents=None, forces=None, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            for name in ("facility", "incident", "force", "received_at"):
                del self.fields[name]
            self.initial["version"] = self.instance.version
        else:
            del self.fields["version"]
            self.fields["facility"].queryset = facilities
            self.fields["incident"].queryset = incidents
            self.fields["force"].queryset = forces

    def _post_clean(self):
        """The action validates; the instance stays as it was read."""


class AssignForm(forms.Form):
    officer = OfficerChoice(label=_("Assign to"), queryset=Officer.objects.none(), empty_label=None)

    def __init__(self, *args, office, **options):
        super().__init__(*args, **options)
        self.fields["officer"].queryset = office.officers.active().order_by("surname")


class RegistrationForm(forms.Form):
    erdr_number = forms.CharField(label=_("Number in the unified register"), max_length=60, required=False)
    erdr_on = DayField(label=_("Entered in it on"), required=False)
    erdr_refusal = WordsField(label=_("Or why there was no ground to register it"), widget=forms.Textarea({"rows": 2}))


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Outcome"), choices=AllegationOutcome.choices, widget=forms.RadioSelect)
    decision = WordsField(label=_("Decision"), required=True)
    decided_on = DayField(label=_("Decided on"))
    decided_by = forms.CharField(label=_("Decided by"), max_length=300)


class AssessmentForm(forms.Form):
    """What point 24 asks for after torture was confirmed."""

    assessment = WordsField(
        label=_("Is the evidence got by it admissible"),
        required=True,
        help_text=_("Which evidence in which case rests on what the person said, and what is to be made of it."),
    )
    position = WordsField(label=_("Position taken in court or before the investigator"), required=True)
