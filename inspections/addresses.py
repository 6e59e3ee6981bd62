"""Addresses of this package that other packages keep: where a check comes from."""

from django.urls import reverse


def page_of(inspection, place=""):
    """The address of an inspection's page, or of one `place` in it."""
    return reverse("inspections:inspection", args=[inspection.pk]) + (f"#{place}" if place else "")
