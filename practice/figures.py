"""How many activities of each kind there were in a period, by office (points 15(5), 19(3), 68–70)."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from oversight.core.languages import alphabetical
from oversight.core.models import Office

from .enums import ActivityKind
from .models import Activity


@dataclass(frozen=True)
class Figures:
    """`columns` are the office itself and each directly below it with all under it, where anything was done.

    `counts` maps (kind, number of the column's office) to how many began in the period.
    """

    office: Office
    columns: list
    counts: Counter

    @property
    def rows(self):
        """(kind, the counts by column, their sum) of the kinds that there were, in the order of the points."""
        rows = [(kind, [self.counts[kind, one.pk] for one in self.columns]) for kind in ActivityKind]
        return [(kind, counts, sum(counts)) for kind, counts in rows if any(counts)]

    @property
    def sums(self):
        return [sum(self.counts[kind, one.pk] for kind in ActivityKind) for one in self.columns]

    @property
    def whole(self):
        return self.counts.total()


def figures(officer, *, from_on, until_on, office):
    """The figures of `office` and of those below it, of what `officer` may see; two queries."""
    found = Activity.objects.visible_to(officer).standing().between(from_on, until_on)
    found = found.filter(office__in=Office.objects.within(office).values("pk"))
    counts = Counter()
    for lineage, kind, count in found.values_list("office__lineage", "kind").annotate(count=Count("pk")).order_by():
        counts[kind, _column(lineage, office)] += count
    named = Office.objects.filter(pk__in={pk for _kind, pk in counts})
    return Figures(office, list(named.order_by("lineage__len", alphabetical("name_ru"), "pk")), counts)


def _column(lineage, office):
    """The office itself, or the one directly below it that stands in the lineage."""
    depth = len(office.lineage)
    return lineage[depth] if len(lineage) > depth else office.pk
