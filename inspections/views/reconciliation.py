"""Our placements beside the facility's own journal: bring it, see how each row was read, resolve what differs."""

from functools import wraps

from django.contrib import messages
from django.core import signing
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oversight.core.forms import refuse
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, form_address, keyset_page, reads_cases
from oversight.core.policies import check_can_inspect
from oversight.core.refusals import Forbidden, Refused, may

from ..actions import reconciliations as actions
from ..actions.reconciliations import JOURNAL
from ..enums import Act, Outcome
from ..forms import ExplainForm, JournalLineForm, PlacementForm, ReconcileForm
from ..journal_table import read_journal
from ..models import Placement, Reconciliation
from ..policies import check_can_reconcile, check_can_resolve
from .placement import choose_facility
from .placement_card import dress_placements
from .scope import facility_in_scope

SALT = "inspections.reconciliation"
#: How long a table that was read waits to be confirmed, in seconds.
READ_WAITS = 24 * 3600


def _acts(view):
    """An act on one reconciliation; its address opened by itself leads to the page."""

    @wraps(view)
    def checked(request, pk, **kwargs):
        found = _in_scope(request, pk)
        if request.method != "POST":
            return redirect(_card_of(found))
        try:
            check_can_resolve(request.user, found)
            return view(request, found, **kwargs)
        except Forbidden:
            raise
        except Refused as refusal:
            return _page(request, found, status=422, refusal=refusal)

    return require_http_methods(["GET", "HEAD", "POST"])(checked)


@require_safe
@reads_cases
def reconciliation_list(request):
    open_lines = Count("lines", filter=~Q(lines__outcome=Outcome.SAME) & Q(lines__resolution=""))
    found = Reconciliation.objects.visible_to(request.user).with_names().annotate(open_lines=open_lines)
    context = {"page": keyset_page(found, request), "may_begin": may(check_can_inspect, request.user)}
    return render(request, "inspections/reconciliations.html", context)


@form_address
@reads_cases
def begin(request):
    """Which facility; which period and file; then how each row was read, and only then anything is written."""
    check_can_inspect(request.user)
    if not request.GET.get("facility", "").isdecimal():
        return choose_facility(request, _("Reconcile with the journal"), "inspections:reconciliations")
    facility = facility_in_scope(request, request.GET["facility"])
    check_can_reconcile(request.user, facility)
    today = facility.supervising_office.local_day(timezone.now())
    initial = {"from_on": today.replace(day=1), "until_on": today}
    form = ReconcileForm(request.POST or None, request.FILES or None, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _read(request, facility, **form.cleaned_data)
            except Forbidden:
                raise
            except Refused as refusal:
                refuse(form, refusal)
    return render(request, "inspections/reconcile.html", {"facility": facility, "form": form}, status=status)


@require_POST
@reads_cases
def write(request):
    """Write the rows that were shown: they come back signed, so that nothing else can be written in their place."""
    check_can_inspect(request.user)
    try:
        said = signing.loads(request.POST.get("rows", ""), salt=SALT, max_age=READ_WAITS)
    except signing.BadSignature:
        messages.error(request, _("Bring the file again: what was read of it is no longer kept."))
        return redirect("inspections:begin_reconciliation")
    facility = facility_in_scope(request, said["facility"])
    rows = [_moments(row) for row in said["rows"]]
    days = {name: parse_date(said[name]) for name in ("from_on", "until_on")}
    about = {"source": said["source"], "source_sha256": said["sha256"]}
    try:
        made = actions.begin(facility=facility, rows=rows, **days, **about, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(f"{reverse('inspections:begin_reconciliation')}?facility={facility.pk}")
    messages.success(request, _("The journal is compared with our placements."))
    return redirect(_card_of(made))


@require_safe
def reconciliation(request, pk):
    found = _in_scope(request, pk)
    actions.record_view(found, by=request.user, at=timezone.now())
    return _page(request, found)


@_acts
def add_line(request, found):
    form = JournalLineForm(request.POST, auto_id="line_%s")
    if form.is_valid():
        try:
            actions.add_line(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as refusal:
            refuse(form, refusal)
        else:
            return redirect(_card_of(found))
    return _page(request, found, status=422, line_form=form)


@_acts
def enter_late(request, found, line_pk):
    """One tap; what the journal's line lacks is asked for on the form of a placement, with what it says."""
    line = get_object_or_404(found.lines, pk=line_pk)
    facility = found.facility
    form = PlacementForm(request.POST, facility=facility) if "full_name" in request.POST else None
    given = {}
    if form is not None:
        if not form.is_valid():
            return _late_page(request, found, form, 422)
        given = {name: value for name, value in form.cleaned_data.items() if name != "told_at" or value}
    try:
        made = actions.enter_late(line, **given, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        if not refusal.fields:
            raise
        form = form or PlacementForm(_typed(line), facility=facility)
        form.is_valid()
        refuse(form, refusal)
        return _late_page(request, found, form, 422)
    messages.success(request, _("The placement is entered late, its clock runs from the order."))
    return redirect(f"{_card_of(found)}#line-{made.pk}")


@_acts
def make_finding(request, found, line_pk):
    line = get_object_or_404(found.lines, pk=line_pk)
    line = actions.make_finding(line, by=request.user, at=timezone.now())
    messages.success(request, _("The finding is written into the inspection."))
    return redirect(f"{_card_of(found)}#line-{line.pk}")


@_acts
def explain(request, found, line_pk):
    line = get_object_or_404(found.lines, pk=line_pk)
    form = ExplainForm(request.POST, auto_id=f"explain_{line.pk}_%s")
    if not form.is_valid():
        return _page(request, found, status=422, explaining={line.pk: form})
    actions.explain(line, **form.cleaned_data, by=request.user, at=timezone.now())
    return redirect(f"{_card_of(found)}#line-{line.pk}")


@_acts
def sign(request, found):
    actions.sign(found, by=request.user, at=timezone.now())
    messages.success(request, _("The reconciliation is signed."))
    return redirect(_card_of(found))


def _read(request, facility, from_on, until_on, file):
    """Without a file an empty reconciliation; with one the report of its rows."""
    if file is None:
        made = actions.begin(facility=facility, from_on=from_on, until_on=until_on, by=request.user, at=timezone.now())
        return redirect(_card_of(made))
    if until_on < from_on:
        raise Refused.about("until_on", _("The period can't end before it begins."))
    sheet = read_journal(file, facility, from_on, until_on)
    said = {
        "facility": facility.pk,
        "from_on": from_on.isoformat(),
        "until_on": until_on.isoformat(),
        "source": sheet.name[:255],
        "sha256": sheet.sha256,
        "rows": [_plain(row.values) for row in sheet.good],
    }
    context = {
        "facility": facility,
        "sheet": sheet,
        "rows": [(row, dict.fromkeys(JOURNAL) | row.values) for row in sheet.rows],
        "good": len(sheet.good),
        "bad": len(sheet.bad),
        "signed": signing.dumps(said, salt=SALT, compress=True),
    }
    return render(request, "inspections/reconcile_report.html", context)


def _plain(said):
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in said.items()}


def _moments(row):
    return row | {name: parse_datetime(row[name]) for name in ("ordered_at", "placed_at")}


def _typed(line):
    """What the journal's line says, as the form of a placement would send it."""
    fields = actions.late_fields(line)
    for name in ("ordered_at", "placed_at"):
        fields[name] = f"{timezone.localtime(fields[name]):%Y-%m-%dT%H:%M}"
    fields["room"] = fields["room"].pk if fields["room"] else ""
    return {name: "" if value is None else value for name, value in fields.items()}


def _late_page(request, found, form, status):
    context = {"heading": _("Enter a placement late"), "about": found.facility, "submit": _("Enter")}
    context |= {"back_url": _card_of(found), "back_title": str(found), "form": form}
    return render(request, "inspections/placement_form.html", context, status=status)


def _page(request, found, *, status=200, refusal=None, line_form=None, explaining=None):
    lines = list(found.lines.select_related("finding__inspection", "resolved_by").order_by("position"))
    ours = Placement.objects.with_names().in_bulk([line.placement_id for line in lines if line.placement_id])
    dress_placements(ours.values())
    resolves = may(check_can_resolve, request.user, found)
    for line in lines:
        line.ours = ours.get(line.placement_id)
        line.told = [_difference(one) for one in line.differences]
        line.asks = resolves and line.is_open
        line.explain_form = (explaining or {}).get(line.pk) or ExplainForm(auto_id=f"explain_{line.pk}_%s")
    context = {
        "reconciliation": found,
        "differing": [line for line in lines if line.outcome != Outcome.SAME],
        "same": [line for line in lines if line.outcome == Outcome.SAME],
        "left": sum(line.is_open for line in lines),
        "may_resolve": resolves,
        "inspection": actions.inspection_for(found) if resolves else None,
        "line_form": line_form or JournalLineForm(auto_id="line_%s"),
        "refusal": refusal,
        "now": timezone.now(),
        "history": AuditRow.objects.about(found).exclude(action=Act.RECONCILIATION_VIEW)[:HISTORY],
    }
    return render(request, "inspections/reconciliation.html", context, status=status)


def _difference(one):
    """(field, ours, theirs) in words; moments as the reader's clock says them."""
    title = Placement._meta.get_field(one["name"]).verbose_name
    return title, _in_words(one["here"]), _in_words(one["there"])


def _in_words(text):
    moment = parse_datetime(text) if "T" in text else None
    return f"{timezone.localtime(moment):%d.%m.%Y %H:%M}" if moment else text


def _in_scope(request, pk):
    found = Reconciliation.objects.visible_to(request.user).with_names()
    return get_object_or_404(found.select_related("facility__supervising_office"), pk=pk)


def _card_of(found):
    return reverse("inspections:reconciliation", args=[found.pk])
