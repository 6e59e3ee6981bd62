"""What is saved as it is typed: answers and findings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from oversight.core.enums import Direction

from ..actions import checklist, findings
from ..enums import AnswerValue, FindingKind
from .fields import WordsField


class AsTyped(forms.Form):
    """A form that is saved as it is typed: `said` holds only the fields the browser sent."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    saved = ()

    @property
    def said(self):
        return {name: self.cleaned_data[name] for name in self.saved if name in self.data}


class AnswerForm(AsTyped):
    value = forms.ChoiceField(label=_("Answer"), choices=AnswerValue.choices)
    note = WordsField(label=_("Note"))
    saved = checklist.FIELDS

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        # A note may come before the answer.
        self.fields["value"].required = "value" in self.data


class FindingForm(AsTyped):
    kind = forms.ChoiceField(label=_("Kind"), choices=FindingKind.choices)
    what = WordsField(label=_("What was found"))
    norm = WordsField(label=_("Norm breached"))
    persons = WordsField(label=_("Persons affected"))
    cause = WordsField(label=_("Causes and conditions"))
    proposal = WordsField(label=_("Proposal for using the result"))
    remedy = WordsField(label=_("Way to remove it"))
    direction = forms.TypedChoiceField(
        label=_("Priority direction"),
        choices=[("", _("None of the five")), *Direction.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    saved = findings.FIELDS

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["kind"].required = "kind" in self.data
