"""Forms of the working calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from oversight.core.forms import DayField

from .enums import DayKind


class TransferForm(forms.Form):
    """A day that became off or worked by a decision."""

    day = DayField(label=_("Day"))
    kind = forms.ChoiceField(label=_("It became"), choices=DayKind.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Decision"), max_length=300, help_text=_("Who decided, when, number: it stands beside every change.")
    )


class WithdrawForm(forms.Form):
    """Why a transfer is taken back."""

    reason = forms.CharField(label=_("Why it is withdrawn"), max_length=300)


class YearForm(forms.Form):
    """Which year is shown."""

    year = forms.IntegerField(min_value=1992, max_value=2200)
