from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from oversight.core.forms import DayField
from oversight.core.languages import alphabetical
from oversight.core.models import Office

from .enums import USUAL_OPERATOR, FacilityKind, PenalRoomKind
from .models import Facility, FacilityHead, Mailbox, PenalRoom
from .policies import CONTACTS


class FacilityForm(forms.ModelForm):
    """The whole passport with the contacts."""

    opened_on = DayField(label=_("Opened on"))

    class Meta:
        model = Facility
        fields = (
            "name_ru",
            "name_kk",
            "kind",
            "security_level",
            "operator",
            "supervising_office",
            "in_oblast_centre",
            "capacity",
            "opened_on",
            "address",
            "phone",
        )

    def __init__(self, *args, officer, **options):
        super().__init__(*args, **options)
        offices = self.fields["supervising_office"]
        offices.queryset = Office.objects.visible_to(officer).order_by(alphabetical("name_ru"))
        self.fields["operator"].required = False
        self.fields["operator"].help_text = _("If you leave it empty: who usually runs a facility of this kind.")
        words = _("What each kind means stands in the glossary (point 4).")
        self.fields["kind"].help_text = format_html('<a href="{}">{}</a>', reverse("core:glossary"), words)
        self.fields["security_level"].help_text = _("For a penal institution only.")

    def clean(self):
        cleaned = super().clean()
        kind = cleaned.get("kind")
        if kind and not cleaned.get("operator"):
            cleaned["operator"] = self.instance.operator = USUAL_OPERATOR[kind].value
        level = cleaned.get("security_level")
        if kind and "security_level" in cleaned and bool(level) != (kind == FacilityKind.UIS):
            sentence = _("A penal institution has a security level; choose it.")
            if level:
                sentence = _("Only a penal institution has a security level; leave it empty.")
            self.add_error("security_level", sentence)
        return cleaned


class ChangeForm(FacilityForm):
    """A change by somebody who saw the version it names."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class ContactsForm(forms.ModelForm):
    """What a district officer keeps of the passport."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    class Meta:
        model = Facility
        fields = CONTACTS


class CloseForm(forms.Form):
    closed_on = DayField(
        label=_("Closed on"),
        help_text=_("The first day on which nobody is held there; it leaves the plans from then on."),
    )


class HeadForm(forms.ModelForm):
    from_on = DayField(label=_("From"))
    until_on = DayField(label=_("Until"), required=False, help_text=_("The last day; empty while in office."))

    class Meta:
        model = FacilityHead
        fields = ("full_name", "post", "acting", "from_on", "until_on")
        help_texts = {"acting": _("Stands in for the head, whose own term goes on.")}


class EndTermForm(forms.Form):
    until_on = DayField(label=_("Last day in office"))


class PenalRoomForm(forms.ModelForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=PenalRoomKind.choices, widget=forms.RadioSelect)

    class Meta:
        model = PenalRoom
        fields = ("kind", "name", "places")


class MailboxForm(forms.ModelForm):
    installed_on = DayField(label=_("Installed on"))

    class Meta:
        model = Mailbox
        fields = ("place", "installed_on")


class RemoveMailboxForm(forms.Form):
    removed_on = DayField(label=_("Removed on"))
