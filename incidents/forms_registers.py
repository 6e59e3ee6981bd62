"""What a register is asked for in its address."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.forms import DayField
from oversight.core.languages import alphabetical
from oversight.core.models import Office
from oversight.duties.enums import Register

from .filters import _kinds
from .registers import USE, USE_OF_FORCE, Asked

#: A register is read for up to ten years at once.
LONGEST = timedelta(days=3660)


class RegisterOfForm(forms.Form):
    """One register, a period, and what narrows it. Without an address: emergencies of this month, the own office."""

    register = forms.ChoiceField(label=_("Register"), choices=Register.choices)
    from_on = DayField(label=_("From"))
    until_on = DayField(label=_("Through"))
    office = forms.ModelChoiceField(label=_("Office"), queryset=Office.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    facility = forms.ModelChoiceField(
        label=_("Facility"), queryset=Facility.objects.none(), required=False, empty_label=_("All facilities")
    )

    def __init__(self, data, *, officer, **options):
        today = timezone.localdate()
        usual = {
            "register": Register.EMERGENCY,
            "from_on": today.replace(day=1).isoformat(),
            "until_on": today.isoformat(),
            "office": officer.office_id,
        }
        super().__init__(usual | {name: value for name, value in data.items() if value}, **options)
        self.fields["office"].queryset = Office.objects.visible_to(officer).order_by("level", alphabetical("name_ru"))
        self.fields["facility"].queryset = Facility.objects.visible_to(officer).order_by(alphabetical("name_ru"))
        self.fields["kind"].choices = [("", _("Every kind")), *_kinds(), (USE, USE_OF_FORCE.title)]

    def clean(self):
        said = super().clean()
        first, last = said.get("from_on"), said.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("The period ends before it begins."))
        elif first and last and last - first > LONGEST:
            self.add_error("until_on", _("A register shows up to ten years."))
        return said

    @property
    def asked(self):
        return Asked(**self.cleaned_data)
