"""Fields that several forms share."""

from django import forms


class Words(forms.CharField):
    """Text of several lines; only the line ends browsers send are made the ones the database keeps."""

    def __init__(self, *, rows=3, **options):
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class Files(forms.FileField):
    """Any number of files at once; each is looked into by the action that keeps it."""

    def __init__(self, **options):
        super().__init__(
            widget=SeveralFiles(attrs={"multiple": True}), required=False, allow_empty_file=True, **options
        )

    def clean(self, data, initial=None):
        return [super(Files, self).clean(one, initial) for one in data or [] if one]


class Titled(forms.ModelChoiceField):
    def label_from_instance(self, thing):
        return thing.title
