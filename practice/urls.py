from django.urls import path

from .views import activities, figures, methods, panels, verbs

app_name = "practice"
urlpatterns = [
    path("methods/", methods.method_list, name="methods"),
    path("methods/new/", methods.new_method, name="new_method"),
    path("methods/<int:pk>/", methods.method, name="method"),
    path("methods/<int:pk>/change/", methods.change_method, name="change_method"),
    path("methods/<int:pk>/revise/", methods.revise_method, name="revise_method"),
    path("methods/<int:pk>/publish/", verbs.publish_method, name="publish_method"),
    path("methods/<int:pk>/supersede/", verbs.supersede_method, name="supersede_method"),
    path("methods/<int:pk>/withdraw/", verbs.withdraw_method, name="withdraw_method"),
    path("methods/<int:pk>/versions/<int:number>/", methods.version, name="version"),
    path("methods/<int:pk>/files/<int:attachment_pk>/", methods.file, name="file"),
    path("facilities/<int:pk>/methods/", panels.of_facility, name="of_facility"),
    path("inspections/<int:pk>/methods/", panels.of_inspection, name="of_inspection"),
    path("activities/", activities.activity_list, name="activities"),
    path("activities/new/", activities.new_activity, name="new_activity"),
    path("activities/figures/", figures.figures_page, name="figures"),
    path("activities/figures/export/", figures.export_figures, name="export_figures"),
    path("activities/export/", figures.export_activities, name="export_activities"),
    path("activities/<int:pk>/", activities.activity, name="activity"),
    path("activities/<int:pk>/change/", activities.change_activity, name="change_activity"),
    path("activities/<int:pk>/withdraw/", activities.withdraw_activity, name="withdraw_activity"),
]
