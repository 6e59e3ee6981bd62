"""What the list of places by risk is narrowed by; the pages, the export and the API share it."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from facilities.filters import FacilityFilter
from oversight.core.filters import YesNo
from oversight.duties.models import RiskBand


def _bands():
    """Each level once, by its code, in the words of the newest edition that has it."""
    bands = RiskBand.objects.order_by("edition__in_force_from", "at_least")
    return list({band.code: (band.code, band.title) for band in bands}.values())


class RiskFilter(FacilityFilter):
    """Which places: as of facilities, and by their level of risk and whether a visit is proposed."""

    state = None
    security_level = None
    band = filters.ChoiceFilter(
        label=_("Level of risk"), choices=_bands, method="after_the_sum", empty_label=_("Every level")
    )
    proposed = filters.BooleanFilter(label=_("A visit is proposed"), method="after_the_sum", widget=YesNo)

    def after_the_sum(self, queryset, name, value: str):
        """The sum isn't the database's: `narrow` does it."""
        return queryset

    def narrow(self, places):
        """Those of the places that answer the filters by risk."""
        said = self.form.cleaned_data if self.form.is_valid() else {}
        if band := said.get("band"):
            places = [place for place in places if place.risk.band.code == band]
        if (proposed := said.get("proposed")) is not None:
            places = [place for place in places if place.is_proposed == proposed]
        return places
