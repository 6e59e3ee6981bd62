from acts.models import Body

from .case import CourtCase
from .hearing import Hearing
from .ruling import Ruling


def courts_known():
    """Courts that stand in cases, hearings and rulings, by name: the same for all who work with them."""
    case, *others = (model.objects.order_by().values("court") for model in (CourtCase, Hearing, Ruling))
    used = case.union(*others)
    return Body.objects.filter(pk__in=used).order_by("name_ru")
