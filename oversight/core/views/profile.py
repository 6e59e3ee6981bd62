from django.conf import settings
from django.contrib import messages
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..actions import officers as actions
from ..forms import LanguageForm
from ..models import Officer
from ..pages import form_address, form_page
from .roster import roster_of


@form_address
def profile(request):
    """The officer's own data, their language, the way to a new password."""

    def act(language):
        actions.choose_language(language, by=request.user, at=timezone.now())
        with override(language):
            messages.success(request, _("The program now speaks this language to you."))
        return reverse("core:profile")

    # A copy: a refused form must not change who is asking.
    form = LanguageForm(request.POST or None, instance=Officer.objects.get(pk=request.user.pk))
    own = roster_of(request.user, request.user, timezone.now())
    response = form_page(request, form, "core/profile.html", act, officer=request.user, **own)
    if response.status_code == 302:
        # A language chosen for this browser only would win over the officer's own.
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    return response
