"""Files that go from one office to another."""

from contextlib import closing

from django.core.files import File

from oversight.documents.actions import attach


def kept(files, other, by, at):
    """Files as evidence of the officer's office that the `other` one reads too.

    An attachment that is kept already never changes, whom it is shared with neither: it goes as a copy.
    """
    return [_kept(file, office=by.office, shared_with=other, by=by, at=at) for file in files]


def _kept(file, **said):
    if not hasattr(file, "sha256"):
        return attach(file, **said)
    with closing(file.file.storage.open(file.file.name)) as stored:
        return attach(File(stored, name=file.original_name), **said)
