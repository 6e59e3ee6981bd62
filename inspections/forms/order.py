"""Orders to inspect, and the days of a journal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from oversight.core.forms import DayField

from ..models import Order


class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        fields = ("facility", "ground", "ground_details", "subject", "begins_on", "ends_on")
        field_classes = {"begins_on": DayField, "ends_on": DayField}
        widgets = {
            "ground": forms.RadioSelect,
            "ground_details": forms.Textarea(attrs={"rows": 3}),
            "subject": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, facilities, **options):
        super().__init__(*args, **options)
        self.fields["facility"].queryset = facilities


class PeriodForm(forms.Form):
    """The days of a journal, as its address names them."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["from"] = DayField(label=_("From"))
        self.fields["until"] = DayField(label=_("Through"))
