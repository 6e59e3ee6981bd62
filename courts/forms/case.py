"""A court case: entered, corrected, laid on another office; whom it concerns."""

from django import forms
from django.utils.translation import gettext_lazy as _

from acts.models import ResponseAct
from facilities.enums import PersonCategory
from facilities.models import Facility
from oversight.core.forms import DayField
from oversight.core.models import Office

from .fields import CourtFields, MatterField


class ChangeCaseForm(CourtFields):
    """What may be corrected. `facilities` and `acts` are those the officer may name."""

    number = forms.CharField(label=_("Number of the case"), max_length=60)
    subject = forms.CharField(
        label=_("About"),
        max_length=300,
        help_text=_("What is asked of the court, without names: they are entered apart and read by few."),
    )
    opened_on = DayField(label=_("Received by the court on"))
    facility = forms.ModelChoiceField(
        label=_("Facility"), queryset=Facility.objects.none(), required=False, empty_label=_("No facility")
    )
    response_act = forms.ModelChoiceField(
        label=_("Response act"),
        queryset=ResponseAct.objects.none(),
        required=False,
        empty_label=_("None"),
        help_text=_("The application to court, the proceedings or the protest the case comes from."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = ("number", "court", "court_level", "court_kk")

    def __init__(self, *args, facilities, acts, **options):
        super().__init__(*args, **options)
        self.fields["facility"].queryset = facilities
        self.fields["response_act"].queryset = acts


class OrderFields(forms.Form):
    """The oblast prosecutor's order and on whom it lays participation (26)."""

    order_number = forms.CharField(
        label=_("Number of the oblast prosecutor's order"),
        max_length=60,
        required=False,
        help_text=_("Only where participation is laid on another office or unit by that order (point 26)."),
    )
    order_on = DayField(label=_("Date of the order"), required=False)
    given_to = forms.ModelChoiceField(
        label=_("Laid on the office"), queryset=Office.objects.none(), required=False, empty_label=_("On none")
    )
    given_unit = forms.CharField(
        label=_("or on the unit"),
        max_length=200,
        required=False,
        help_text=_("The unit of the oblast prosecutor's office that supervises the legality of court acts."),
    )


class CaseForm(ChangeCaseForm, OrderFields):
    """A new case. The order stands in it where the officer's office may have one; the first person may be named."""

    matter = MatterField(label=_("Kind of participation"), empty_label=_("Choose"))
    full_name = forms.CharField(
        label=_("Whom it concerns"),
        max_length=240,
        required=False,
        help_text=_("Full name; more persons are entered on the card of the case."),
    )
    born_on = DayField(label=_("Date of birth"), required=False)
    category = forms.ChoiceField(
        label=_("Category"), choices=[("", _("Not named")), *PersonCategory.choices], required=False
    )

    field_order = (
        *("matter", "number", "court", "court_level", "court_kk", "subject", "opened_on", "facility", "response_act"),
        *("full_name", "born_on", "category", "order_number", "order_on", "given_to", "given_unit"),
    )

    def __init__(self, *args, matters, below, **options):
        super().__init__(*args, **options)
        del self.fields["version"]
        self.fields["matter"].queryset = matters
        self.fields["given_to"].queryset = below
        if not any(matter.may_be_given for matter in matters):
            for name in OrderFields.base_fields:
                del self.fields[name]
        elif not below:
            del self.fields["given_to"], self.fields["given_unit"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("full_name") and not cleaned.get("category") and "category" not in self.errors:
            self.add_error("category", _("Say who the person is."))
        if not cleaned.get("full_name") and (cleaned.get("born_on") or cleaned.get("category")):
            self.add_error("full_name", _("Name the person, or leave these fields empty."))
        return cleaned


class GiveForm(OrderFields):
    field_order = ("given_to", "given_unit", "order_number", "order_on")

    def __init__(self, *args, below, **options):
        super().__init__(*args, **options)
        self.fields["given_to"].queryset = below
        for name in ("order_number", "order_on"):
            self.fields[name].required, self.fields[name].help_text = True, ""


class PersonForm(forms.Form):
    full_name = forms.CharField(label=_("Full name"), max_length=240)
    born_on = DayField(label=_("Date of birth"), required=False)
    category = forms.ChoiceField(label=_("Category"), choices=PersonCategory.choices)
