"""What officers type of placements and of conclusions on them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from facilities.enums import FacilityKind, PersonCategory
from facilities.models import PenalRoom
from oversight.core.forms import DayField

from ..actions import conclusions
from ..enums import Fitness
from ..models import Placement
from .as_typed import AsTyped
from .fields import MomentField, WordsField


class RoomChoice(forms.ModelChoiceField):
    def label_from_instance(self, room):
        return str(room)


class PlacementForm(forms.ModelForm):
    """A placement in a known facility. `told_at` may be left empty: the office learned of it just now."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput, required=False)
    room = RoomChoice(label=_("Penal room"), queryset=PenalRoom.objects.none(), empty_label=None)
    ordered_at = MomentField(
        label=_("Order signed at"), required=True, help_text=_("The 48 hours run from this moment.")
    )
    placed_at = MomentField(label=_("Placed at"), required=True)
    told_at = MomentField(label=_("Our office was told at"), help_text=_("Now, if left empty."))
    admitted_on = DayField(label=_("Admitted to the facility on"), required=False)

    class Meta:
        model = Placement
        fields = (
            *("full_name", "birth_year", "category", "admitted_on", "room"),
            *("order_number", "ordered_at", "placed_at", "days", "ground", "told_at"),
        )
        widgets = {"ground": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, facility, **options):
        super().__init__(*args, **options)
        rooms = facility.penal_rooms.filter(closed_on=None)
        if self.instance.pk:
            rooms = rooms | facility.penal_rooms.filter(pk=self.instance.room_id)
            self.fields["ordered_at"].disabled = True
            self.fields["ordered_at"].help_text = _(
                "The clock runs from it: to correct it, withdraw the placement and enter it anew."
            )
        else:
            del self.fields["version"]
        self.fields["room"].queryset = rooms.distinct()
        if not self.instance.category:
            uis = facility.kind == FacilityKind.UIS
            self.fields["category"].initial = PersonCategory.CONVICTED if uis else PersonCategory.REMAND

    def _post_clean(self):
        """The row is checked by the action, with every sentence; the form only reads what was typed."""

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            cleaned.pop("ordered_at", None)
        return cleaned


class ConclusionForm(AsTyped):
    facts = WordsField(label=_("Facts established"))
    norms = WordsField(label=_("Norms applied"))
    interview = WordsField(label=_("Interview with the person"))
    fitness = forms.ChoiceField(label=_("Medical examination"), choices=Fitness.choices, required=False)
    lawful = forms.TypedChoiceField(
        label=_("The placement is"),
        choices=[("true", _("lawful")), ("false", _("unlawful"))],
        coerce=lambda said: said == "true",
        empty_value=None,
        required=False,
    )
    reasons = WordsField(label=_("Why"))
    release_order = WordsField(label=_("Act on which the person was released"))
    released_at = MomentField(label=_("Released at"))
    saved = conclusions.FIELDS


class DecideForm(forms.Form):
    """The version the approver has read."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class ApproveForm(DecideForm):
    approved_at = MomentField(
        label=_("Approved at"), help_text=_("Now, if left empty; earlier, if the paper was approved by hand.")
    )


class SendBackForm(DecideForm):
    comment = WordsField(label=_("What is to be mended"), strip=True, required=True)
