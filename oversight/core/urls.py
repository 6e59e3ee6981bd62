from django.urls import path

from . import views

app_name = "core"
urlpatterns = [
    path("", views.home, name="home"),
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
    path("audit/", views.audit, name="audit"),
    path("audit/export/", views.export_audit, name="export_audit"),
    path("glossary/", views.glossary, name="glossary"),
]
