"""Response acts: the list, and the card with the life of each violation."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from oversight.core.pages import keyset_page, reads_cases
from oversight.core.refusals import may

from ..filters import ActFilter
from ..models import ResponseAct
from ..policies import check_can_draft
from .card import card_context
from .rows import dress_acts
from .scope import act_in_scope


@require_safe
@reads_cases
def act_list(request):
    found = ResponseAct.objects.visible_to(request.user).with_names()
    chosen = ActFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs, request)
    dress_acts(page, timezone.now())
    context = {"filter": chosen, "page": page, "may_draft": may(check_can_draft, request.user)}
    return render(request, "acts/list.html", context)


@require_safe
@reads_cases
def act(request, pk):
    return act_page(request, act_in_scope(request, pk))


def act_page(request, act, *, status=200, **said):
    """The act's card; `said` are a refusal and the forms that were sent."""
    return render(request, "acts/act.html", card_context(request, act, **said), status=status)
