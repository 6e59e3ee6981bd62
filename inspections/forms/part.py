"""Another office's part of a joint inspection: invited, taken on, its conclusion (points 15(3), 18, 58, 60)."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from oversight.core.forms import DayField
from oversight.core.languages import alphabetical
from oversight.core.models import Office, Officer
from oversight.core.policies import INSPECTORS

from ..models import JointPart
from .as_typed import AsTyped
from .fields import InspectorChoice, WordsField


class InviteForm(forms.ModelForm):
    """Whom, to look at what, until when; which lines of the checklist it is asked to fill."""

    positions = forms.TypedMultipleChoiceField(
        label=_("Lines it is asked to fill"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = JointPart
        fields = ("office", "operational_search", "asked", "due_on", "positions")
        field_classes = {"due_on": DayField}
        widgets = {"asked": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"due_on": _("From the acceptance on, the clock of the part runs until the end of this day.")}

    def __init__(self, *args, lines, **options):
        super().__init__(*args, **options)
        name = "name_kk" if get_language() == "kk" else "name_ru"
        self.fields["office"].empty_label = "—"
        self.fields["office"].queryset = Office.objects.order_by("branch", "level", alphabetical(name))
        self.fields["positions"].choices = [(line.position, f"{line.point} {line.text}") for line in lines]

    def _post_clean(self):
        """The action checks the whole; a form without its inspection can't."""


class PartInspectorsForm(forms.Form):
    """Who inspects for the invited office."""

    inspectors = InspectorChoice(
        label=_("Inspectors of your office"), queryset=Officer.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, part, *args, **options):
        super().__init__(*args, **options)
        named = part.inspectors.values("officer")
        able = Officer.objects.active().filter(office=part.office_id, roles__overlap=list(INSPECTORS))
        self.fields["inspectors"].queryset = able | Officer.objects.filter(pk__in=named)


class PartConclusionForm(AsTyped):
    conclusion = WordsField(label=_("Conclusion of the office"))
    saved = ("conclusion",)


class SignPartForm(forms.Form):
    """The version of the conclusion that is signed."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
