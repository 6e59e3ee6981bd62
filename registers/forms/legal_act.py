"""A legal act that was studied: what it is, whether it is lawful, and why not."""

from django import forms
from django.utils.translation import gettext_lazy as _

from acts.forms.fields import Words
from inspections.models import Inspection
from oversight.core.enums import OfficeLevel
from oversight.core.forms import DayField
from oversight.duties.enums import BodyLevel

from ..enums import LegalActKind


class LegalActForm(forms.Form):
    body_ru = forms.CharField(
        label=_("Issued by, in Russian"), max_length=300, help_text=_("The body, institution or department.")
    )
    body_kk = forms.CharField(label=_("Issued by, in Kazakh"), max_length=300, required=False)
    body_level = forms.ChoiceField(label=_("Level of the body"), choices=BodyLevel.choices, widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=_("Kind"), choices=LegalActKind.choices)
    number = forms.CharField(label=_("Number"), max_length=80)
    dated_on = DayField(label=_("Dated"))
    subject = forms.CharField(label=_("About"), max_length=300)
    lawful = forms.TypedChoiceField(
        label=_("Is it lawful?"),
        choices=[("yes", _("Lawful")), ("no", _("Unlawful"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    norm = forms.CharField(
        label=_("Norm breached"),
        max_length=500,
        required=False,
        help_text=_("Of an unlawful act: article, part, law."),
    )
    reasons = Words(
        label=_("Reasons"), required=False, help_text=_("Why it is unlawful; of a lawful one, what was looked at.")
    )
    reviewed_on = DayField(label=_("Studied on"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class NewLegalActForm(LegalActForm):
    """`inspections` are the office's own that have begun; only the Department may do without one (15(2))."""

    inspection = forms.ModelChoiceField(
        label=_("During the inspection"),
        queryset=Inspection.objects.none(),
        required=False,
        empty_label=_("Without an inspection (the Department, point 15(2))"),
    )

    field_order = ("inspection", "body_ru", "body_kk", "body_level", "kind", "number", "dated_on", "subject")

    def __init__(self, *args, inspections, officer, **options):
        super().__init__(*args, **options)
        del self.fields["version"]
        field = self.fields["inspection"]
        field.queryset = inspections
        if officer.office.level != OfficeLevel.DEPARTMENT:
            field.required, field.empty_label = True, _("Choose the inspection")
