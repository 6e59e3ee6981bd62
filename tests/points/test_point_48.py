"""Point 48: those held are received in person during the checks.

Receptions as records of their own come with a later issue; what a visitor complained of is already kept as a finding.
"""

from tests.points.steps import answered, completed, described, opened


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
