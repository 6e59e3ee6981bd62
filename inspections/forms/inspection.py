"""An inspection: opened, begun, its details, completed."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oversight.core.enums import Direction, OfficeLevel
from oversight.core.forms import DayField
from oversight.core.models import Officer
from oversight.core.policies import INSPECTORS
from oversight.duties.enums import Asks
from oversight.duties.models import InspectionKind

from ..enums import AppealSource
from ..models import Order, Specialist
from .fields import InspectorChoice, KindChoice, MomentField, OfficerChoice, WordsField


class DetailsForm(forms.Form):
    """Times, video, directions and inspectors of an inspection."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    started_at = MomentField(label=_("Began at"))
    ended_at = MomentField(label=_("Ended at"))
    video_used = forms.BooleanField(label=_("Video was recorded"), required=False)
    directions = forms.TypedMultipleChoiceField(
        label=_("Priority directions"),
        choices=Direction.choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    inspectors = InspectorChoice(
        label=_("Inspectors"),
        queryset=Officer.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    another = OfficerChoice(
        label=_("One more inspector, of a subordinate office"),
        queryset=Officer.objects.none(),
        required=False,
        empty_label="—",
    )

    def __init__(self, inspection, *args, **options):
        self.inspection = inspection
        named = [one.officer_id for one in inspection.inspectors.filter(part=None)]
        kept = {name: getattr(inspection, name) for name in ("version", "started_at", "ended_at", "video_used")}
        options.setdefault("initial", kept | {"directions": inspection.directions, "inspectors": named})
        super().__init__(*args, **options)
        able = Officer.objects.active().filter(roles__overlap=list(INSPECTORS))
        own = able.filter(office=inspection.office_id) | Officer.objects.filter(pk__in=named)
        self.fields["inspectors"].queryset = own.distinct()
        if inspection.office.level == OfficeLevel.DISTRICT:
            del self.fields["another"]
        else:
            below = able.filter(office__lineage__contains=[inspection.office_id]).exclude(office=inspection.office_id)
            self.fields["another"].queryset = below.exclude(pk__in=named)
        if inspection.started_at is None:
            del self.fields["started_at"], self.fields["ended_at"]

    def stored_in_words(self, stored):
        """(label, value) of what is stored otherwise than typed; `stored` holds plain values by field."""
        differing = [name for name, value in stored.items() if self.cleaned_data.get(name) != value]
        return [(self.fields[name].label, self._in_words(name, stored[name])) for name in differing]

    def _in_words(self, name, value):
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if name == "directions":
            return ", ".join(str(Direction(number).label) for number in value) or "—"
        return f"{timezone.localtime(value):%d.%m.%Y %H:%M}" if value else "—"

    def clean_started_at(self):
        return self._to_the_second("started_at")

    def clean_ended_at(self):
        return self._to_the_second("ended_at")

    def clean(self):
        cleaned = super().clean()
        another = cleaned.pop("another", None)
        if "inspectors" in cleaned:
            cleaned["inspectors"] = [*cleaned["inspectors"], *([another] if another else [])]
        return cleaned

    def _to_the_second(self, name):
        """The page shows minutes: a moment that was not touched keeps its seconds."""
        typed, kept = self.cleaned_data[name], getattr(self.inspection, name)
        untouched = typed and kept and kept.replace(second=0, microsecond=0) == typed
        return kept if untouched else typed


class SpecialistForm(forms.ModelForm):
    class Meta:
        model = Specialist
        fields = ("full_name", "field", "organisation")


class OpenForm(forms.Form):
    """A new inspection of a known facility: its kind, its order where one is needed, now or on a day."""

    NOW, EARLIER, PLANNED = "now", "earlier", "planned"

    kind = KindChoice(
        label=_("Kind of inspection"),
        queryset=InspectionKind.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    order = forms.ModelChoiceField(
        label=_("Order"), queryset=Order.objects.none(), required=False, widget=forms.RadioSelect, empty_label=None
    )
    subject = WordsField(label=_("Subject of the inspection"), help_text=_("It stands in the certificate."), strip=True)
    points = forms.MultipleChoiceField(
        label=_("Lines of the checklist"), required=False, widget=forms.CheckboxSelectMultiple
    )
    own = WordsField(label=_("Your own questions"), help_text=_("One in a row; yes means in order."), strip=True)
    appeal_source = forms.ChoiceField(
        label=_("Whose appeal"), choices=AppealSource.choices, required=False, widget=forms.RadioSelect
    )
    appeal_sender = forms.CharField(label=_("Name of the member"), max_length=300, required=False)
    appeal_received_at = MomentField(label=_("Appeal received at"), help_text=_("Its clock runs from this moment."))
    when = forms.ChoiceField(
        label=_("When"),
        choices=[(NOW, _("It begins now")), (EARLIER, _("It began earlier")), (PLANNED, _("It is planned"))],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    started_at = MomentField(label=_("Began at"))
    planned_on = DayField(label=_("Planned for"), required=False)

    #: Only for a kind that chooses its lines, or checks an appeal.
    CHOSEN = ("subject", "points", "own")
    APPEAL = ("appeal_source", "appeal_sender", "appeal_received_at")

    def __init__(self, *args, kinds, orders, lines=(), **options):
        super().__init__(*args, **options)
        self.fields["points"].choices = [(line.point, f"{line.point} {line.text}") for line in lines]
        self.fields["kind"].queryset = kinds
        self.fields["order"].queryset = orders

    def clean(self):
        cleaned = super().clean()
        wanted = {self.EARLIER: "started_at", self.PLANNED: "planned_on"}.get(cleaned.pop("when", None))
        for name in ("started_at", "planned_on"):
            if name != wanted:
                cleaned.pop(name, None)
            elif not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Say when."))
        kind = cleaned.get("kind")
        if kind and not kind.needs_order:
            cleaned["order"] = None
        for names, asked in ((self.CHOSEN, kind and kind.asks == Asks.CHOSEN), (self.APPEAL, kind and kind.on_appeal)):
            for name in names if not asked else ():
                cleaned.pop(name, None)
        if "own" in cleaned:
            cleaned["own"] = cleaned["own"].splitlines()
        return cleaned


class BeginForm(forms.Form):
    started_at = MomentField(label=_("Began at"), help_text=_("Now, if left empty."))


class CompleteForm(forms.Form):
    ended_at = MomentField(label=_("Ended at"), help_text=_("Now, if left empty."))


class ReasonForm(forms.Form):
    reason = WordsField(label=_("Reason"), strip=True, required=True)
