"""Files of methods and activities: uploaded now, or attached before by the same office."""

from oversight.documents.actions import attach

from ..policies import check_is_ours


def kept(files, by, at):
    """Each file as an attachment of the officer's office, in the order given."""
    return [_kept(file, by, at) for file in files]


def _kept(file, by, at):
    if hasattr(file, "sha256"):
        check_is_ours(by, file)
        return file
    return attach(file, office=by.office, by=by, at=at)
