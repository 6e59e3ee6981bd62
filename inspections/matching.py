"""Which line of the facility's journal is which placement of ours, and in what they differ. Pure."""

import re
from datetime import timedelta

#: The same person placed within this time is the same placement, whatever its number.
NEAR = timedelta(hours=36)
COMPARED = ("order_number", "ordered_at", "placed_at", "days")


def match(lines, placements):
    """{line: placement} by number and name, else by name and time, else by number and moment of the order.

    Both have `full_name`, `order_number`, `ordered_at`, `placed_at`; each is matched at most once.
    """
    pairs, left_lines, left = {}, list(lines), list(placements)
    for same in (_by_number_and_name, _by_name_and_time, _by_number_and_moment):
        for line in list(left_lines):
            found = next((one for one in left if same(line, one)), None)
            if found is not None:
                pairs[line] = found
                left.remove(found)
                left_lines.remove(line)
    return pairs


def differences(line, placement):
    """[{name, here, there}] in which the two differ; moments to the minute, as ISO strings."""
    found = []
    for name in COMPARED:
        here, there = getattr(placement, name), getattr(line, name)
        if there in (None, "") or _plain(here) == _plain(there):
            continue
        found.append({"name": name, "here": _said(here), "there": _said(there)})
    return found


def name_of(text):
    """A name without case, dots and double spaces; ё is е."""
    return " ".join(re.sub(r"[.,]", " ", text.casefold().replace("ё", "е")).split())


def _by_number_and_name(line, placement):
    return _number(line) == _number(placement) and name_of(line.full_name) == name_of(placement.full_name)


def _by_name_and_time(line, placement):
    near = abs(line.placed_at - placement.placed_at) <= NEAR
    return near and name_of(line.full_name) == name_of(placement.full_name)


def _by_number_and_moment(line, placement):
    return _number(line) == _number(placement) and _plain(line.ordered_at) == _plain(placement.ordered_at)


def _number(thing):
    return re.sub(r"[\s№]+", "", thing.order_number.casefold())


def _plain(value):
    if isinstance(value, str):
        return re.sub(r"[\s№]+", "", value.casefold())
    return value.replace(second=0, microsecond=0) if hasattr(value, "replace") else value


def _said(value):
    return value.isoformat(timespec="minutes") if hasattr(value, "isoformat") else str(value)
