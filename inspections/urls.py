from django.urls import include, path

from .views import checklist, conclusion, inspection, journal, order, panels, placement, plan, plan_item

app_name = "inspections"

answers = [
    path("", checklist.answer, name="answer"),
    path("finding/", checklist.describe, name="describe"),
    path("files/", checklist.attach_to_answer, name="attach_to_answer"),
    path("files/<int:file_pk>/remove/", checklist.detach_from_answer, name="detach_from_answer"),
]
findings = [
    path("", checklist.write_finding, name="write_finding"),
    path("remove/", checklist.remove_finding, name="remove_finding"),
    path("files/", checklist.attach_to_finding, name="attach_to_finding"),
    path("files/<int:file_pk>/remove/", checklist.detach_from_finding, name="detach_from_finding"),
]
one = [
    path("", inspection.inspection, name="inspection"),
    path("change/", inspection.change, name="change"),
    path("begin/", inspection.begin, name="begin"),
    path("complete/", inspection.complete, name="complete"),
    path("cancel/", inspection.cancel, name="cancel"),
    path("reopen/", inspection.reopen, name="reopen"),
    path("acknowledge/", inspection.acknowledge, name="acknowledge"),
    path("certificate/", inspection.issue_spravka, name="issue_spravka"),
    path("close/", inspection.close, name="close"),
    path("specialists/", inspection.call_specialist, name="call_specialist"),
    path("specialists/<int:specialist_pk>/dismiss/", inspection.dismiss_specialist, name="dismiss_specialist"),
    path("answers/rest/", checklist.answer_rest, name="answer_rest"),
    path("answers/<int:position>/", include(answers)),
    path("findings/", checklist.add_finding, name="add_finding"),
    path("findings/<int:finding_pk>/", include(findings)),
]
one_plan = [
    path("", plan.plan, name="plan"),
    path("take-duties/", plan.take_duties, name="plan_take_duties"),
    path("submit/", plan.submit_plan, name="plan_submit"),
    path("approve/", plan.approve_plan, name="plan_approve"),
    path("return/", plan.return_plan, name="plan_return"),
    path("drop/", plan.drop_plan, name="plan_drop"),
    path("items/new/", plan_item.add_item, name="plan_add_item"),
    path("items/<int:item_pk>/change/", plan_item.change_item, name="plan_change_item"),
    path("items/<int:item_pk>/remove/", plan_item.remove_item, name="plan_remove_item"),
    path("items/<int:item_pk>/carry-out/", plan_item.carry_out, name="plan_carry_out"),
    path("items/<int:item_pk>/done/", plan_item.item_done, name="plan_item_done"),
    path("items/<int:item_pk>/not-done/", plan_item.item_not_done, name="plan_item_not_done"),
]
urlpatterns = [
    path("inspections/", inspection.inspection_list, name="list"),
    path("inspections/new/", inspection.open_inspection, name="new"),
    path("inspections/log/", inspection.log_check, name="log"),
    path("inspections/today/", panels.today, name="today"),
    path("inspections/<int:pk>/", include(one)),
    path("orders/", order.order_list, name="orders"),
    path("orders/new/", order.draft_order, name="draft_order"),
    path("orders/<int:pk>/", order.order, name="order"),
    path("orders/<int:pk>/change/", order.change_order, name="change_order"),
    path("orders/<int:pk>/sign/", order.sign_order, name="sign_order"),
    path("orders/<int:pk>/withdraw/", order.withdraw_order, name="withdraw_order"),
    path("placements/", placement.placement_list, name="placements"),
    path("placements/new/", placement.enter, name="enter_placement"),
    path("placements/today/", placement.today, name="placements_today"),
    path("placements/<int:pk>/", placement.placement, name="placement"),
    path("placements/<int:pk>/change/", placement.change, name="change_placement"),
    path("placements/<int:pk>/withdraw/", placement.withdraw, name="withdraw_placement"),
    path("placements/<int:pk>/conclusion/", conclusion.write, name="write_conclusion"),
    path("placements/<int:pk>/submit/", conclusion.submit, name="submit_conclusion"),
    path("placements/<int:pk>/take-back/", conclusion.take_back, name="take_back_conclusion"),
    path("placements/<int:pk>/approve/", conclusion.approve, name="approve_conclusion"),
    path("placements/<int:pk>/return/", conclusion.send_back, name="return_conclusion"),
    path("facilities/<int:pk>/placements/", placement.of_facility, name="placements_of_facility"),
    path("plans/", plan.plan_list, name="plans"),
    path("plans/new/", plan.draft_plan, name="draft_plan"),
    path("plans/<int:pk>/", include(one_plan)),
    path("facilities/<int:pk>/inspections/", panels.of_facility, name="of_facility"),
    path("facilities/<int:pk>/journal/", journal.journal, name="journal"),
    path("facilities/<int:pk>/journal/print/", journal.print_extract, name="print_journal"),
]
