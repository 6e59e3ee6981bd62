from django.urls import include, path

from .views import edition_files, edition_preview, editions, obligation, working_calendar

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
    path("rulebook/", editions.editions, name="editions"),
    path("rulebook/compare/", editions.compare_editions, name="compare_editions"),
    path("rulebook/load/", edition_files.load, name="load_edition"),
    path("rulebook/<int:pk>/", editions.edition, name="edition"),
    path("rulebook/<int:pk>/preview/", edition_preview.preview_edition, name="preview_edition"),
    path("rulebook/<int:pk>/publish/", editions.publish_edition, name="publish_edition"),
    path("rulebook/<int:pk>/remove/", editions.remove, name="remove_edition"),
    path("working-calendar/", working_calendar.working_calendar, name="working_calendar"),
    path("working-calendar/transfers/new/", working_calendar.transfer_day, name="transfer_day"),
    path("working-calendar/transfers/<int:pk>/withdraw/", working_calendar.withdraw_transfer, name="withdraw_transfer"),
]
