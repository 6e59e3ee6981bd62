from allauth.account import views as account
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.i18n import set_language

from .health import health

# Of allauth's pages only those an officer needs: nobody signs up, and passwords are reset by the administrator.
accounts = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("password/", account.password_change, name="account_change_password"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    # allauth asks for this address when it draws the sign-in page.
    path("signup/", login_not_required(RedirectView.as_view(pattern_name="account_login")), name="account_signup"),
]

urlpatterns = [
    path("healthz", health, name="health"),
    path("language/", login_not_required(set_language), name="set_language"),
    path("accounts/", include(accounts)),
    path("api/v1/", include("oversight.api")),
    path("documents/", include("oversight.documents.urls")),
    path("facilities/", include("facilities.urls")),
    path("", include("oversight.duties.urls")),
    path("", include("acts.urls")),
    path("", include("inspections.urls")),
    path("", include("registers.urls")),
    path("", include("courts.urls")),
    path("", include("practice.urls")),
    path("", include("incidents.urls")),
    path("", include("inquiries.urls")),
    path("", include("risk.urls")),
    path("", include("oversight.core.urls")),
]
