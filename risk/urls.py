from django.urls import path

from .views import places, plans

app_name = "risk"
urlpatterns = [
    path("risk/", places.place_list, name="list"),
    path("risk/export/", places.export, name="export"),
    path("facilities/<int:pk>/risk/", places.of_facility, name="of_facility"),
    path("facilities/<int:pk>/risk/plan/", plans.plan_visit, name="plan_visit"),
    path("plans/<int:pk>/places/", plans.places_of_plan, name="places_of_plan"),
]
