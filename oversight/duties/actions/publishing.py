"""From concept to law: publishing an edition, and taking one out that nothing rests on."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused

from ..enums import Act
from ..models import (
    ActKind,
    Checklist,
    ChecklistLine,
    CourtMatter,
    Edition,
    EmergencyKind,
    EmergencyQuestion,
    InspectionKind,
    Limit,
    Means,
    MeansQuestion,
    RiskBand,
    RiskFactor,
    Rule,
    RuleStep,
)
from ..policies import check_can_keep_rulebook

DAY = timedelta(days=1)

#: How the rows of an edition lead to it.
PATHS = {
    Edition: "",
    Checklist: "__edition",
    ChecklistLine: "__checklist__edition",
    InspectionKind: "__edition",
    ActKind: "__edition",
    CourtMatter: "__edition",
    Limit: "__edition",
    RiskFactor: "__edition",
    RiskBand: "__edition",
    EmergencyKind: "__edition",
    EmergencyQuestion: "__kind__edition",
    Means: "__edition",
    MeansQuestion: "__means__edition",
    Rule: "__edition",
    RuleStep: "__rule__edition",
}


@dataclass(frozen=True)
class LastDay:
    """The last day of an edition as it is and as publishing or removing another settles it; None: none."""

    edition: Edition
    now: date | None
    then: date | None


def forecast(edition, *, at):
    """What publishing a concept would settle: a LastDay of every edition it touches, itself among them.

    Refused where publishing would be.
    """
    following = _following(edition, list(Edition.objects.order_by("in_force_from", "pk")), at)
    found = [LastDay(one, one.in_force_until, until) for one, until in _last_days(following)]
    return [one for one in found if one.now != one.then or one.edition.pk == edition.pk]


@transaction.atomic
def publish(edition, *, by, at):
    """Publish a concept; return it.

    1. Refused where its first day is another's too, where it says to last into the days of a later
       one, and where it would take over days that are past from an edition in use.
    2. From now on it stays as it is; it is in force from its day until the next one's.
    3. The edition before it ends the day before, one published for a later day ends it.
    4. An audit row for it, and one for an edition whose last day moved.

    `by=None` is the system's own command.
    """
    if by is not None:
        check_can_keep_rulebook(by)
    editions = _locked()
    edition = next(one for one in editions if one.pk == edition.pk)
    following = _following(edition, editions, at)
    _settle_last_days(following, besides=edition, by=by, at=at)
    before = audit.snapshot(edition, "published_at")
    edition.published_at, edition.published_by = at, by
    edition.save()
    after = audit.snapshot(edition, "published_at", "in_force_from", "in_force_until")
    audit.record(Act.PUBLISH, edition, by=by, at=at, before=before, after=after)
    return edition


@transaction.atomic
def remove_edition(edition, *, by, at):
    """Take an edition out, with all its rows; the one before it lasts as if this one had never been.

    Refused when an inspection or a duty rests on it. `by=None` is the system's own command.
    """
    if by is not None:
        check_can_keep_rulebook(by)
    editions = _locked()
    edition = next(one for one in editions if one.pk == edition.pk)
    if is_in_use(edition):
        reason = _("Inspections or duties rest on the edition %(code)s: it can't be removed.")
        raise Refused(reason % {"code": edition.code})
    audit.record(Act.REMOVE, edition, by=by, at=at, before=audit.snapshot(edition, "code", "in_force_from"))
    # The database keeps the rows of a published edition; taken back in the transaction it goes in, it may go.
    Edition.objects.filter(pk=edition.pk).update(published_at=None, published_by=None)
    Edition.objects.filter(pk=edition.pk).delete()
    left = [one for one in editions if one.is_published and one.pk != edition.pk]
    _settle_last_days(left, besides=None, by=by, at=at)


def is_in_use(edition):
    """Whether anything outside the rulebook rests on the edition or on a row of it."""
    for model, path in PATHS.items():
        for field in model._meta.get_fields(include_hidden=True):
            if field.auto_created and not field.concrete and field.related_model not in PATHS:
                resting = field.related_model._base_manager.filter(**{field.field.name + path: edition})
                if resting.exists():
                    return True
    return False


def _locked():
    """Every edition, the earliest first: whoever publishes or removes one waits for the other to end."""
    return list(Edition.objects.select_for_update(of=("self",)).order_by("in_force_from", "pk"))


def _following(edition, editions, at):
    """The published editions with this one in its place. Refused where it has none."""
    if edition.is_published:
        raise Refused(_("The edition %(code)s is published already.") % {"code": edition.code})
    published = [one for one in editions if one.is_published]
    _refuse_wrong_days(edition, published)
    _refuse_past_days(edition, published, at)
    return sorted([*published, edition], key=lambda one: one.in_force_from)


def _refuse_wrong_days(edition, published):
    for other in published:
        if other.in_force_from == edition.in_force_from:
            raise Refused(_("The edition %(code)s begins on the same day.") % {"code": other.code})
        lasts_into = edition.stated_until and edition.in_force_from < other.in_force_from <= edition.stated_until
        if lasts_into:
            reason = _("The edition %(code)s is in force on some of the days of this one.")
            raise Refused(reason % {"code": other.code})


def _refuse_past_days(edition, published, at):
    """What was done under an edition was done under it: nothing takes its past days away."""
    today = timezone.localtime(at, timezone.get_default_timezone()).date()
    if edition.in_force_from > today:
        return
    for other in published:
        until = other.in_force_until or today
        if other.in_force_from < edition.in_force_from <= until and is_in_use(other):
            reason = _(
                "The edition %(code)s is in use, and the first day of this one has come already: "
                "an edition takes over on a day to come."
            )
            raise Refused(reason % {"code": other.code})


def _settle_last_days(editions, *, besides, by, at):
    """Let each published edition last as `_last_days` says; `besides` is not saved: whoever asks saves it."""
    for edition, until in _last_days(editions):
        if until == edition.in_force_until:
            continue
        before = audit.snapshot(edition, "in_force_until")
        edition.in_force_until = until
        if edition is besides:
            continue
        edition.save(update_fields=["in_force_until"])
        audit.record(Act.END, edition, by=by, at=at, before=before, after=audit.snapshot(edition, "in_force_until"))


def _last_days(editions):
    """(edition, last day): the one it states, or the day before the next one's first, whichever comes first."""
    firsts = [*(one.in_force_from for one in editions), None]
    for edition, (_first, following) in zip(editions, pairwise(firsts), strict=True):
        days = [day for day in (edition.stated_until, following and following - DAY) if day]
        yield edition, min(days, default=None)
