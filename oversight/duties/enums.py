from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Section(TextChoices):
    """What a line of a checklist is for."""

    MATTER = "matter", _("Matters to check")
    TRACING = "tracing", _("Tracing a late placement (point 42)")


class SpravkaRule(TextChoices):
    """When an inspection of a kind must end with its certificate (points 8, 47)."""

    ALWAYS = "always", _("always")
    ON_VIOLATION = "on_violation", _("if violations are found")


class Act(TextChoices):
    """What the audit trail records."""

    LOAD = "rulebook.load", _("Edition of the rulebook loaded")
