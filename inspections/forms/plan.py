"""Plans of work and their items (point 15(1))."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.forms import DayField
from oversight.core.languages import alphabetical
from oversight.core.models import Officer
from oversight.core.policies import INSPECTORS
from oversight.duties.models import InspectionKind

from ..models import Order, Plan, PlanItem
from .fields import OfficerChoice, WordsField


class PlanForm(forms.ModelForm):
    class Meta:
        model = Plan
        fields = ("begins_on", "ends_on")
        field_classes = {"begins_on": DayField, "ends_on": DayField}


class PlanItemForm(forms.ModelForm):
    """What, where, by whom, by which day."""

    kind_code = forms.ChoiceField(
        label=_("Kind of inspection"),
        required=False,
        help_text=_("Left empty, the item is other work and is marked done by hand."),
    )

    class Meta:
        model = PlanItem
        fields = ("task", "facility", "kind_code", "responsible", "due_on")
        field_classes = {"due_on": DayField, "responsible": OfficerChoice}
        widgets = {"task": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, plan, officer, **options):
        super().__init__(*args, **options)
        self.instance.plan = plan
        name = "name_kk" if get_language() == "kk" else "name_ru"
        places = Facility.objects.visible_to(officer).open_on(plan.begins_on).order_by(alphabetical(name))
        self.fields["facility"].queryset = places
        own = Officer.objects.active().filter(office=plan.office_id, roles__overlap=list(INSPECTORS))
        self.fields["responsible"].queryset = own
        kinds = InspectionKind.objects.in_force(plan.begins_on).filter(at_level__contains=[plan.office.level])
        self.fields["kind_code"].choices = [("", "—"), *((kind.code, kind.title) for kind in kinds)]


class CommentForm(forms.Form):
    comment = WordsField(label=_("What is to be changed"), strip=True, required=True)


class CarryOutForm(forms.Form):
    """When the inspection is planned for and, where the kind needs one, its order."""

    planned_on = DayField(label=_("Planned for"))
    order = forms.ModelChoiceField(
        label=_("Order"),
        queryset=Order.objects.none(),
        required=False,
        empty_label="—",
        help_text=_("All but the daily and weekly checks rest on an order (point 7)."),
    )

    def __init__(self, *args, item, **options):
        super().__init__(*args, **options)
        orders = Order.objects.in_force().filter(office=item.plan.office_id, facility=item.facility_id)
        self.fields["order"].queryset = orders.select_related("document", "facility").order_by("-pk")


class DoneForm(forms.Form):
    done_on = DayField(label=_("Done on"))
    outcome = WordsField(label=_("What was done"), strip=True, required=True)


class WhyNotForm(forms.Form):
    why_not = WordsField(label=_("Why it was not done"), strip=True, required=True)
