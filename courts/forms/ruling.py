"""A court ruling, its study, a representation on a protest against it."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from acts.forms.fields import Words
from facilities.models import Facility
from oversight.core.forms import DayField

from ..enums import CourtResult, RulingMatter, Source
from ..models import Hearing
from .fields import CourtFields


class RulingForm(CourtFields):
    case_number = forms.CharField(label=_("Number of the case"), max_length=80)
    dated_on = DayField(label=_("Date of the ruling"))
    matter = forms.ChoiceField(label=_("Matter"), choices=RulingMatter.choices)
    outcome = forms.ChoiceField(
        label=pgettext_lazy("court", "Decided"), choices=CourtResult.choices, widget=forms.RadioSelect
    )
    full_name = forms.CharField(
        label=_("Full name of the convict"),
        max_length=240,
        help_text=_("Read by prosecutors only; lists show initials."),
    )
    birth_year = forms.IntegerField(label=_("Year of birth"), min_value=1900, max_value=2100, required=False)
    source = forms.ChoiceField(label=_("How it came"), choices=Source.choices, widget=forms.RadioSelect)
    source_title = forms.CharField(
        label=_("By which paper"),
        max_length=300,
        required=False,
        help_text=_("Number and day of the appeal or of the letter."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class NewRulingForm(RulingForm):
    """`facilities` are the open ones in the officer's scope, `hearings` those that were held."""

    facility = forms.ModelChoiceField(
        label=_("Facility where the convict is held"),
        queryset=Facility.objects.none(),
        required=False,
        empty_label=_("No facility"),
    )
    served_on = DayField(
        label=_("Received by the office on"),
        help_text=_("The term of the protest runs from this day; it can't be corrected afterwards."),
    )
    hearing = forms.ModelChoiceField(queryset=Hearing.objects.none(), widget=forms.HiddenInput, required=False)

    field_order = (
        *("court", "court_level", "court_kk", "case_number", "dated_on", "served_on", "matter", "outcome"),
        *("full_name", "birth_year", "facility", "source", "source_title"),
    )

    def __init__(self, *args, facilities, hearings, **options):
        super().__init__(*args, **options)
        del self.fields["version"]
        self.fields["facility"].queryset = facilities
        self.fields["hearing"].queryset = hearings


class StudyForm(forms.Form):
    lawful = forms.TypedChoiceField(
        label=_("Is the ruling lawful?"),
        choices=[("yes", _("Lawful")), ("no", _("Unlawful"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    norm = forms.CharField(
        label=_("Norm breached"),
        max_length=500,
        required=False,
        help_text=_("Of an unlawful ruling: article, part, law."),
    )
    reasons = Words(label=_("Reasons"), rows=5, help_text=_("Why it is unlawful; of a lawful one, what was looked at."))
    no_protest = Words(
        label=_("Why no protest is brought"),
        required=False,
        help_text=_("Only where the ruling is unlawful and still isn't protested."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class RepresentationForm(forms.Form):
    arguments = Words(label=_("Why the ruling is unlawful"), rows=6)
    why_late = Words(
        label=_("Why the term was missed"), required=False, help_text=_("Point 56: when and why it was missed.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ApproveForm(forms.Form):
    """The version the officer has read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ReworkForm(forms.Form):
    comment = Words(label=_("What is to be mended"))


class RulingReasonForm(forms.Form):
    reason = Words(label=_("Reason"))
