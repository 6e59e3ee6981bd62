"""One visitor of a reception, and what became of what was promised."""

from django import forms
from django.utils.translation import gettext_lazy as _

from acts.forms.fields import Words
from oversight.core.enums import Direction
from oversight.core.forms import DayField

from ..enums import Decision, VisitorCategory


class VisitorForm(forms.Form):
    """`expected` are the categories that can be expected there: they come first in the list."""

    category = forms.ChoiceField(label=_("Category"), choices=VisitorCategory.choices)
    full_name = forms.CharField(
        label=_("Full name"), max_length=240, required=False, help_text=_("Empty where the person did not give it.")
    )
    about = forms.CharField(
        label=_("About the person"),
        max_length=300,
        required=False,
        help_text=_("Year of birth, article, detachment; of staff, the post."),
    )
    subject = forms.CharField(
        label=_("Subject of the complaint"),
        max_length=300,
        help_text=_("Without names: everybody who sees the record reads it."),
    )
    words = Words(label=_("What was said"), required=False)
    direction = forms.TypedChoiceField(
        label=_("Priority direction (point 5)"),
        choices=[("", _("None of the five")), *Direction.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    decision = forms.ChoiceField(label=_("What was done"), choices=Decision.choices, widget=forms.RadioSelect)
    measures = Words(
        label=_("In particular"),
        required=False,
        rows=2,
        help_text=_("What was explained; the number of the appeal, of the act, of the order to check. Without names."),
    )
    due_on = DayField(
        label=_("To be done by"), required=False, help_text=_("Empty only for what was explained on the spot.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, expected, **options):
        super().__init__(*args, **options)
        rest = [one for one in VisitorCategory if one not in expected]
        self.fields["category"].choices = [(one.value, one.label) for one in [*expected, *rest]]


class SettleForm(forms.Form):
    done_on = DayField(label=_("Done on"))
    result = Words(label=_("Result"), help_text=_("Without names."))
