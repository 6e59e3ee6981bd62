from acts.models import Body

from .case import CourtCase
from .hearing import Hearing


def courts_known():
    """Courts that stand in cases and hearings, by name: the same for all who work with them."""
    used = CourtCase.objects.order_by().values("court").union(Hearing.objects.order_by().values("court"))
    return Body.objects.filter(pk__in=used).order_by("name_ru")
