from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Act(TextChoices):
    """What the audit trail records."""

    EXPORT = "risk.export", _("List of places by risk taken out")
    TAKE_PLACES = "risk.take_places", _("Items taken from the places by risk")
