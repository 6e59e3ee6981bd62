"""Files that go from one office to another."""

from django.core.files import File

from oversight.documents.actions import attach


def kept(files, other, by, at):
    """Files as evidence of the officer's office that the `other` one reads too.

    An attachment that is kept already never changes, whom it is shared with neither: it goes as a copy.
    """
    return [attach(_opened(file), office=by.office, shared_with=other, by=by, at=at) for file in files]


def _opened(file):
    return File(file.file.open("rb"), name=file.original_name) if hasattr(file, "sha256") else file
