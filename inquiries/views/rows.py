"""Requests and requisitions as lists show them."""

from ..enums import InquiryState


def dress(inquiries, officer, at):
    """Give each its address, whether it is late, and whether it waits for the officer's office."""
    day = officer.office.local_day(at)
    for inquiry in inquiries:
        inquiry.address = f"/inquiries/{inquiry.pk}/"
        inquiry.late = inquiry.is_overdue(day)
        inquiry.is_received = inquiry.asked_office_id == officer.office_id
        inquiry.waits_for_us = _waits(inquiry, officer)
    return inquiries


def _waits(inquiry, officer):
    if inquiry.asked_office_id == officer.office_id:
        return "answer" in inquiry.workflow.get(inquiry.state, {}) or "take" in inquiry.workflow.get(inquiry.state, {})
    return inquiry.office_id == officer.office_id and inquiry.state == InquiryState.ANSWERED


def dress_requisitions(requisitions, officer, at):
    day = officer.office.local_day(at)
    for row in requisitions:
        row.address = f"/requisitions/{row.pk}/"
        row.late = row.is_overdue(day)
    return requisitions
