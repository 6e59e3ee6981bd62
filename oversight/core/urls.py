from django.urls import path

from . import views

app_name = "core"
urlpatterns = [
    path("profile/", views.profile, name="profile"),
    path("offices/", views.offices, name="offices"),
    path("offices/new/", views.open_office, name="open_office"),
    path("offices/<int:pk>/", views.office, name="office"),
    path("offices/<int:pk>/change/", views.change_office, name="change_office"),
    path("officers/", views.officers, name="officers"),
    path("officers/new/", views.enter_officer, name="enter_officer"),
    path("officers/<int:pk>/", views.officer, name="officer"),
    path("officers/<int:pk>/change/", views.change_officer, name="change_officer"),
    path("officers/<int:pk>/password/", views.reset_password, name="reset_password"),
    path("officers/<int:pk>/absences/new/", views.record_absence, name="record_absence"),
    path("roster/", views.roster, name="roster"),
    path("roster/absences/", views.absences, name="absences"),
    path("roster/absences/<int:pk>/change/", views.change_absence, name="change_absence"),
    path("roster/absences/<int:pk>/end/", views.end_absence, name="end_absence"),
    path("roster/absences/<int:pk>/withdraw/", views.withdraw_absence, name="withdraw_absence"),
    path("roster/zones/new/", views.assign_zone, name="assign_zone"),
    path("roster/zones/<int:pk>/end/", views.end_zone, name="end_zone"),
    path("roster/zones/<int:pk>/withdraw/", views.withdraw_zone, name="withdraw_zone"),
    path("roster/subjects/new/", views.assign_subject, name="assign_subject"),
    path("roster/subjects/<int:pk>/end/", views.end_subject, name="end_subject"),
    path("roster/subjects/<int:pk>/withdraw/", views.withdraw_subject, name="withdraw_subject"),
    path("audit/", views.audit, name="audit"),
    path("audit/export/", views.export_audit, name="export_audit"),
    path("glossary/", views.glossary, name="glossary"),
]
