"""What is typed into the log of a shift."""

from django import forms
from django.utils.translation import gettext_lazy as _

from inspections.forms import WordsField
from oversight.core.models import Officer

from .forms import OfficerChoice


class EntryForm(forms.Form):
    words = WordsField(label=_("What happened"), required=True)


class HandOverForm(forms.Form):
    """To whom, and what they have to know."""

    to = OfficerChoice(label=_("To whom"), queryset=Officer.objects.none(), empty_label="—")
    notes = WordsField(label=_("Notes for the receiver"))

    def __init__(self, *args, receivers, **options):
        super().__init__(*args, **options)
        self.fields["to"].queryset = receivers
