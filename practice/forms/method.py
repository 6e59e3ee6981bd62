"""A method: its card, what a version of it says, what takes its place."""

from django import forms
from django.utils.translation import gettext_lazy as _

from acts.forms.fields import Files, Titled, Words
from facilities.enums import FacilityKind
from oversight.documents.models import Attachment

from ..enums import MethodKind
from ..lines import lines_of_work
from ..models import Method

FILES = _("Pictures, PDF files and videos.")


class Points(forms.CharField):
    """Points of the Instruction, one after another: «45(3), 47»."""

    def to_python(self, value):
        return [one.strip() for one in super().to_python(value).replace(";", ",").split(",") if one.strip()]

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value


class MethodCardForm(forms.Form):
    """What a method is and where it serves. `kept` is its present line of work, wherever the roster has gone since."""

    kind = forms.ChoiceField(label=_("Kind"), choices=MethodKind.choices)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300)
    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300, required=False)
    line = forms.ChoiceField(
        label=_("Line of work"), required=False, help_text=_("One of those the roster gives to officers (point 4(18)).")
    )
    facility_kinds = forms.MultipleChoiceField(
        label=_("Kinds of facility"),
        choices=FacilityKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Where it is offered to who inspects. None: with its points, else everywhere."),
    )
    points = Points(
        label=_("Points of the Instruction"),
        required=False,
        max_length=300,
        help_text=_("With commas: 45(3), 47. A checklist with one of them offers it."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, kept="", **options):
        super().__init__(*args, **options)
        lines = lines_of_work()
        if kept and kept not in dict(lines):
            lines.append((kept, kept))
        self.fields["line"].choices = [("", _("None of them")), *lines]


class VersionFields(forms.Form):
    words_ru = Words(
        label=_("Text in Russian"), required=False, rows=8, help_text=_("A method has a text, a file or both.")
    )
    words_kk = Words(label=_("Text in Kazakh"), required=False, rows=8)
    files = Files(label=_("Files"), help_text=FILES)


class NewMethodForm(VersionFields, MethodCardForm):
    """A new method with its first version."""

    field_order = ("kind", "title_ru", "title_kk", "words_ru", "words_kk", "files", "line", "facility_kinds", "points")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        del self.fields["version"]


class Kept(forms.ModelMultipleChoiceField):
    def label_from_instance(self, attachment):
        return attachment.original_name


class ReviseForm(VersionFields):
    """The next version: `latest` is the one it is written from, whose files stay unless they are unticked."""

    change = Words(label=_("What was changed"), help_text=_("Readers of the earlier version read this first."))
    kept = Kept(
        label=_("Files of the earlier version that stay"),
        queryset=Attachment.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = ("change", "words_ru", "words_kk", "kept", "files", "version")

    def __init__(self, *args, latest, **options):
        super().__init__(*args, **options)
        self.fields["kept"].queryset = latest.files.all()
        self.fields["files"].label = _("Further files")
        if not latest.files.exists():
            del self.fields["kept"]

    def clean(self):
        """All files of the new version in one list."""
        cleaned = super().clean()
        cleaned["files"] = [*cleaned.pop("kept", ()), *cleaned.get("files", ())]
        return cleaned


class SupersedeForm(forms.Form):
    """`methods` are those that may take its place."""

    superseded_by = Titled(label=_("What takes its place"), queryset=Method.objects.none(), empty_label=_("Choose"))
    reason = Words(label=_("Reason"))

    def __init__(self, *args, methods, **options):
        super().__init__(*args, **options)
        self.fields["superseded_by"].queryset = methods


class SeenForm(forms.Form):
    """The version of the record that was on the page."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    reason = Words(label=_("Reason"))
