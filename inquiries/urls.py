from django.urls import path

from .views import inquiries, panels, requisitions, verbs

app_name = "inquiries"
urlpatterns = [
    path("inquiries/", inquiries.inquiry_list, name="list"),
    path("inquiries/new/", inquiries.new, name="new"),
    path("inquiries/today/", panels.today, name="today"),
    path("inquiries/<int:pk>/", inquiries.inquiry, name="inquiry"),
    path("inquiries/<int:pk>/take/", verbs.take, name="take"),
    path("inquiries/<int:pk>/answer/", verbs.answer, name="answer"),
    path("inquiries/<int:pk>/accept/", verbs.accept, name="accept"),
    path("inquiries/<int:pk>/ask-again/", verbs.ask_again, name="ask_again"),
    path("inquiries/<int:pk>/withdraw/", verbs.withdraw, name="withdraw"),
    path("requisitions/", requisitions.requisition_list, name="requisitions"),
    path("requisitions/new/", requisitions.new, name="new_requisition"),
    path("requisitions/<int:pk>/", requisitions.requisition, name="requisition"),
    path("requisitions/<int:pk>/receive/", requisitions.receive, name="requisition_receive"),
    path("requisitions/<int:pk>/send-back/", requisitions.send_back, name="requisition_send_back"),
    path("requisitions/<int:pk>/withdraw/", requisitions.give_up, name="requisition_withdraw"),
    path("facilities/<int:pk>/inquiries/", panels.of_facility, name="of_facility"),
    path("inspections/<int:pk>/inquiries/", panels.of_inspection, name="of_inspection"),
]
