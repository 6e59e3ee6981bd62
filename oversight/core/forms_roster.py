"""Forms of absences, zones and lines of work."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .enums import OfficeLevel, Role
from .forms import DayField
from .languages import alphabetical
from .models import Absence, Office, Officer
from .policies import INSPECTORS


class MomentField(forms.DateTimeField):
    """A moment to the minute, by the clock of the office of whoever types it."""

    def __init__(self, **options):
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        super().__init__(widget=widget, **options)


class OfficerField(forms.ModelChoiceField):
    """An officer by name and post."""

    def label_from_instance(self, officer):
        return f"{officer.full_name}, {officer.post}"


class AbsenceForm(forms.ModelForm):
    """An absence of `absent`, typed by `officer`, who chooses among the substitutes they see."""

    from_at = MomentField(label=_("Away from"))
    until_at = MomentField(
        label=_("Back at"), required=False, help_text=_("If the return is not known yet, leave it empty.")
    )
    substitute = OfficerField(
        label=_("Who stands in"),
        queryset=Officer.objects.none(),
        required=False,
        empty_label=_("Nobody: the head is told"),
        help_text=_("Of the same office or of one above it. Until the return they are told in the officer's place."),
    )

    class Meta:
        model = Absence
        fields = ("kind", "from_at", "until_at", "substitute", "note")

    def __init__(self, *args, absent, officer, **options):
        super().__init__(*args, **options)
        self.fields["substitute"].queryset = _fit_to_stand_in(absent, officer, self.instance.substitute_id)
        self.fields["note"].help_text = _("Seen by the officer, by those who lead the office and the administrator.")


class ChangeAbsenceForm(AbsenceForm):
    """A change by somebody who saw the version it names."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class EndAbsenceForm(forms.Form):
    until_at = MomentField(label=_("Back at"))


class ZoneForm(forms.Form):
    officer = OfficerField(label=_("Zonal officer"), queryset=Officer.objects.none())
    oblast = forms.ModelChoiceField(label=_("Oblast or equated"), queryset=Office.objects.none())
    from_on = DayField(label=_("From"))
    until_on = DayField(label=_("Through"), required=False, help_text=_("Empty: until another officer gets it."))

    def __init__(self, *args, officer, **options):
        super().__init__(*args, **options)
        serving = Officer.objects.visible_to(officer).active()
        self.fields["officer"].queryset = serving.filter(roles__contains=[Role.ZONAL_OFFICER])
        oblasts = Office.objects.visible_to(officer).filter(level=OfficeLevel.OBLAST)
        self.fields["oblast"].queryset = oblasts.order_by(alphabetical("name_ru"))


class SubjectForm(forms.Form):
    officer = OfficerField(label=_("Officer of the Department"), queryset=Officer.objects.none())
    line_ru = forms.CharField(label=_("Line of work in Russian"), max_length=300)
    line_kk = forms.CharField(label=_("Line of work in Kazakh"), max_length=300)
    from_on = DayField(label=_("From"))
    until_on = DayField(label=_("Through"), required=False, help_text=_("Empty: until it is ended."))

    def __init__(self, *args, officer, **options):
        super().__init__(*args, **options)
        serving = Officer.objects.visible_to(officer).active().filter(office__level=OfficeLevel.DEPARTMENT)
        prosecutors = [Role.ZONAL_OFFICER, Role.DEPARTMENT_HEAD]
        self.fields["officer"].queryset = serving.filter(roles__overlap=prosecutors)


class EndTermForm(forms.Form):
    until_on = DayField(label=_("The last day"))


def _fit_to_stand_in(absent, officer, named):
    """Who may be chosen, with who is `named` already, even by somebody who sees more."""
    fit = Officer.objects.active().filter(office__in=absent.office.lineage).exclude(pk=absent.pk)
    if absent.holds(INSPECTORS):
        fit = fit.filter(roles__overlap=sorted(INSPECTORS))
    seen = fit.filter(office__in=Office.objects.visible_to(officer))
    known = Officer.objects.filter(Q(pk__in=seen.values("pk")) | Q(pk=named))
    return known.order_by("-office__lineage__len", alphabetical("surname"), "pk")
