"""The life of a violation: answered, measures reported, checked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from oversight.core.forms import DayField
from oversight.core.forms_roster import MomentField

from ..models import Violation
from .fields import Files, Words


class AnswerForm(forms.Form):
    received_at = MomentField(label=_("Received"))
    number = forms.CharField(label=_("Number of the answer"), max_length=80, required=False)
    words = Words(label=_("What was answered"))
    violations = forms.ModelMultipleChoiceField(
        label=_("About which violations"), queryset=Violation.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    files = Files(label=_("The answer itself"), help_text=_("Pictures and PDF files."))

    def __init__(self, *args, violations, **options):
        super().__init__(*args, **options)
        self.fields["violations"].queryset = violations


class ReportForm(forms.Form):
    reported_at = MomentField(label=_("Reported"))
    words = Words(label=_("Measures taken"))
    files = Files(label=_("Proof"), help_text=_("Pictures and PDF files."))


class CheckForm(forms.Form):
    eliminated = forms.TypedChoiceField(
        label=_("Actually eliminated?"),
        choices=[("yes", _("Eliminated")), ("no", _("Not eliminated"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    found = Words(label=_("What the check found"))
    checked_at = MomentField(label=_("Checked"))
    new_due_on = DayField(label=_("New term"), required=False, help_text=_("Only for what is not eliminated."))
    files = Files(label=_("Proof"), help_text=_("Pictures and PDF files."))
