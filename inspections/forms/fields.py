"""Fields that several forms share. Words are kept exactly as typed."""

from django import forms


class WordsField(forms.CharField):
    """Text kept as typed; only the line ends browsers send are made the ones the database keeps."""

    def __init__(self, **options):
        super().__init__(**{"required": False, "strip": False, "widget": forms.Textarea(attrs={"rows": 3}), **options})

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class MomentField(forms.DateTimeField):
    """A moment to the minute, by the clock of the officer's office."""

    def __init__(self, **options):
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        super().__init__(**{"required": False, "widget": widget, **options})


class InspectorChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, officer):
        return f"{officer.full_name}, {officer.post}"


class OfficerChoice(forms.ModelChoiceField):
    def label_from_instance(self, officer):
        return f"{officer.full_name}, {officer.post}"


class KindChoice(forms.ModelChoiceField):
    def label_from_instance(self, kind):
        return kind.title
