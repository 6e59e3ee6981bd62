"""A factor's share in words, and where what it rests on stands."""

from datetime import timedelta

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oversight.duties.enums import RiskMeasure
from oversight.duties.models.risk import WHOLE


def in_words(share):
    """“3 violations not eliminated: 30 of 100”."""
    facts = {"what": capfirst(fact_of(share)), "points": share.points, "whole": WHOLE}
    return _("%(what)s: %(points)d of %(whole)d") % facts


def fact_of(share):
    """What was measured, as a person would say it, with the days it looks back."""
    count = share.value
    if count is None:
        return str(UNSAID[share.factor.measure]())
    sentence = SAID[share.factor.measure](count) % {"count": count}
    if share.factor.days:
        back = ngettext("in the last %(days)d day", "in the last %(days)d days", share.factor.days)
        sentence = f"{sentence} {back % {'days': share.factor.days}}"
    return sentence


UNSAID = {
    RiskMeasure.DAYS_WITHOUT_VISIT: lambda: _("No visit is on record"),
    RiskMeasure.DAYS_WITHOUT_NIGHT_VISIT: lambda: _("No visit at night is on record"),
    RiskMeasure.OCCUPANCY: lambda: _("The capacity or the list of persons held isn't known"),
}
SAID = {
    RiskMeasure.OPEN_VIOLATIONS: lambda n: ngettext(
        "%(count)d violation not eliminated", "%(count)d violations not eliminated", n
    ),
    RiskMeasure.REPEATED_VIOLATIONS: lambda n: ngettext(
        "%(count)d repeated violation", "%(count)d repeated violations", n
    ),
    RiskMeasure.OVERDUE_ACTS: lambda n: ngettext(
        "%(count)d act without an answer in its term", "%(count)d acts without an answer in their term", n
    ),
    RiskMeasure.UNLAWFUL_DETENTIONS: lambda n: ngettext(
        "%(count)d person found held unlawfully", "%(count)d persons found held unlawfully", n
    ),
    RiskMeasure.EMERGENCIES: lambda n: ngettext("%(count)d emergency", "%(count)d emergencies", n),
    RiskMeasure.REGISTERED: lambda n: ngettext(
        "%(count)d use of force, escape, self-harm or suicide",
        "%(count)d uses of force, escapes, cases of self-harm or suicides",
        n,
    ),
    RiskMeasure.COMPLAINTS: lambda n: ngettext("%(count)d complaint", "%(count)d complaints", n),
    RiskMeasure.DAYS_WITHOUT_VISIT: lambda n: ngettext(
        "%(count)d day since the last visit", "%(count)d days since the last visit", n
    ),
    RiskMeasure.DAYS_WITHOUT_NIGHT_VISIT: lambda n: ngettext(
        "%(count)d day since the last visit at night", "%(count)d days since the last visit at night", n
    ),
    RiskMeasure.OCCUPANCY: lambda n: _("%(count)d %% of the capacity is taken"),
}


def rests_on(share, facility, day):
    """The address of the records a share was counted from; "" where there is nothing to open."""
    if not share.value:
        return ""
    since = day - timedelta(days=share.factor.days or 0)
    return WHERE[share.factor.measure](facility, since)


def _list(name, facility, **narrowed):
    query = "".join(f"&{key}={value}" for key, value in narrowed.items())
    return f"{reverse(name)}?facility={facility.pk}{query}"


def _card(pk):
    return reverse("inspections:inspection", args=[pk])


WHERE = {
    RiskMeasure.OPEN_VIOLATIONS: lambda one, since: reverse("acts:of_facility", args=[one.pk]),
    RiskMeasure.REPEATED_VIOLATIONS: lambda one, since: _list("acts:list", one, repeated="true", sent_from=since),
    RiskMeasure.OVERDUE_ACTS: lambda one, since: _list("acts:list", one, overdue="true"),
    RiskMeasure.UNLAWFUL_DETENTIONS: lambda one, since: _list("acts:detentions", one),
    RiskMeasure.EMERGENCIES: lambda one, since: _list("incidents:list", one, register="emergency", from_on=since),
    RiskMeasure.REGISTERED: lambda one, since: _list("incidents:list", one, from_on=since),
    RiskMeasure.COMPLAINTS: lambda one, since: _list("inspections:list", one, from_on=since),
    RiskMeasure.DAYS_WITHOUT_VISIT: lambda one, since: _card(one.last_visit_id),
    RiskMeasure.DAYS_WITHOUT_NIGHT_VISIT: lambda one, since: _card(one.last_night_id),
    RiskMeasure.OCCUPANCY: lambda one, since: reverse("acts:held", args=[one.pk]),
}
