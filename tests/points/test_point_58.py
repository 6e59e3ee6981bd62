"""Point 58: military prosecutors inspect jointly with the offices that supervise places of detention: above all the
means of guarding and the service of the guards in institutions the National Guard protects."""

import pytest

from facilities.enums import FacilityKind
from inspections.actions import checklist, findings, parts
from inspections.models import Inspection
from oversight.core.refusals import Refused
from oversight.duties.models import Obligation
from tests.factories import moment
from tests.inspections import joint
from tests.inspections.factories import WORDS
from tests.points.steps import TEN, answered, completed, opened, signed_order, span, told


@pytest.fixture
def guarded(manned, place, kind):
    colony = place(FacilityKind.UIS)
    order = signed_order(colony, manned.district_officer, manned.district_prosecutor)
    return opened(colony, kind("uis_standing"), manned.district_officer, order=order)


def test_the_garrison_is_invited_alerted_at_once_and_has_the_term_the_district_states(guarded):
    part = joint.invited(guarded)
    invitation = Obligation.objects.get(subject=part.key, code="joint.invitation")
    assert (invitation.point, invitation.rule.is_choice) == ("15(3), 18, 58, 60", True)
    assert told(invitation)[0] == ("02.03 10:00", "district_officer")
    soldier = joint.officer_of(part.office)
    parts.accept(part, inspectors=[soldier], by=soldier, at=TEN)
    assert span(Obligation.objects.get(subject=part.key, code="joint.part")) == ("02.03.2026 10:00", "11.03.2026 00:00")


def test_what_the_garrison_answers_is_told_to_the_district_at_once(manned, guarded):
    part = joint.accepted(guarded)
    news = Obligation.objects.get(code="joint.news")
    assert (news.office, news.rule.is_choice, news.subject) == (manned.north_1, True, part.news_key)
    assert told(news) == [("02.03 10:00", "district_officer"), ("03.03 10:00", "district_prosecutor")]


def test_the_garrison_checks_the_guard_and_signs_and_one_certificate_speaks_of_both(manned, guarded):
    part = joint.accepted(guarded, positions=[10])
    soldier = part.inspectors.get().officer
    assert list(Inspection.objects.visible_to(soldier)) == [guarded]
    line = guarded.answers.get(point="39(10)")
    assert line.taken_by == soldier
    checklist.answer(line, value="violation", version=0, by=soldier, at=TEN)
    findings.add(guarded, answer=line, by=soldier, at=TEN, **WORDS)
    checklist.answer_rest(guarded, by=manned.district_officer, at=TEN)
    with pytest.raises(Refused) as refusal:
        completed(guarded, manned.district_officer)
    assert refusal.value.parts == [f"{part.office} has not signed its part: wait for it, or say why it is missing."]

    parts.sign(part, version=0, conclusion="Охрана периметра не обеспечена.", by=soldier, at=TEN)
    paper = completed(guarded, manned.district_officer).spravka.context
    assert [one["point"] for one in paper["findings"]] == ["39(10)"]
    assert [(one["office"]["ru"], one["points"], one["conclusion"]) for one in paper["parts"]] == [
        ("Военная прокуратура Карагандинского гарнизона", ["39(10)"], "Охрана периметра не обеспечена.")
    ]


def test_a_part_that_doesn_t_come_is_missing_with_its_reason(manned, guarded):
    part = joint.accepted(guarded)
    answered(guarded, manned.district_officer)
    parts.leave_out(part, reason="Личный состав поднят по тревоге.", by=manned.district_officer, at=TEN)
    paper = completed(guarded, manned.district_officer, at=moment(hour=13)).spravka.context
    assert [one["missing_reason"] for one in paper["parts"]] == ["Личный состав поднят по тревоге."]
