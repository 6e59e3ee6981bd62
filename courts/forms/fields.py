"""Fields that forms of cases and of hearings share."""

from django import forms
from django.utils.translation import gettext_lazy as _

from oversight.duties.models import CourtMatter

from ..enums import COURT_LEVELS

#: The id of the list of known courts that a page offers beside the field.
COURTS = "courts-known"


class CourtFields(forms.Form):
    """A court by its name; the rest is said of one that is new. The page offers the known ones by COURTS."""

    court = forms.CharField(
        label=_("Court"), max_length=300, widget=forms.TextInput(attrs={"list": COURTS, "autocomplete": "off"})
    )
    court_level = forms.ChoiceField(
        label=_("Level of the court"),
        choices=[("", _("Known already")), *COURT_LEVELS.items()],
        required=False,
        help_text=_("Only of a court that is written for the first time."),
    )
    court_kk = forms.CharField(
        label=_("Court, in Kazakh"),
        max_length=300,
        required=False,
        help_text=_("Only of a court that is written for the first time."),
    )


class MatterField(forms.ModelChoiceField):
    """A matter by its point and its title."""

    def __init__(self, **options):
        super().__init__(queryset=CourtMatter.objects.none(), **options)

    def label_from_instance(self, matter):
        return _("%(title)s (point %(point)s)") % {"title": matter.title, "point": matter.point}
