"""The readings of a check of penal rooms (point 34)."""

from django import forms

from ..actions.readings import FIELDS
from ..models import PenalRoomReading
from .fields import MomentField


class ReadingForm(forms.ModelForm):
    """All of the entry at once; `stored` is what another has written meanwhile: (label, stored, typed) in words."""

    stored = ()
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    measured_at = MomentField(label=PenalRoomReading._meta.get_field("measured_at").verbose_name, required=True)

    class Meta:
        model = PenalRoomReading
        fields = FIELDS

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial["version"] = self.instance.version

    def _post_clean(self):
        """The row is checked by the action, with every sentence; the form only reads what was typed."""
