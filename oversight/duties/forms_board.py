"""What the board and the calendar of duties are asked for in their addresses."""

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from oversight.core.forms import DayField
from oversight.core.languages import alphabetical
from oversight.core.models import Office

#: The longest period of a board: a year and what it takes to see it whole.
LONGEST = timedelta(days=400)


class BoardForm(forms.Form):
    """A period and an office whose own duties, and those of each office right below it, are shown."""

    from_on = DayField(label=_("Due from"))
    until_on = DayField(label=_("Due through"))
    office = forms.ModelChoiceField(label=_("Office"), queryset=Office.objects.none(), empty_label=None)

    def __init__(self, *args, officer, **options):
        super().__init__(*args, **options)
        self.fields["office"].queryset = Office.objects.visible_to(officer).order_by("level", alphabetical("name_ru"))

    def clean(self):
        said = super().clean()
        first, last = said.get("from_on"), said.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("The period ends before it begins."))
        elif first and last and last - first > LONGEST:
            self.add_error("until_on", _("A board shows up to a year."))
        return said


def month_of(day):
    """(first, last) day of the month of `day`."""
    first = day.replace(day=1)
    return first, next_month(first) - timedelta(days=1)


def next_month(day):
    """The first day of the month after `day`'s."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
