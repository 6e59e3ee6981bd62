from django.urls import include, path

from .views import cases, hearings, panels, ruling_panels, ruling_verbs, rulings

app_name = "courts"

one_ruling = [
    path("", rulings.ruling, name="ruling"),
    path("change/", rulings.change_ruling, name="change_ruling"),
    path("withdraw/", ruling_verbs.withdraw_ruling, name="withdraw_ruling"),
    path("study/", ruling_verbs.study, name="study_ruling"),
    path("propose/", ruling_verbs.propose, name="propose_no_protest"),
    path("take-back/", ruling_verbs.take_back, name="take_back_ruling"),
    path("approve/", ruling_verbs.approve, name="approve_no_protest"),
    path("rework/", ruling_verbs.rework, name="rework_ruling"),
    path("protest/", ruling_verbs.protest, name="protest_ruling"),
    path("represent/", ruling_verbs.represent, name="represent_ruling"),
    path("representation/", ruling_verbs.change_representation, name="change_representation"),
    path("representation/sign/", ruling_verbs.sign_representation, name="sign_representation"),
    path("take-up/", ruling_verbs.take_up, name="take_up_ruling"),
    path("return/", ruling_verbs.send_back, name="return_ruling"),
]
urlpatterns = [
    path("rulings/", rulings.ruling_list, name="rulings"),
    path("rulings/new/", rulings.new_ruling, name="new_ruling"),
    path("rulings/today/", ruling_panels.rulings_today, name="rulings_today"),
    path("rulings/<int:pk>/", include(one_ruling)),
    path("facilities/<int:pk>/rulings/", ruling_panels.rulings_of_facility, name="rulings_of_facility"),
    path("court-cases/", cases.case_list, name="cases"),
    path("court-cases/new/", cases.new, name="new_case"),
    path("court-cases/export/", cases.export, name="export_cases"),
    path("court-cases/today/", panels.today, name="today"),
    path("court-cases/<int:pk>/", cases.case, name="case"),
    path("court-cases/<int:pk>/change/", cases.change, name="change_case"),
    path("court-cases/<int:pk>/give/", cases.give, name="give_case"),
    path("court-cases/<int:pk>/take-back/", cases.take_back, name="take_back_case"),
    path("court-cases/<int:pk>/withdraw/", cases.withdraw, name="withdraw_case"),
    path("court-cases/<int:pk>/persons/", cases.add_person, name="add_person"),
    path("court-cases/<int:pk>/persons/<int:person_pk>/remove/", cases.remove_person, name="remove_person"),
    path("court-cases/<int:pk>/hearings/", hearings.new, name="new_hearing"),
    path("hearings/<int:pk>/move/", hearings.move, name="move_hearing"),
    path("hearings/<int:pk>/record/", hearings.record, name="record_hearing"),
    path("hearings/<int:pk>/adjourn/", hearings.adjourn, name="adjourn_hearing"),
    path("hearings/<int:pk>/miss/", hearings.miss, name="miss_hearing"),
    path("hearings/<int:pk>/withdraw/", hearings.withdraw, name="withdraw_hearing"),
    path("hearings/<int:pk>/note/", hearings.note, name="note_hearing"),
    path("facilities/<int:pk>/court-cases/", panels.of_facility, name="cases_of_facility"),
    path("acts/<int:pk>/court-cases/", panels.of_act, name="cases_of_act"),
]
