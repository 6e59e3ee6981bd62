import json

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..actions.trail import note_export
from ..exports import csv_response
from ..filters import AuditFilter
from ..models import AuditRow
from ..pages import keyset_page
from ..policies import check_can_read_audit
from ..refusals import may


@require_safe
def audit(request):
    """The audit trail of the officer's own office and those below."""
    chosen = _chosen(request)
    return render(request, "core/audit.html", {"filter": chosen, "page": keyset_page(chosen.qs, request)})


@require_POST
def export_audit(request):
    """Exactly the rows the page shows under the same filters, as CSV."""
    chosen = _chosen(request)
    if not chosen.form.is_valid():
        return redirect(f"{reverse('core:audit')}?{request.GET.urlencode()}")
    filters = {name: str(value) for name, value in chosen.form.cleaned_data.items() if value}
    now = timezone.now()
    note_export(filters, rows=chosen.qs.count(), by=request.user, at=now)
    header = [_("When"), _("Who"), _("From where"), _("Address"), _("Act"), _("About"), _("Before"), _("After")]
    name = f"audit-{timezone.localtime(now):%Y-%m-%d-%H%M}.csv"
    return csv_response(name, header, map(_cells, chosen.qs.filter(at__lte=now).iterator()))


def _chosen(request):
    if not may(check_can_read_audit, request.user):
        raise Http404
    return AuditFilter(request.GET, AuditRow.objects.visible_to(request.user), request=request)


def _cells(row):
    before, after = (json.dumps(one, ensure_ascii=False) if one else "" for one in (row.before, row.after))
    when = f"{timezone.localtime(row.at):%d.%m.%Y %H:%M:%S}"
    who = (row.officer_name, row.get_channel_display(), row.address or "")
    return (when, *who, row.title, row.subject_title, before, after)
