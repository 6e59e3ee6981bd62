from django.urls import include, path

from .views import obligation, working_calendar

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
    path("working-calendar/", working_calendar.working_calendar, name="working_calendar"),
    path("working-calendar/transfers/new/", working_calendar.transfer_day, name="transfer_day"),
    path("working-calendar/transfers/<int:pk>/withdraw/", working_calendar.withdraw_transfer, name="withdraw_transfer"),
]
