"""What officers type about emergencies: checked here, never saved here. Words are kept exactly as typed."""

import re

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from inspections.forms import AsTyped, MomentField, WordsField
from oversight.core.forms import DayField
from oversight.core.models import Officer
from oversight.duties.models import EmergencyKind

from . import enums
from .models import Incident, Participant, StaffMember


class KindChoice(forms.ModelChoiceField):
    def label_from_instance(self, kind):
        return kind.title


class KindIterator(forms.models.ModelChoiceIterator):
    """Emergencies first, then what is only kept on a register."""

    def __iter__(self):
        yield ("", _("Choose what happened"))
        kinds = list(self.queryset)
        groups = (
            (_("Emergencies (point 4(30))"), [one for one in kinds if one.is_emergency]),
            (_("Registers only (points 23, 65)"), [one for one in kinds if not one.is_emergency]),
        )
        for title, members in groups:
            if members:
                yield (title, [self.choice(one) for one in members])


class GroupedKindChoice(KindChoice):
    iterator = KindIterator


class RegisterForm(forms.Form):
    """The three fields that start the clocks, and two more for who has a second."""

    facility = forms.ModelChoiceField(label=_("Facility"), queryset=Facility.objects.none(), empty_label="—")
    kind = GroupedKindChoice(label=_("What happened"), queryset=EmergencyKind.objects.none())
    received_at = MomentField(
        label=_("Information received at"),
        required=True,
        help_text=_("When you learned of it, not when it happened: the clocks run from here."),
    )
    received_from = forms.CharField(
        label=_("Received from"),
        max_length=300,
        required=False,
        help_text=_("The duty officer of the facility, the press…"),
    )
    happened_at = MomentField(label=_("Happened at"), help_text=_("If you know it already."))

    def __init__(self, *args, facilities, kinds, **options):
        super().__init__(*args, **options)
        self.fields["facility"].queryset = facilities
        self.fields["kind"].queryset = kinds


class NumbersForm(AsTyped):
    """When it happened and how many took part."""

    happened_at = MomentField(label=_("Happened at"))
    happened_standing = forms.BooleanField(label=_("Unknown at this hour"), required=False)
    participants_count = forms.IntegerField(
        label=_("Number of participants"), min_value=0, max_value=1_000_000, required=False
    )
    count_standing = forms.BooleanField(label=_("Unknown at this hour"), required=False)
    saved = ("happened_at", "participants_count")

    @property
    def said(self):
        said = {name: self.cleaned_data[name] for name in self.saved}
        for name in ("happened_standing", "count_standing"):
            said[name] = enums.Standing.UNKNOWN if self.cleaned_data[name] else enums.Standing.SILENT
        return said


class FactForm(AsTyped):
    value = WordsField(label=_("What is known"))
    standing = forms.ChoiceField(label=_("Answer"), choices=[("", ""), *enums.WITHOUT_WORDS], required=False)
    saved = ("value", "standing")

    @property
    def said(self):
        return {name: self.cleaned_data[name] for name in self.saved}


class PersonForm(forms.ModelForm):
    """One participant."""

    version = forms.IntegerField(min_value=0, required=False, initial=0, widget=forms.HiddenInput)
    articles_unknown = forms.BooleanField(label=_("Articles unknown at this hour"), required=False)

    class Meta:
        model = Participant
        fields = (
            *("full_name", "role", "category", "born_on", "articles", "on_register", "register_name"),
            *("injuries", "examination"),
        )
        field_classes = {"born_on": DayField}
        widgets = {"injuries": forms.Textarea({"rows": 2}), "examination": forms.Textarea({"rows": 2})}

    field_order = ("full_name", "role", "category", "born_on", "articles", "articles_unknown")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["version"] = self.instance.version
            self.initial["articles_unknown"] = "articles" in self.instance.unknown

    @property
    def said(self):
        said = {name: self.cleaned_data[name] for name in self.Meta.fields}
        unknown = self.cleaned_data["articles_unknown"] and not said["articles"]
        return said | {"unknown": ["articles"] if unknown else []}

    def _post_clean(self):
        """The action validates; the instance stays as it was read."""


class PeopleForm(forms.Form):
    """Several participants at once, one a line: the name, then the articles, then the register."""

    lines = WordsField(
        label=_("One a line: full name; articles; register"),
        required=True,
        widget=forms.Textarea({"rows": 7}),
        help_text=_("Akhmetov Nurlan; art. 188(2); prone to escape. A dash instead of the register: on none."),
    )

    @property
    def people(self):
        return [_person(line) for line in self.cleaned_data["lines"].split("\n") if line.strip()]


def _person(line):
    parts = [part.strip() for part in re.split(r"[;\t]", line, maxsplit=2)] + ["", ""]
    name, articles, register = parts[:3]
    fields = {"full_name": name[:300], "articles": articles[:300]}
    if register in ("-", "–", "—"):
        fields["on_register"] = enums.Registered.NO
    elif register:
        fields |= {"on_register": enums.Registered.YES, "register_name": register[:300]}
    return fields


class StaffForm(forms.ModelForm):
    class Meta:
        model = StaffMember
        fields = ("full_name", "rank", "post", "part")
        widgets = {"part": forms.Textarea({"rows": 2})}


class OfficerChoice(forms.ModelChoiceField):
    def label_from_instance(self, officer):
        return f"{officer.full_name}, {officer.post}"


class CallForm(forms.Form):
    """One attempt to tell the next level."""

    receiver = OfficerChoice(label=_("Who was called"), queryset=Officer.objects.none(), empty_label=None)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=enums.CallOutcome.choices, widget=forms.RadioSelect)
    means = forms.ChoiceField(
        label=_("By what means"), choices=enums.CallMeans.choices, initial=enums.CallMeans.PHONE, required=False
    )
    called_at = MomentField(label=_("Called at"), help_text=_("Now, if left empty."))
    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    def __init__(self, *args, receivers, **options):
        super().__init__(*args, **options)
        self.fields["receiver"].queryset = receivers

    def clean_means(self):
        return self.cleaned_data["means"] or enums.CallMeans.PHONE


class DevelopmentForm(forms.Form):
    kind = forms.ChoiceField(label=_("What"), choices=enums.DevelopmentKind.choices)
    happened_at = MomentField(label=_("When"), help_text=_("Now, if left empty."))
    number = forms.IntegerField(label=_("How many people"), min_value=0, max_value=1_000_000, required=False)
    words = WordsField(label=_("In words"), required=True)


class CorrectForm(forms.Form):
    received_at = MomentField(label=_("Information received at"))
    kind = KindChoice(label=_("What happened"), queryset=EmergencyKind.objects.none(), required=False)
    reason = WordsField(label=_("What was wrong"), required=True, strip=True)

    def __init__(self, *args, kinds, **options):
        super().__init__(*args, **options)
        self.fields["kind"].queryset = kinds


class ReceiveForm(forms.Form):
    received_at = MomentField(label=_("Received at"), help_text=_("Now, if left empty."))


class LinkForm(forms.Form):
    of = forms.ModelChoiceField(
        label=_("The first report"), queryset=Incident.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args, reports, **options):
        super().__init__(*args, **options)
        self.fields["of"].queryset = reports


class SubmitForm(forms.Form):
    """Sending the first report needs nothing; a further version says what it is and what is new."""

    kind = forms.ChoiceField(
        label=_("This version"),
        choices=[
            (enums.ReportKind.SUPPLEMENT.value, _("supplements the one before")),
            (enums.ReportKind.CORRECTION.value, _("corrects the one before")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    changes = WordsField(label=_("What is new or corrected"))
    unknown_rest = forms.BooleanField(label=_("What is not answered is unknown at this hour"), required=False)


class QueryForm(forms.Form):
    words = WordsField(label=_("Questions"), required=True)
    answer_by = MomentField(label=_("Answer by"), required=True)


class AnswerForm(forms.Form):
    words = WordsField(label=_("Answer"), required=True)


class RegimeForm(forms.Form):
    """An approval of special conditions (point 16(5))."""

    facility = forms.ModelChoiceField(label=_("Facility"), queryset=Facility.objects.none(), empty_label="—")
    received_at = MomentField(label=_("Approval received at"), required=True)
    received_from = forms.CharField(
        label=_("Received from"), max_length=300, help_text=_("The head of the territorial penal body.")
    )
    grounds = WordsField(label=_("Grounds"))
    measures = WordsField(label=_("Measures"))
    from_at = MomentField(label=_("In force from"))
    until_at = MomentField(label=_("In force until"))

    def __init__(self, *args, facilities, **options):
        super().__init__(*args, **options)
        self.fields["facility"].queryset = facilities


def this_minute():
    return timezone.localtime().replace(second=0, microsecond=0)
