"""Places by risk as an officer sees them: a bounded number of queries however many places there are."""

from dataclasses import dataclass

from oversight.duties.models import Edition

from .record import values_of
from .rhythms import in_rhythm
from .scoring import Risk, risk_of
from .visits import with_last_visits


@dataclass(frozen=True)
class Place:
    """A facility's risk as one office looks at it: whether it goes there in a rhythm, else whether that is proposed."""

    risk: Risk
    has_rhythm: bool

    @property
    def facility(self):
        return self.risk.facility

    @property
    def is_proposed(self):
        return not self.has_rhythm and self.risk.band.proposes


def places_by_risk(facilities, officer, at):
    """Every Place of the queryset `facilities`, the greatest risk first; none where no edition has a formula."""
    formula = formula_at(officer, at)
    if formula is None:
        return []
    factors, bands, edition = formula
    found = list(with_last_visits(facilities, officer).order_by("pk"))
    values = values_of(factors, found, officer, at)
    rhythm = in_rhythm(found, officer.office, edition, officer.office.local_day(at))
    places = [Place(risk_of(one, factors, bands, values), one.pk in rhythm) for one in found]
    return sorted(places, key=lambda place: (-place.risk.total, place.facility.pk))


def formula_at(officer, at):
    """(factors, levels, the edition they stand in) in force for the officer's office; None where there are none."""
    edition = Edition.objects.published().in_force(officer.office.local_day(at)).first()
    if edition is None:
        return None
    factors, bands = list(edition.risk_factors.all()), list(edition.risk_bands.all())
    return (factors, bands, edition) if factors and bands else None
