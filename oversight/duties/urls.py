from django.urls import include, path

from .views import obligation

app_name = "duties"

one = [
    path("", obligation.obligation, name="obligation"),
    path("cancel/", obligation.act, {"verb": "cancel"}, name="cancel"),
    path("stop/", obligation.act, {"verb": "stop"}, name="stop"),
    path("restart/", obligation.act, {"verb": "restart"}, name="restart"),
    path("recalculate/", obligation.act, {"verb": "recalculate"}, name="recalculate"),
]
urlpatterns = [
    path("duties/", obligation.obligation_list, name="list"),
    path("duties/<int:pk>/", include(one)),
]
