from django.db import transaction

from ..models import NumberSeries


@transaction.atomic
def take_number(office, kind, year):
    """The next number of `kind` in `office` and `year`.

    The series' row stays locked until the caller's transaction ends, so a number is given away only together with
    the paper that bears it: two offices never wait for each other, and no number is skipped.
    """
    series = _locked_series(office, kind, year)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last


def _locked_series(office, kind, year):
    NumberSeries.objects.bulk_create([NumberSeries(office=office, kind=kind, year=year)], ignore_conflicts=True)
    return NumberSeries.objects.select_for_update().get(office=office, kind=kind, year=year)
