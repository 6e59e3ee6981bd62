"""What the paper of an allegation of torture says: plain values, frozen when it is issued (points 20, 24, 44)."""

from inspections.papers import _local
from oversight.documents.frozen import both, both_of, officer

from .enums import AllegationOutcome, AllegationSource, PersonCategory


def allegation_context(allegation, by):
    """The record as it stands: from whom, what, how it was verified, registered, decided and assessed."""
    office = allegation.office
    return {
        "facility": both_of(allegation.facility, "name"),
        "emergency": both_of(allegation.incident.kind, "title") if allegation.incident else None,
        "received_at": _local(allegation.received_at, office),
        "source": both(AllegationSource(allegation.source).label),
        "source_details": allegation.source_details,
        "full_name": allegation.full_name,
        "category": both(PersonCategory(allegation.category).label) if allegation.category else None,
        "happened_at": _local(allegation.happened_at, office) if allegation.happened_at else None,
        "against": allegation.against,
        "circumstances": allegation.circumstances,
        "verification": allegation.verification,
        "erdr_number": allegation.erdr_number,
        "erdr_on": allegation.erdr_on.isoformat() if allegation.erdr_on else None,
        "erdr_refusal": allegation.erdr_refusal,
        "outcome": both(AllegationOutcome(allegation.outcome).label) if allegation.outcome else None,
        "decision": allegation.decision,
        "decided_on": allegation.decided_on.isoformat() if allegation.decided_on else None,
        "decided_by": allegation.decided_by,
        "assessment": allegation.assessment,
        "position": allegation.position,
        "files": [{"name": one.original_name, "sha256": one.sha256} for one in allegation.files.all()],
        "signer": officer(by),
    }
