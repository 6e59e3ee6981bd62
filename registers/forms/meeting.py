"""A meeting or a hearing, what it instructed, and how that was done."""

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from acts.forms.fields import Words
from inspections.models import Inspection
from oversight.core.enums import OfficeLevel
from oversight.core.forms import DayField
from oversight.core.forms_roster import OfficerField
from oversight.core.models import Office, Officer
from oversight.core.policies import INSPECTORS

from ..enums import MeetingKind


class Inspections(forms.ModelMultipleChoiceField):
    """Inspections by kind, place and the day on which they began: of daily checks only the day tells them apart."""

    def label_from_instance(self, inspection):
        began = inspection.started_at
        return f"{inspection}, {localtime(began):%d.%m.%Y}" if began else str(inspection)


class MeetingForm(forms.Form):
    """`officer` is who types: only the Department hears oblasts. `inspections` are those that may be named."""

    kind = forms.ChoiceField(label=_("Kind"), choices=MeetingKind.choices, widget=forms.RadioSelect)
    held_on = DayField(label=_("Held on"))
    subject = forms.CharField(label=_("Subject"), max_length=300)
    heard_office = forms.ModelChoiceField(
        label=_("Oblast heard"),
        queryset=Office.objects.none(),
        required=False,
        empty_label="—",
        help_text=_("Only of a hearing (point 11)."),
    )
    heard = forms.CharField(
        label=_("Who was heard"),
        max_length=300,
        required=False,
        help_text=_("Post and name: the oblast prosecutor or a deputy."),
    )
    considered = Words(
        label=_("What was considered"),
        required=False,
        help_text=_("Summaries, certificates, papers: in words or as links."),
    )
    inspections = Inspections(
        label=_("Inspections considered"),
        queryset=Inspection.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    decision = Words(label=_("Decision"), rows=5)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, officer, inspections, **options):
        super().__init__(*args, **options)
        self.fields["inspections"].queryset = inspections
        if not inspections:
            del self.fields["inspections"]
        if officer.office.level == OfficeLevel.DEPARTMENT:
            oblasts = Office.objects.visible_to(officer).filter(level=OfficeLevel.OBLAST)
            self.fields["heard_office"].queryset = oblasts
        else:
            del self.fields["heard_office"], self.fields["heard"]
            own = [choice for choice in MeetingKind.choices if choice[0] != MeetingKind.HEARING]
            self.fields["kind"].choices = own


class InstructionForm(forms.Form):
    """To the meeting's own office or one below it; the officer is one of that office."""

    words = Words(label=_("What is to be done"))
    office = forms.ModelChoiceField(label=_("Responsible office"), queryset=Office.objects.none(), empty_label=None)
    officer = OfficerField(
        label=_("Responsible officer"),
        queryset=Officer.objects.none(),
        required=False,
        empty_label=_("The office decides"),
        help_text=_("One of the responsible office."),
    )
    due_on = DayField(label=_("To be done by"))

    def __init__(self, *args, officer, **options):
        super().__init__(*args, **options)
        offices = Office.objects.within(officer.office)
        able = Officer.objects.active().filter(roles__overlap=sorted(INSPECTORS))
        self.fields["office"].queryset = offices
        self.fields["officer"].queryset = able.filter(office__in=offices.values("pk"))
