from datetime import timedelta

from ..models import Attachment

#: Younger files may belong to a transaction that is still open.
KEPT_FOR = timedelta(days=1)


def remove_orphans(*, at):
    """Remove files whose row was rolled back; return how many."""
    storage = Attachment._meta.get_field("file").storage
    removed = 0
    for folder in _leaves(storage, "attachments"):
        names = {f"{folder}/{name}" for name in storage.listdir(folder)[1]}
        kept = set(Attachment.objects.filter(file__in=names).values_list("file", flat=True))
        for name in names - kept:
            if storage.get_modified_time(name) < at - KEPT_FOR:
                storage.delete(name)
                removed += 1
    return removed


def _leaves(storage, root):
    for first in _folders(storage, root):
        yield from _folders(storage, first)


def _folders(storage, folder):
    try:
        return [f"{folder}/{name}" for name in storage.listdir(folder)[0]]
    except FileNotFoundError:
        return []
