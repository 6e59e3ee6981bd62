from django.urls import include, path

from .views import acts, calls, card, lists, panels, people, regimes, register, reports, words

app_name = "incidents"

one = [
    path("", card.incident, name="incident"),
    path("clocks/", card.clocks, name="clocks"),
    path("numbers/", words.numbers, name="numbers"),
    path("facts/<int:fact_pk>/", words.fact, name="fact"),
    path("facts/rest/", words.rest_is_unknown, name="rest_is_unknown"),
    path("people/", people.add, name="add_people"),
    path("people/one/", people.add_one, name="add_person"),
    path("people/unknown/", people.names_unknown, name="names_unknown"),
    path("people/<int:person_pk>/", people.person, name="person"),
    path("people/<int:person_pk>/remove/", people.remove, name="remove_person"),
    path("staff/", people.add_staff, name="add_staff"),
    path("staff/said/", people.staff_said, name="staff_said"),
    path("staff/<int:member_pk>/remove/", people.remove_staff, name="remove_staff"),
    path("developments/", words.develop, name="develop"),
    path("developments/<int:development_pk>/correct/", words.correct_development, name="correct_development"),
    path("receive/", acts.receive, name="receive"),
    path("calls/", calls.record, name="call"),
    path("calls/<int:notice_pk>/confirm/", calls.confirm, name="confirm"),
    path("calls/<int:notice_pk>/deny/", calls.deny, name="deny"),
    path("correct/", acts.correct, name="correct"),
    path("link/", acts.link, name="link"),
    path("doubt/", acts.doubt, name="doubt"),
    path("dismiss/", acts.dismiss, name="dismiss"),
    path("uphold/", acts.uphold, name="uphold"),
    path("close/", acts.close, name="close"),
    path("reopen/", acts.reopen, name="reopen"),
    path("report/", reports.submit, name="submit"),
]
regime = [
    path("", regimes.regime, name="regime"),
    path("calls/", regimes.record, name="regime_call"),
    path("calls/<int:notice>/confirm/", regimes.confirm, name="regime_confirm"),
    path("calls/<int:notice>/deny/", regimes.deny, name="regime_deny"),
]
urlpatterns = [
    path("incidents/", lists.incident_list, name="list"),
    path("incidents/export/", lists.export, name="export"),
    path("incidents/new/", register.new, name="new"),
    path("incidents/register/", register.save, name="register"),
    path("incidents/similar/", register.similar, name="similar"),
    path("incidents/today/", panels.today, name="today"),
    path("incidents/<int:pk>/", include(one)),
    path("special-reports/", reports.report_list, name="reports"),
    path("special-reports/<int:pk>/", reports.report, name="report"),
    path("special-reports/<int:pk>/ask/", reports.ask, name="ask"),
    path("special-reports/<int:pk>/queries/<int:query_pk>/answer/", reports.answer, name="answer"),
    path("special-regimes/", regimes.regime_list, name="regimes"),
    path("special-regimes/new/", regimes.enter, name="enter_regime"),
    path("special-regimes/<int:pk>/", include(regime)),
    path("facilities/<int:pk>/incidents/", panels.of_facility, name="of_facility"),
]
