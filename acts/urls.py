from django.urls import include, path

from .views import acts, detentions, drafts, held, life, panels, verbs

app_name = "acts"

violation = [
    path("change/", drafts.reword, name="reword"),
    path("strike/", drafts.strike, name="strike"),
    path("report/", life.report, name="report"),
    path("check/", life.check, name="check"),
]
one = [
    path("", acts.act, name="act"),
    path("change/", drafts.change, name="change"),
    path("violations/new/", drafts.name, name="name"),
    path("violations/<int:violation_pk>/", include(violation)),
    path("answer/", life.answer, name="answer"),
    path("follow-up/", drafts.follow_up, name="follow_up"),
    path("sign/", verbs.sign, name="sign"),
    path("send/", verbs.send_out, name="send_out"),
    path("return/", verbs.return_up, name="return_up"),
    path("note/", verbs.note, name="note"),
    path("withdraw/", verbs.withdraw, name="withdraw"),
]
persons = [
    path("", held.of_place, name="held"),
    path("new/", held.enter, name="enter"),
    path("import/", held.upload, name="upload"),
    path("import/<int:listing_pk>/", held.listing, name="listing"),
    path("<int:person_pk>/change/", held.change, name="change_held"),
    path("<int:person_pk>/leave/", held.leave, name="leave"),
]
urlpatterns = [
    path("acts/", acts.act_list, name="list"),
    path("acts/new/", drafts.new, name="new"),
    path("acts/today/", panels.today, name="today"),
    path("acts/<int:pk>/", include(one)),
    path("detentions/", detentions.detention_list, name="detentions"),
    path("detentions/new/", detentions.record, name="record_detention"),
    path("detentions/<int:pk>/", detentions.detention, name="detention"),
    path("detentions/<int:pk>/release/", detentions.release, name="release"),
    path("detentions/<int:pk>/order/", detentions.release_order, name="release_order"),
    path("detentions/watch/", held.watch, name="watch"),
    path("facilities/<int:pk>/acts/", panels.of_facility, name="of_facility"),
    path("facilities/<int:pk>/held/", include(persons)),
]
