"""What officers type about the use of force: checked here, never saved here. Words are kept exactly as typed."""

from datetime import datetime

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from inspections.forms import AsTyped, MomentField, WordsField
from oversight.core.forms import DayField
from oversight.core.languages import localized
from oversight.duties.enums import AnswerKind

from .actions import force_conclusions
from .actions.force_means import place_of
from .enums import Video
from .models import ForcePerson, ForceStaff, ForceUse, Incident, Liability, Participant, StaffMember


class ForceForm(forms.ModelForm):
    """The facts of a use of force; entering asks where and when first, the rest may follow."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput, required=False)
    facility = forms.ModelChoiceField(label=_("Facility"), queryset=Facility.objects.none(), empty_label="—")
    incident = forms.ModelChoiceField(
        label=_("Emergency"), queryset=Incident.objects.none(), required=False, widget=forms.HiddenInput
    )
    happened_at = MomentField(label=_("When force was used"), required=True)
    learned_at = MomentField(
        label=_("Our office learned of it at"),
        required=True,
        help_text=_("The clock of the conclusion runs from this moment."),
    )

    class Meta:
        model = ForceUse
        fields = (
            *("facility", "incident", "happened_at", "place", "learned_at", "learned_from", "circumstances"),
            *("warnings", "medical_help", "video", "video_note"),
        )
        widgets = {
            "circumstances": forms.Textarea({"rows": 4}),
            "warnings": forms.Textarea({"rows": 2}),
            "medical_help": forms.Textarea({"rows": 2}),
        }
        help_texts = {
            "warnings": _("Who warned, in what words, or why no warning was possible."),
            "medical_help": _("Who examined and helped, when; or that no help was needed."),
        }

    def __init__(self, *args, facilities=None, incidents=None, **options):
        super().__init__(*args, **options)
        self.fields["video"].choices = [("", "—"), *Video.choices]
        if self.instance.pk:
            for name in ("facility", "incident", "learned_at"):
                del self.fields[name]
            self.initial["version"] = self.instance.version
        else:
            del self.fields["version"]
            self.fields["facility"].queryset = facilities
            self.fields["incident"].queryset = incidents

    def _post_clean(self):
        """The action validates; the instance stays as it was read."""


class PersonForm(forms.ModelForm):
    class Meta:
        model = ForcePerson
        fields = ("full_name", "category", "born_on", "injuries", "examination")
        field_classes = {"born_on": DayField}
        widgets = {"injuries": forms.Textarea({"rows": 2}), "examination": forms.Textarea({"rows": 2})}

    def _post_clean(self):
        """The action validates; the instance stays as it was read."""


class StaffForm(forms.ModelForm):
    class Meta:
        model = ForceStaff
        fields = ("full_name", "rank", "post")

    def _post_clean(self):
        """The action validates; the instance stays as it was read."""


class TakeForm(forms.Form):
    """Those named in the emergency, to be taken over with what is known of them."""

    participants = forms.ModelMultipleChoiceField(
        label=_("From the emergency"),
        queryset=Participant.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose whom to take over.")},
    )

    def __init__(self, *args, rows, **options):
        super().__init__(*args, **options)
        self.fields["participants"].queryset = rows


class TakeStaffForm(forms.Form):
    members = forms.ModelMultipleChoiceField(
        label=_("From the emergency"),
        queryset=StaffMember.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose whom to take over.")},
    )

    def __init__(self, *args, rows, **options):
        super().__init__(*args, **options)
        self.fields["members"].queryset = rows


class ExplanationForm(forms.Form):
    explanation = WordsField(label=_("Explanation"), widget=forms.Textarea({"rows": 6}))
    file = forms.FileField(
        label=_("Explanation as a file"), required=False, help_text=_("A scan or a photo; it may stand without words.")
    )
    refusal = WordsField(
        label=_("Refusal to give an explanation"),
        widget=forms.Textarea({"rows": 2}),
        help_text=_("When and before whom the refusal was made. Either an explanation or a refusal."),
    )


class NamedChoice(forms.ModelChoiceField):
    def label_from_instance(self, row):
        return str(row)


class MeansForm(forms.Form):
    """What is asked of one means: a field for each question, named by `place_of`."""

    by_staff = NamedChoice(label=_("Used by"), queryset=ForceStaff.objects.none(), required=False, empty_label="—")
    against = NamedChoice(label=_("Against"), queryset=ForcePerson.objects.none(), required=False, empty_label="—")

    def __init__(self, *args, force, questions, **options):
        super().__init__(*args, **options)
        self.questions = questions
        self.fields["by_staff"].queryset = force.staff.all()
        self.fields["against"].queryset = force.persons.all()
        for question in questions:
            self.fields[place_of(question)] = _field(question)

    @property
    def said(self):
        answers = {one["code"]: _sent(self.cleaned_data[place_of(one)]) for one in self.questions}
        return {"answers": answers} | {name: self.cleaned_data[name] for name in ("by_staff", "against")}

    @classmethod
    def initial_of(cls, used):
        said = {place_of(one): _shown(one) for one in used.answers}
        return said | {"by_staff": used.by_staff_id, "against": used.against_id}


def _field(question):
    label = localized_words(question)
    if question["answer"] == AnswerKind.MOMENT:
        return MomentField(label=label)
    if question["answer"] == AnswerKind.NUMBER:
        return forms.IntegerField(label=label, min_value=0, max_value=999_999, required=False)
    return WordsField(label=label, widget=forms.Textarea({"rows": 2}))


def localized_words(question):
    """The words of a question kept with a means used, in the reader's language."""
    return localized(_Words(question), "text")


class _Words:
    def __init__(self, question):
        self.text_ru, self.text_kk, self.text_en = question["ru"], question["kk"], question["en"]


def _sent(value):
    return "" if value is None else value


def _shown(answer):
    if answer["answer"] == AnswerKind.MOMENT and answer["value"]:
        return localtime(datetime.fromisoformat(answer["value"]))
    return answer["value"]


class ForceConclusionForm(AsTyped):
    facts = WordsField(label=_("Facts established"))
    norms = WordsField(label=_("Legal acts relied on"))
    lawful = forms.TypedChoiceField(
        label=_("The use of force is"),
        choices=[("true", _("lawful")), ("false", _("unlawful"))],
        coerce=lambda said: said == "true",
        empty_value=None,
        required=False,
    )
    reasons = WordsField(label=_("Why"))
    saved = force_conclusions.FIELDS


class ViolationForm(forms.Form):
    what = WordsField(label=_("What is violated"), required=True, widget=forms.Textarea({"rows": 2}))
    norm = forms.CharField(label=_("Norm breached"), max_length=500)


class LiabilityForm(forms.ModelForm):
    staff = NamedChoice(label=_("Member of staff"), queryset=ForceStaff.objects.none(), empty_label=None)

    class Meta:
        model = Liability
        fields = ("staff", "kind", "decision", "decided_on", "decided_by")
        field_classes = {"decided_on": DayField}
        widgets = {"decision": forms.Textarea({"rows": 2})}

    def __init__(self, *args, force, **options):
        super().__init__(*args, **options)
        self.fields["staff"].queryset = force.staff.all()

    def _post_clean(self):
        """The action validates; the form only reads what was typed."""
