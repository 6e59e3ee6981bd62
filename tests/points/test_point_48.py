"""Point 48: those held are received in person during the checks."""

from facilities.enums import FacilityKind
from tests.points.steps import TEN, answered, completed, described, opened
from tests.registers import factories as registers


def test_a_complaint_heard_during_the_check_is_kept_with_the_person_it_concerns(world, ivs, kind):
    officer = world.district_officer
    inspection = answered(opened(ivs, kind("ivs_daily"), officer), officer, violations=["45(6)"])
    described(
        inspection,
        officer,
        "45(6)",
        what="На приеме по личным вопросам задержанный сообщил, что не получает горячего питания",
        persons="Петренко С. И.",
    )

    (finding,) = completed(inspection, officer).spravka.context["findings"]

    assert finding["persons"] == "Петренко С. И."


def test_the_reception_of_the_daily_check_is_a_record_of_its_own_that_names_nobody_on_paper(world, ivs, kind):
    check = opened(ivs, kind("ivs_daily"), world.district_officer)
    reception = registers.recorded(
        world.district_officer, came=["detained"], none_came=["misdemeanour"], inspection=check
    )
    paper = reception.document.context
    assert reception.visitors.get().full_name == registers.NAME
    assert registers.NAME not in str(paper)
    assert [(one["number"], one["category"]["ru"], one["subject"]) for one in paper["visitors"]] == [
        (1, "Задержанный", "о невыдаче посылки")
    ]


def test_it_can_be_said_of_those_whom_the_point_names_that_none_came(world, place, kind):
    spetspriemnik = place(FacilityKind.SPETSPRIEMNIK)
    reception = registers.begun(world.district_officer, facility=spetspriemnik, at=TEN)
    assert reception.expected == ["admin_arrested", "misdemeanour", "staff"]
