"""A hearing is set, moved, adjourned; what came of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from acts.forms.fields import Words
from oversight.core.forms import DayField
from oversight.core.forms_roster import MomentField, OfficerField
from oversight.core.models import Officer
from oversight.duties.enums import CourtStage

from ..enums import Agreement, CourtResult
from .fields import CourtFields


class Versioned(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class MoveForm(Versioned, CourtFields):
    """When, where, who takes part: `officers` are those who may."""

    set_for = MomentField(label=_("Set for"))
    room = forms.CharField(
        label=_("Where"),
        max_length=200,
        required=False,
        help_text=_("The courtroom, the address, or by video link."),
    )
    officer = OfficerField(label=_("Who takes part"), queryset=Officer.objects.none(), empty_label=None)

    field_order = ("set_for", "court", "court_level", "court_kk")

    def __init__(self, *args, officers, **options):
        super().__init__(*args, **options)
        self.fields["officer"].queryset = officers


class HearingForm(MoveForm):
    """A new hearing; `stages` are those of the case's matter."""

    stage = forms.ChoiceField(label=_("Stage"), choices=CourtStage.choices, widget=forms.RadioSelect)

    field_order = ("stage", "set_for", "court", "court_level", "court_kk", "room", "officer")

    def __init__(self, *args, stages, **options):
        super().__init__(*args, **options)
        del self.fields["version"]
        self.fields["stage"].choices = [(one, CourtStage(one).label) for one in stages]


class OutcomeForm(Versioned):
    position = Words(
        label=_("Position of the prosecutor"),
        help_text=_("What the prosecutor asked the court for."),
        error_messages={"required": _("Say what the prosecutor asked the court for: a result is read beside it.")},
    )
    result = forms.ChoiceField(
        label=_("Result"),
        choices=CourtResult.choices,
        widget=forms.RadioSelect,
        help_text=_("What the court decided on the application, the complaint, the protest or the charge."),
    )
    agreement = forms.ChoiceField(
        label=_("Does the decision follow the prosecutor's position?"),
        choices=Agreement.choices,
        widget=forms.RadioSelect,
    )
    ruling_on = DayField(label=_("Date of the ruling"))
    ruling = Words(
        label=_("What the court decided"), required=False, help_text=_("In words, where there is more to say.")
    )


class AdjournForm(Versioned):
    """Why, and to when; without a time nothing follows until one is set."""

    reason = Words(label=_("Why the court adjourned"))
    set_for = MomentField(
        label=_("Adjourned to"),
        required=False,
        help_text=_("The next hearing is set with it. Empty where the court named no time."),
    )
    room = forms.CharField(label=_("Where"), max_length=200, required=False)
    officer = OfficerField(label=_("Who takes part"), queryset=Officer.objects.none(), empty_label=None)

    def __init__(self, *args, officers, **options):
        super().__init__(*args, **options)
        self.fields["officer"].queryset = officers


class ReasonForm(Versioned):
    reason = Words(label=_("Reason"))
