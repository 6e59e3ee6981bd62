"""What officers bring of the facility's own journal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from oversight.core.forms import DayField

from .fields import MomentField, WordsField


class ReconcileForm(forms.Form):
    """A period and, if there is one, the journal as a table; without it the lines are entered by hand."""

    from_on = DayField(label=_("From"))
    until_on = DayField(label=_("Through"))
    file = forms.FileField(
        label=_("Journal of the facility, XLSX or CSV"),
        required=False,
        help_text=_(
            "The first row names the columns: full name, order number, moment of the order, moment of the placement; "
            "also room, days, year of birth, ground. Nothing is written before you have seen how each row was read."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class JournalLineForm(forms.Form):
    """One line of the facility's journal, entered by hand."""

    full_name = forms.CharField(label=_("Full name"), max_length=240)
    birth_year = forms.IntegerField(label=_("Year of birth"), min_value=1900, max_value=2100, required=False)
    order_number = forms.CharField(label=_("Number of the order"), max_length=40)
    ordered_at = MomentField(label=_("Order signed at"), required=True)
    placed_at = MomentField(label=_("Placed at"), required=True)
    room = forms.CharField(label=_("Penal room"), max_length=80, required=False)
    days = forms.IntegerField(label=_("Term, days"), min_value=1, max_value=366, required=False)


class ExplainForm(forms.Form):
    explanation = WordsField(
        label=_("Explanation"), strip=True, required=True, widget=forms.Textarea(attrs={"rows": 2})
    )
