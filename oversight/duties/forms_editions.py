"""Forms of the rulebook: a file to load, two editions to compare, a day to look ahead to."""

import base64
import binascii

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from oversight.core.forms import DayField
from oversight.core.languages import alphabetical
from oversight.core.models import Office

from .models import Edition

#: Far more than any order: the edition of Order No. 7/2015 is a tenth of it.
LARGEST = 1_000_000


class UploadForm(forms.Form):
    """A file of the rulebook, as it lies on the officer's machine."""

    file = forms.FileField(
        label=_("File of the edition"),
        help_text=_("TOML, as docs/rulebook.md describes it. First it is only checked."),
        widget=forms.FileInput(attrs={"accept": ".toml,application/toml,text/plain"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is too large for an edition of the rulebook."))
        return file


class CheckedForm(forms.Form):
    """The file that was checked, sent back to be loaded: its name and its bytes, so that nothing is kept between."""

    name = forms.CharField(max_length=200, widget=forms.HiddenInput)
    content = forms.CharField(max_length=2 * LARGEST, widget=forms.HiddenInput)

    def clean_content(self):
        try:
            return base64.b64decode(self.cleaned_data["content"], validate=True)
        except (binascii.Error, ValueError):
            raise forms.ValidationError(_("The file was damaged on its way: choose it again.")) from None


class EditionField(forms.ModelChoiceField):
    """Editions by their number and first day: their titles may be the same."""

    def label_from_instance(self, edition):
        return f"№ {edition.code} ({date_format(edition.in_force_from, 'd.m.Y')}) — {edition}"


class CompareForm(forms.Form):
    """Any two editions."""

    old = EditionField(label=_("Edition"), queryset=Edition.objects.all(), empty_label=None)
    new = EditionField(label=_("Compared with"), queryset=Edition.objects.all(), empty_label=None)


class PreviewForm(forms.Form):
    """A day, and one office or all the officer sees."""

    on = DayField(label=_("As of"))
    office = forms.ModelChoiceField(
        label=_("Office"), queryset=Office.objects.none(), required=False, empty_label=_("Every office")
    )

    def __init__(self, *args, officer, **options):
        super().__init__(*args, **options)
        offices = Office.objects.visible_to(officer).order_by(alphabetical("name_ru"))
        self.fields["office"].queryset = offices
