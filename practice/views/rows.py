"""Methods and activities as lists show them."""

from django.utils.translation import ngettext

from oversight.core.enums import OfficeLevel

from ..enums import ActivityKind, MethodKind, MethodState

METHOD, ACTIVITY = "/methods/", "/activities/"


def short(office):
    """The office as a cell has room for it: there is one Department, and its name takes five lines."""
    return OfficeLevel.DEPARTMENT.label if office.level == OfficeLevel.DEPARTMENT else str(office)


def dress(methods):
    """Give each its address, its kind and state in words, and the places it serves."""
    for method in methods:
        method.address = f"{METHOD}{method.pk}/"
        method.kind_title = MethodKind(method.kind).label
        method.state = MethodState(method.state)
        method.of = short(method.office)
        method.serves = ", ".join(map(str, method.kind_titles))
        method.points_said = _points(method.points)
    return methods


def _points(points):
    said = {"points": ", ".join(points)}
    return ngettext("point %(points)s", "points %(points)s", len(points)) % said if points else ""


def dress_activities(activities):
    for activity in activities:
        activity.address = f"{ACTIVITY}{activity.pk}/"
        activity.kind_title = ActivityKind(activity.kind).label
        activity.of = short(activity.office)
        activity.who = ", ".join(one.short_name for one in activity.participants.all())
    return activities
