from django import forms
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from acts.forms.fields import Files, Words
from facilities.models import Facility
from oversight.core.forms import DayField
from oversight.core.languages import alphabetical
from oversight.core.models import Office

from .enums import InquiryKind
from .models import Inquiry, Requisition

FILES = _("Pictures and PDF files.")


class InquiryForm(forms.ModelForm):
    """To whom, what, by when. What it is about came with the address and isn't typed."""

    words = Words(label=_("Text"), rows=5)
    files = Files(label=_("Files"), help_text=FILES)

    class Meta:
        model = Inquiry
        fields = ("asked_office", "kind", "subject", "answer_by", "facility")
        field_classes = {"answer_by": DayField}
        widgets = {"kind": forms.RadioSelect}
        help_texts = {"answer_by": _("A note has no term: leave it empty there.")}

    field_order = ("asked_office", "kind", "subject", "words", "facility", "answer_by", "files")

    def __init__(self, *args, officer, is_about_other, **options):
        super().__init__(*args, **options)
        self.fields["asked_office"].queryset = line_of(officer)
        self.fields["kind"].choices = InquiryKind.choices
        if is_about_other:
            del self.fields["facility"]
        else:
            self.fields["facility"].queryset = _places(officer)

    def _post_clean(self):
        """The action checks the whole; a form without its sender can't."""


class ReplyForm(forms.Form):
    words = Words(label=_("Text"), rows=5)
    files = Files(label=_("Files"), help_text=FILES)


class AgainForm(ReplyForm):
    answer_by = DayField(label=_("Answer by"))

    field_order = ("words", "answer_by", "files")


class ReasonForm(forms.Form):
    reason = Words(label=_("Reason"))


class RequisitionForm(forms.ModelForm):
    class Meta:
        model = Requisition
        fields = ("case_kind", "what", "from_office", "from_body", "purpose", "task", "facility", "due_on")
        field_classes = {"due_on": DayField}
        widgets = {"purpose": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, officer, **options):
        super().__init__(*args, **options)
        self.fields["from_office"].queryset = line_of(officer)
        self.fields["facility"].queryset = _places(officer)

    def _post_clean(self):
        """The action checks the whole."""


class ReceiveForm(forms.Form):
    received_on = DayField(label=_("Received on"))
    volumes = forms.CharField(
        label=_("What was received"), max_length=300, help_text=_("How many volumes and sheets, in what state.")
    )
    files = Files(label=_("Files"), help_text=FILES)


class SendBackForm(forms.Form):
    returned_on = DayField(label=_("Sent back on"))
    result = Words(label=_("What the study showed"))


def line_of(officer):
    """The offices above and below the officer's own: whom it may ask."""
    own, name = officer.office, "name_kk" if get_language() == "kk" else "name_ru"
    line = Office.objects.filter(Q(pk__in=own.lineage) | Q(lineage__contains=[own.pk])).exclude(pk=own.pk)
    return line.order_by("level", alphabetical(name))


def _places(officer):
    name = "name_kk" if get_language() == "kk" else "name_ru"
    return Facility.objects.visible_to(officer).order_by(alphabetical(name))
