"""Forms of offices and officers; how any form takes up a refusal."""

from datetime import date, datetime

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from .enums import Role
from .models import Office, Officer

#: The zones of the tz database that cover Kazakhstan.
KAZAKHSTAN = (
    "Asia/Almaty",
    "Asia/Aqtau",
    "Asia/Aqtobe",
    "Asia/Atyrau",
    "Asia/Oral",
    "Asia/Qostanay",
    "Asia/Qyzylorda",
)


def refuse(form, refusal):
    """Put the sentences of a Refused where they belong: beside their fields, the rest at the top."""
    for name, sentence in refusal.fields.items():
        form.add_error(name if name in form.fields else None, sentence)
    for part in refusal.parts:
        form.add_error(None, part)
    if not refusal.fields and not refusal.parts:
        form.add_error(None, refusal.sentence)


def differences(form, theirs):
    """(label, stored, typed) in words for each field of the form that differs from what is stored now."""
    found = []
    for name, stored in theirs.items():
        typed = form.cleaned_data.get(name)
        if name in form.fields and typed != stored:
            bound = form[name]
            found.append((bound.label, _in_words(bound.field, stored), _in_words(bound.field, typed)))
    return found


def _in_words(field, value):
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | tuple):
        return ", ".join(str(_in_words(field, one)) for one in value)
    if isinstance(value, datetime):
        return f"{localtime(value):%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    titles = {} if isinstance(field, forms.ModelChoiceField) else dict(getattr(field, "choices", ()))
    return "" if value is None else titles.get(value, value)


class DayField(forms.DateField):
    """A day, picked in the browser's own calendar."""

    def __init__(self, **options):
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **options)


class OfficeForm(forms.ModelForm):
    """A change of an office; its place in the tree is chosen once, by OpenOfficeForm."""

    time_zone = forms.ChoiceField(label=_("Time zone"))

    class Meta:
        model = Office
        fields = ("name_ru", "name_kk", "branch", "time_zone")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        zones = dict.fromkeys([*KAZAKHSTAN, self.instance.time_zone])
        self.fields["time_zone"].choices = [(name, name) for name in zones]


class OpenOfficeForm(OfficeForm):
    class Meta(OfficeForm.Meta):
        fields = ("parent", "level", "code", *OfficeForm.Meta.fields)


class OfficerForm(forms.ModelForm):
    roles = forms.MultipleChoiceField(label=_("Roles"), choices=Role.choices, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Officer
        fields = (
            "surname",
            "given_name",
            "patronymic",
            "office",
            "post_ru",
            "post_kk",
            "rank",
            "roles",
            "phone",
            "email",
            "language",
            "username",
            "is_active",
        )


class PasswordForm(forms.Form):
    """A password set by the administrator, typed twice because it is not shown."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. Tell it to the officer in person; they change it after signing in."),
    )
    repeat = forms.CharField(
        label=_("New password once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self):
        cleaned = super().clean()
        if "password" in cleaned and "repeat" in cleaned and cleaned.pop("repeat") != cleaned["password"]:
            self.add_error("repeat", _("The two passwords differ."))
        return cleaned


class EnterOfficerForm(PasswordForm, OfficerForm):
    """A new officer: their data and a first password."""

    field_order = (*OfficerForm.Meta.fields, "password", "repeat")


class LanguageForm(forms.ModelForm):
    class Meta:
        model = Officer
        fields = ("language",)
