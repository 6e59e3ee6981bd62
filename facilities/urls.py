from django.urls import path

from . import views

app_name = "facilities"
urlpatterns = [
    path("", views.facility_list, name="list"),
    path("new/", views.register, name="register"),
    path("<int:pk>/", views.facility, name="facility"),
    path("<int:pk>/change/", views.change, name="change"),
    path("<int:pk>/close/", views.close, name="close"),
    path("<int:pk>/reopen/", views.reopen, name="reopen"),
    path("<int:pk>/heads/new/", views.appoint_head, name="appoint_head"),
    path("<int:pk>/heads/<int:head_pk>/end/", views.end_head_term, name="end_head_term"),
    path("<int:pk>/rooms/new/", views.add_penal_room, name="add_penal_room"),
    path("<int:pk>/rooms/<int:room_pk>/close/", views.close_penal_room, name="close_penal_room"),
    path("<int:pk>/mailboxes/new/", views.install_mailbox, name="install_mailbox"),
    path("<int:pk>/mailboxes/<int:mailbox_pk>/remove/", views.remove_mailbox, name="remove_mailbox"),
]
