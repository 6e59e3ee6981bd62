"""Who reads the certificate, or refuses to (point 9)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Officer
from oversight.core.policies import INSPECTORS

from ..enums import Side
from .fields import MomentField, OfficerChoice, WordsField


class ReadsForm(forms.Form):
    """One side reads the certificate, or refuses to."""

    read_at = MomentField(label=_("Read at"), help_text=_("Now, if left empty."))
    refusal_reason = WordsField(
        label=_("Reason of refusal"),
        help_text=_("Only if they refused to read it."),
        widget=forms.Textarea({"rows": 2}),
    )


class HeadReadsForm(ReadsForm):
    side = forms.CharField(initial=Side.FACILITY_HEAD, widget=forms.HiddenInput)
    full_name = forms.CharField(label=_("Full name"), max_length=300, required=False)
    post = forms.CharField(label=_("Post"), max_length=200, required=False)
    acting = forms.BooleanField(label=_("Acting head"), required=False)
    field_order = ("side", "full_name", "post", "acting", "read_at", "refusal_reason")


class ProsecutorReadsForm(ReadsForm):
    side = forms.CharField(initial=Side.PROSECUTOR, widget=forms.HiddenInput)
    officer = OfficerChoice(label=_("Supervising prosecutor"), queryset=Officer.objects.none(), empty_label=None)
    field_order = ("side", "officer", "read_at", "refusal_reason")

    def __init__(self, inspection, *args, **options):
        super().__init__(*args, **options)
        able = Officer.objects.active().filter(roles__overlap=list(INSPECTORS))
        self.fields["officer"].queryset = able.filter(office=inspection.supervising_office_id)
