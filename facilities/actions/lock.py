from ..models import Facility


def locked(facility):
    """The facility as it is stored now, held until the transaction ends."""
    return Facility.objects.select_for_update(of=("self",)).select_related("supervising_office").get(pk=facility.pk)
