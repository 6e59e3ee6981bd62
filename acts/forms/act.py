"""Drafts of acts, the violations they name, and which kind follows up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from oversight.core.enums import Direction
from oversight.core.forms import DayField
from oversight.duties.enums import BodyLevel
from oversight.duties.models import ActKind

from .fields import Titled, Words


class ActForm(forms.Form):
    """What an act says. `kinds` are those of the edition in force, `facilities` those in the officer's scope."""

    kind = Titled(label=_("Kind"), queryset=ActKind.objects.none(), empty_label=None)
    body_ru = forms.CharField(
        label=_("Addressed to, in Russian"),
        max_length=300,
        help_text=_("The body, institution or department; its level decides by which way the act goes (point 12)."),
    )
    body_kk = forms.CharField(label=_("Addressed to, in Kazakh"), max_length=300, required=False)
    body_level = forms.ChoiceField(label=_("Level of the body"), choices=BodyLevel.choices, widget=forms.RadioSelect)
    attention = forms.CharField(
        label=_("To the attention of"),
        max_length=300,
        required=False,
        help_text=_("Post and name of the head of the body."),
    )
    subject = forms.CharField(
        label=_("About"), max_length=300, help_text=_("As the heading has it: “on violations of …”.")
    )
    facts = Words(label=_("Circumstances"), rows=5, help_text=_("What was checked, when and by whom; what was found."))
    ground_title = forms.CharField(
        label=_("Rests on"),
        max_length=300,
        required=False,
        help_text=_("The inspection, review, appeal or incident."),
    )
    term_days = forms.IntegerField(
        label=_("Term for the answer, days"),
        min_value=1,
        max_value=365,
        required=False,
        help_text=_("Empty: the usual term of this kind."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, kinds, **options):
        super().__init__(*args, **options)
        self.fields["kind"].queryset = kinds


class NewActForm(ActForm):
    """A new act with its first violation; more are named on its page."""

    facility = forms.ModelChoiceField(label=_("Facility"), queryset=None, required=False, empty_label=_("No facility"))
    what = Words(label=_("What is violated"), required=False)
    norm = forms.CharField(label=_("Norm breached"), max_length=500, required=False)
    demand = Words(label=_("What is demanded"), required=False)
    ground_url = forms.CharField(widget=forms.HiddenInput, max_length=300, required=False)
    source_url = forms.CharField(widget=forms.HiddenInput, max_length=300, required=False)

    field_order = ("kind", "facility", "body_ru", "body_kk", "body_level", "attention", "subject", "facts")
    first = ("what", "norm", "demand")

    def __init__(self, *args, facilities, **options):
        super().__init__(*args, **options)
        self.fields["facility"].queryset = facilities
        del self.fields["version"]

    def clean(self):
        """A violation is named whole or not at all."""
        cleaned = super().clean()
        if any(cleaned.get(name) for name in self.first):
            for name in self.first:
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("A violation has its norm and what is demanded."))
        return cleaned


class ViolationForm(forms.Form):
    what = Words(label=_("What is violated"))
    norm = forms.CharField(label=_("Norm breached"), max_length=500, help_text=_("Article, part, law: “ст. 113 УИК”."))
    demand = Words(label=_("What is demanded"))
    direction = forms.TypedChoiceField(
        label=_("Priority direction (point 5)"),
        choices=[("", _("None of the five")), *Direction.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    due_on = DayField(
        label=_("To be eliminated by"), required=False, help_text=_("Empty: within the term of the answer.")
    )


class FollowUpForm(forms.Form):
    kind = Titled(label=_("Kind"), queryset=ActKind.objects.none(), empty_label=None)

    def __init__(self, *args, kinds, **options):
        super().__init__(*args, **options)
        self.fields["kind"].queryset = kinds
