from django.urls import include, path

from .views import instructions, journal, legal_acts, meetings, panels, receptions, visitors

app_name = "registers"

one = [
    path("", receptions.reception, name="reception"),
    path("change/", receptions.change_reception, name="change_reception"),
    path("record/", receptions.record_reception, name="record_reception"),
    path("reopen/", receptions.reopen_reception, name="reopen_reception"),
    path("withdraw/", receptions.withdraw_reception, name="withdraw_reception"),
    path("visitors/new/", visitors.add_visitor, name="add_visitor"),
    path("visitors/<int:visitor_pk>/change/", visitors.change_visitor, name="change_visitor"),
    path("visitors/<int:visitor_pk>/remove/", visitors.remove_visitor, name="remove_visitor"),
    path("visitors/<int:visitor_pk>/done/", visitors.settle_visitor, name="settle_visitor"),
]
urlpatterns = [
    path("receptions/", receptions.reception_list, name="receptions"),
    path("receptions/new/", receptions.new_reception, name="new_reception"),
    path("receptions/journal/", journal.reception_journal, name="reception_journal"),
    path("receptions/<int:pk>/", include(one)),
    path("legal-acts/", legal_acts.legal_act_list, name="legal_acts"),
    path("legal-acts/new/", legal_acts.new_legal_act, name="new_legal_act"),
    path("legal-acts/<int:pk>/", legal_acts.legal_act, name="legal_act"),
    path("legal-acts/<int:pk>/change/", legal_acts.change_legal_act, name="change_legal_act"),
    path("legal-acts/<int:pk>/protest/", legal_acts.protest_legal_act, name="protest_legal_act"),
    path("meetings/", meetings.meeting_list, name="meetings"),
    path("meetings/new/", meetings.new_meeting, name="new_meeting"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/change/", meetings.change_meeting, name="change_meeting"),
    path("meetings/<int:pk>/withdraw/", meetings.withdraw_meeting, name="withdraw_meeting"),
    path("meetings/<int:pk>/instruct/", meetings.instruct, name="instruct"),
    path("instructions/", instructions.instruction_list, name="instructions"),
    path("instructions/<int:pk>/", instructions.instruction, name="instruction"),
    path("instructions/<int:pk>/done/", instructions.fulfil_instruction, name="fulfil_instruction"),
    path("instructions/<int:pk>/lift/", instructions.lift_instruction, name="lift_instruction"),
    path("registers/today/", panels.today, name="today"),
    path("facilities/<int:pk>/receptions/", panels.receptions_of_facility, name="receptions_of_facility"),
    path("inspections/<int:pk>/receptions/", panels.receptions_of_inspection, name="receptions_of_inspection"),
    path("inspections/<int:pk>/legal-acts/", panels.legal_acts_of_inspection, name="legal_acts_of_inspection"),
]
