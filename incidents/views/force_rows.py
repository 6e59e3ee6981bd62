"""Rows of uses of force, as lists and other pages show them."""

from django.urls import reverse


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
