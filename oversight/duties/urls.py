from django.urls import include, path

from .views import (
    addresses,
    board,
    calendar,
    desk,
    edition_files,
    edition_preview,
    editions,
    engine,
    obligation,
    of_facility,
    today,
    working_calendar,
)

app_name = "duties"

one = [
    path("", obligation.obligation, name="obligation"),
    path("cancel/", obligation.act, {"verb": "cancel"}, name="cancel"),
    path("stop/", obligation.act, {"verb": "stop"}, name="stop"),
    path("restart/", obligation.act, {"verb": "restart"}, name="restart"),
    path("recalculate/", obligation.act, {"verb": "recalculate"}, name="recalculate"),
]
alert = [
    path("", desk.alert, name="alert"),
    path("acknowledge/", desk.acknowledge, name="acknowledge"),
    path("send-again/", desk.send_again, name="send_again"),
]
channels = [
    path("", addresses.addresses, name="addresses"),
    path("add/", addresses.add_address, {"of_office": False}, name="add_address"),
    path("office/add/", addresses.add_address, {"of_office": True}, name="add_office_address"),
    path("<int:pk>/", addresses.change_address, name="change_address"),
    path("<int:pk>/test/", addresses.try_address, name="try_address"),
]
urlpatterns = [
    path("", today.today, name="today"),
    path("alerts/", desk.alerts, name="alerts"),
    path("alerts/pulse/", desk.pulse, name="pulse"),
    path("alerts/engine/", engine.engine, name="engine"),
    path("alerts/addresses/", include(channels)),
    path("alerts/<int:pk>/", include(alert)),
    path("duties/", obligation.obligation_list, name="list"),
    path("duties/board/", board.board, name="board"),
    path("duties/board/export/", board.export_board, name="export_board"),
    path("duties/calendar/", calendar.month, name="calendar"),
    path("duties/calendar/feed/", calendar.feed, name="feed"),
    path("duties/calendar/feed/make/", calendar.make_feed, name="make_feed"),
    path("duties/calendar/feed/end/", calendar.end_feed, name="end_feed"),
    path("feeds/duties/<str:secret>.ics", calendar.file, name="feed_file"),
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
    path("facilities/<int:pk>/duties/", of_facility.of_facility, name="of_facility"),
    path("offices/<int:pk>/duties/", today.of_office, name="of_office"),
]
