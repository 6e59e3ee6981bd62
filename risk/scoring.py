"""The sum: what each factor of an edition gives a facility, and how the whole is called. Pure."""

from dataclasses import dataclass

from oversight.duties.enums import RiskMeasure

#: Where nothing is known of these, that is the worst there is: nobody has been there.
NEVER = (RiskMeasure.DAYS_WITHOUT_VISIT, RiskMeasure.DAYS_WITHOUT_NIGHT_VISIT)
#: Of these nothing being known says nothing; all others are then none.
UNKNOWN = (RiskMeasure.OCCUPANCY,)


@dataclass(frozen=True)
class Share:
    """The points one factor gives; `value` is what was measured, None where nothing is known."""

    factor: object
    value: int | None
    points: int


@dataclass(frozen=True)
class Risk:
    """The risk of one facility: the sum, its level, and every factor's share, the largest first."""

    facility: object
    total: int
    band: object
    shares: list

    @property
    def reasons(self):
        """The shares that give anything."""
        return [share for share in self.shares if share.points]


def risk_of(facility, factors, bands, values):
    """The Risk of a facility; `values` as `record.values_of` gives them, `bands` in the order of their points."""
    shares = [_share(factor, facility, values) for factor in factors if factor.concerns(facility.kind)]
    total = sum(share.points for share in shares)
    band = next(band for band in reversed(bands) if total >= band.at_least)
    return Risk(facility, total, band, sorted(shares, key=lambda share: (-share.points, share.factor.position)))


def _share(factor, facility, values):
    value = values[factor.measure, factor.days].get(facility.pk)
    if value is None and factor.measure in NEVER:
        return Share(factor, None, factor.most)
    if value is None and factor.measure in UNKNOWN:
        return Share(factor, None, 0)
    return Share(factor, value or 0, factor.share_of(value or 0))
