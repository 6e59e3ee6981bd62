from django.urls import path

from . import views

app_name = "documents"
urlpatterns = [
    path("", views.document_list, name="list"),
    path("<int:pk>/", views.card, name="card"),
    path("<int:pk>/pdf/", views.pdf, name="pdf"),
    path("<int:pk>/docx/", views.docx, name="docx"),
    path("<int:pk>/requeue/", views.requeue, name="requeue"),
    path("attachments/<int:pk>/", views.attachment, name="attachment"),
]
