"""The one place where the scope of a case is decided."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q

from .models import Office
from .policies import CASE_READERS


class OfOffice(models.QuerySet):
    """Records of offices: seen by the office they belong to and by those above it.

    `offices` names the foreign keys to Office through which a record belongs to somebody.
    """

    offices = ("office",)

    def visible_to(self, officer):
        if not officer.holds(CASE_READERS):
            return self.none()
        if officer.office.parent_id is None:
            return self
        within = Office.objects.within(officer.office).values("pk")
        return self.filter(reduce(or_, (Q(**{f"{name}__in": within}) for name in self.offices)))
