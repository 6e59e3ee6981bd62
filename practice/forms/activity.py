"""An activity of an office, and the period its figures are asked for."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from acts.forms.fields import Files, Words
from oversight.core.enums import OfficeLevel
from oversight.core.forms import DayField
from oversight.core.languages import alphabetical
from oversight.core.models import Office, Officer
from oversight.core.policies import INSPECTORS

from ..enums import OF_DEPARTMENT, POINTS, ActivityKind

#: Figures are read for up to ten years at once.
LONGEST = timedelta(days=3660)


class Officers(forms.ModelMultipleChoiceField):
    """Officers by name; those of other offices than `home` with their office."""

    home = None

    def label_from_instance(self, officer):
        return officer.full_name if officer.office_id == self.home else f"{officer.full_name}, {officer.office}"


class ActivityForm(forms.Form):
    """`officer` is who types: the office's own officers and those below it are ticked, others are named."""

    kind = forms.ChoiceField(label=_("Kind"))
    title = forms.CharField(label=_("Title"), max_length=300, help_text=_("Of the seminar, the article, the lecture…"))
    from_on = DayField(label=_("From"))
    until_on = DayField(label=_("Through"), required=False, help_text=_("Empty: one day."))
    place = forms.CharField(
        label=_("Where"),
        max_length=300,
        required=False,
        help_text=_("The office, the institution, the newspaper or the site."),
    )
    participants = Officers(
        label=_("Officers taking part"),
        queryset=Officer.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = Words(
        label=_("Others taking part"),
        required=False,
        rows=2,
        help_text=_("Names and posts, or how many and from where; the author of a publication."),
    )
    result = Words(label=_("Result"), required=False, help_text=_("What came of it: decided, learnt, proposed."))
    link = forms.URLField(label=_("Link"), max_length=500, required=False, assume_scheme="https")
    files = Files(label=_("Files"), help_text=_("Pictures, PDF files and videos."))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, officer, named=(), **options):
        super().__init__(*args, **options)
        is_department = officer.office.level == OfficeLevel.DEPARTMENT
        kinds = [one for one in ActivityKind if is_department or one not in OF_DEPARTMENT]
        self.fields["kind"].choices = [(one.value, f"{one.label} ({POINTS[one]})") for one in kinds]
        self.fields["participants"].home = officer.office_id
        self.fields["participants"].queryset = _own_first(officer, named)


class ChangeActivityForm(ActivityForm):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["files"].label = _("Further files")


class FiguresForm(forms.Form):
    """A period and an office; without an address this year of the officer's own office."""

    from_on = DayField(label=_("From"))
    until_on = DayField(label=_("Through"))
    office = forms.ModelChoiceField(label=_("Office"), queryset=Office.objects.none(), empty_label=None)

    def __init__(self, data, *, officer, **options):
        today = timezone.localdate()
        usual = {"from_on": today.replace(month=1, day=1).isoformat(), "until_on": today.isoformat()}
        usual["office"] = officer.office_id
        super().__init__(usual | {name: value for name, value in data.items() if value}, **options)
        self.fields["office"].queryset = Office.objects.visible_to(officer).order_by("level", alphabetical("name_ru"))

    def clean(self):
        said = super().clean()
        first, last = said.get("from_on"), said.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("The period ends before it begins."))
        elif first and last and last - first > LONGEST:
            self.add_error("until_on", _("Figures are shown for up to ten years."))
        return said


def _own_first(officer, named):
    """Who may be ticked: prosecutors of the office and of those directly below it, and who is named already."""
    near = Q(office=officer.office_id) | Q(office__parent=officer.office_id)
    able = Officer.objects.visible_to(officer).active().filter(near, roles__overlap=sorted(INSPECTORS))
    found = Officer.objects.filter(Q(pk__in=able.values("pk")) | Q(pk__in=[one.pk for one in named]))
    return found.order_by("office__lineage", alphabetical("surname"), "pk")
