app_name = "courts"
urlpatterns = []
