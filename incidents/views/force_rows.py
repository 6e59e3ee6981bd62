"""Rows of uses of force, as lists and other pages show them."""

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _


def dress_force(rows):
    """Give each its `address`, its `clock`, its `review`, who and by what; nothing is asked of the database."""
    rows, all_of_them = list(rows), reverse("incidents:force_list")
    for row in rows:
        row.address = f"{all_of_them}{row.pk}/"
        row.clock, row.review = row.obligation, getattr(row, "conclusion", None)
        row.whom = ", ".join(one.full_name for one in row.persons.all())
        row.by_what = ", ".join(dict.fromkeys(used.means.title for used in row.means.all()))
        row.unexplained = sum(not one.is_explained for one in row.staff.all())
    return rows


def header():
    """The columns of the list as a table taken out of the program."""
    return [
        *(_("No."), _("When force was used"), _("Facility"), _("Place"), _("Means"), _("Against whom"), _("Staff")),
        *(_("Conclusion"), _("Conclusion due"), _("Explanations missing"), _("Emergency No."), _("Office")),
        _("Withdrawn"),
    ]


def cells(row):
    """One use of force under that header; the rows are dressed one by one, nothing is asked of the database."""
    dress_force([row])
    return [
        row.pk,
        _moment(row.happened_at),
        row.facility,
        row.place,
        row.by_what,
        row.whom,
        "; ".join(map(str, row.staff.all())),
        _concluded(row.review),
        _moment(row.clock.due_at) if row.clock else "",
        row.unexplained,
        row.incident_id or "",
        row.office,
        _moment(row.withdrawn_at),
    ]


def _concluded(review):
    if review is None:
        return _("No conclusion yet")
    if not review.is_approved:
        return review.get_state_display()
    return _("Lawful") if review.lawful else _("Unlawful")


def _moment(at):
    return f"{localtime(at):%d.%m.%Y %H:%M}" if at else ""
