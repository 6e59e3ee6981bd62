from django.urls import include, path

from .views import acts, verbs

app_name = "acts"

one = [
    path("", acts.act, name="act"),
    path("sign/", verbs.sign, name="sign"),
    path("send/", verbs.send_out, name="send_out"),
    path("return/", verbs.return_up, name="return_up"),
    path("note/", verbs.note, name="note"),
    path("withdraw/", verbs.withdraw, name="withdraw"),
]
urlpatterns = [
    path("acts/", acts.act_list, name="list"),
    path("acts/<int:pk>/", include(one)),
]
