"""Items of a plan of work: written in a draft, carried out or explained in an approved plan."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.pages import form_address, form_page
from oversight.core.refusals import Forbidden, Refused

from ..actions import plan_items as actions
from ..addresses import page_of
from ..forms import CarryOutForm, DoneForm, PlanItemForm, WhyNotForm
from ..policies import check_can_change_plan, check_can_work_item
from .plan import card_of, plan_in_scope
from .scope import act_on_plan

FORM = "inspections/order_form.html"


@form_address
def add_item(request, pk):
    plan = plan_in_scope(request, pk)
    check_can_change_plan(request.user, plan)

    def act(**fields):
        actions.add(plan, **fields, by=request.user, at=timezone.now())
        return card_of(plan)

    initial = {"responsible": request.user.pk, "due_on": plan.ends_on}
    form = PlanItemForm(request.POST or None, plan=plan, officer=request.user, initial=initial)
    return form_page(request, form, FORM, act, **_around(plan, _("New item")), submit=_("Add"))


@form_address
def change_item(request, pk, item_pk):
    item = _item(request, pk, item_pk)
    check_can_change_plan(request.user, item.plan)

    def act(**fields):
        actions.change(item, **fields, by=request.user, at=timezone.now())
        return card_of(item.plan)

    form = PlanItemForm(request.POST or None, instance=item, plan=item.plan, officer=request.user)
    return form_page(request, form, FORM, act, **_around(item.plan, _("Change the item")), submit=_("Save"))


@act_on_plan
def remove_item(request, pk, item_pk):
    item = _item(request, pk, item_pk)
    try:
        actions.remove(item, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect(card_of(item.plan))


@form_address
def carry_out(request, pk, item_pk):
    item = _item(request, pk, item_pk)
    check_can_work_item(request.user, item)

    def act(**fields):
        inspection = actions.carry_out(item, **fields, by=request.user, at=timezone.now())
        messages.success(request, _("The inspection is planned; the item is done when it is completed."))
        return page_of(inspection)

    today = item.plan.office.local_day(timezone.now())
    form = CarryOutForm(request.POST or None, item=item, initial={"planned_on": max(today, item.due_on)})
    return form_page(request, form, FORM, act, **_around(item.plan, str(item)), submit=_("Plan the inspection"))


@form_address
def item_done(request, pk, item_pk):
    item = _item(request, pk, item_pk)
    check_can_work_item(request.user, item)

    def act(**fields):
        actions.mark_done(item, **fields, by=request.user, at=timezone.now())
        return card_of(item.plan)

    today = item.plan.office.local_day(timezone.now())
    form = DoneForm(request.POST or None, initial={"done_on": today})
    return form_page(request, form, FORM, act, **_around(item.plan, str(item)), submit=_("It is done"))


@form_address
def item_not_done(request, pk, item_pk):
    item = _item(request, pk, item_pk)
    check_can_work_item(request.user, item)

    def act(**fields):
        actions.explain(item, **fields, by=request.user, at=timezone.now())
        return card_of(item.plan)

    form = WhyNotForm(request.POST or None)
    return form_page(request, form, FORM, act, **_around(item.plan, str(item)), submit=_("It was not done"))


def _around(plan, heading):
    return {"heading": heading, "back_url": card_of(plan), "back_title": str(plan)}


def _item(request, pk, item_pk):
    plan = plan_in_scope(request, pk)
    item = plan.items.select_related("facility__supervising_office", "responsible", "inspection").filter(pk=item_pk)
    if not item:
        raise Http404
    item[0].plan = plan
    return item[0]
