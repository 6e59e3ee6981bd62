"""Inspections with a subject of their own: thematic, and the check of an appeal with its clock."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from inspections.actions import checklist, inspections, repeating, results, themes
from inspections.models import Inspection
from oversight.duties.models import Obligation
from tests.api.client import Caller
from tests.factories import moment
from tests.inspections.factories import completed, kind, order, refused

AT = moment(hour=12)
RECEIVED = moment(hour=9)
APPEAL = {"appeal_source": "npm", "appeal_sender": "Жумабеков А. К.", "appeal_received_at": RECEIVED}


@pytest.fixture
def ground(world):
    return order(world.ivs, by=world.district_officer, signer=world.district_prosecutor)


def thematic(world, ground, *, code="thematic", at=AT, **said):
    said = {"subject": "Медицинская помощь", "points": ["45(8)", "45(2)"], "own": ["Есть ли дежурный врач?"], **said}
    by = world.district_officer
    return themes.open_chosen(facility=world.ivs, kind=kind(code), order=ground, started_at=at, by=by, at=at, **said)


def done(made):
    by = made.created_by
    checklist.answer_rest(made, by=by, at=AT)
    return results.complete(made, by=by, at=AT + timedelta(hours=1))


def clock(made):
    return Obligation.objects.get(code="appeal.monitoring", subject=f"inspection:{made.pk}")


class TestThematic:
    def test_it_asks_the_chosen_lines_in_their_order_and_its_own(self, world, ground):
        made = thematic(world, ground)
        asked = [(line.section, line.point) for line in made.answers.all()]
        assert asked == [("matter", "45(2)"), ("matter", "45(8)"), ("own", "1")]
        assert made.answers.last().text == "Есть ли дежурный врач?"

    def test_the_certificate_says_its_subject_and_counts_its_own_lines(self, world, ground):
        paper = done(thematic(world, ground)).spravka.context
        assert (paper["subject"], paper["checked"]["lines"]) == ("Медицинская помощь", 3)

    @pytest.mark.parametrize(
        ("said", "field", "sentence"),
        [
            ({"subject": " "}, "subject", "Say what this inspection is about."),
            ({"points": [], "own": [" "]}, "points", "Choose lines of the checklist, or write your own."),
            ({"points": ["39(1)"]}, "points", "The checklist of this place has no line 39(1)."),
            ({"own": ["а" * 501]}, "own", "At most 40 lines of at most 500 letters each."),
            (APPEAL, "appeal_source", "Only the check of an appeal says whose appeal it is."),
        ],
    )
    def test_without_its_parts_it_is_refused_beside_the_field(self, world, ground, said, field, sentence):
        with refused(sentence, field=field):
            thematic(world, ground, **said)
        assert Inspection.objects.count() == 0

    def test_it_rests_on_an_order(self, world):
        sentence = "An inspection without a lawful ground can't be opened: choose its order (point 7)."
        with refused(sentence, field="order"):
            thematic(world, None)

    def test_repeated_it_keeps_its_subject_and_lines(self, world, ground):
        made = done(thematic(world, ground))
        again = repeating.repeat(made, order=ground, started_at=moment(day=4), by=made.created_by, at=moment(day=4))
        assert again.subject == "Медицинская помощь"
        assert [line.point for line in again.answers.all()] == ["45(2)", "45(8)", "1"]


class TestAppeal:
    def test_the_clock_runs_from_the_appeal_and_the_check_fulfils_it(self, world, ground):
        made = thematic(world, ground, code="monitoring_check", **APPEAL)
        running = clock(made)
        assert (running.started_at, running.due_at) == (RECEIVED, RECEIVED + timedelta(hours=24))
        assert (running.office, running.state) == (world.north_1, "open")
        done(made)
        ended = clock(made)
        assert (ended.state, ended.done_at) == ("fulfilled", AT + timedelta(hours=1))

    def test_corrected_it_is_owed_until_it_is_completed_again(self, world, ground):
        made = done(thematic(world, ground, code="monitoring_check", **APPEAL))
        results.reopen(made, reason="описка", by=made.created_by, at=AT + timedelta(hours=2))
        assert clock(made).state == "open"
        results.complete(made, by=made.created_by, at=AT + timedelta(hours=3))
        assert clock(made).state == "fulfilled"

    def test_a_cancelled_check_is_waited_for_no_more(self, world, ground):
        made = thematic(world, ground, code="monitoring_check", **APPEAL)
        inspections.cancel(made, reason="Обращение отозвано.", by=made.created_by, at=AT)
        assert (clock(made).state, clock(made).cancel_reason) == ("cancelled", "Обращение отозвано.")

    def test_the_certificate_says_whose_appeal_it_was(self, world, ground):
        appeal = done(thematic(world, ground, code="monitoring_check", **APPEAL)).spravka.context["appeal"]
        assert (appeal["sender"], appeal["received_at"]) == ("Жумабеков А. К.", "2026-03-02T09:00+05:00")

    @pytest.mark.parametrize(
        ("said", "field", "sentence"),
        [
            ({"appeal_source": ""}, "appeal_source", "Say whose appeal it is (points 19(5), 32(4))."),
            (
                {"appeal_received_at": None},
                "appeal_received_at",
                "Say when the appeal was received: its clock runs from then.",
            ),
            (
                {"appeal_received_at": AT + timedelta(minutes=1)},
                "appeal_received_at",
                "The appeal can't have been received in the future.",
            ),
        ],
    )
    def test_without_its_parts_it_is_refused_beside_the_field(self, world, ground, said, field, sentence):
        with refused(sentence, field=field):
            thematic(world, ground, code="monitoring_check", **{**APPEAL, **said})

    def test_it_is_not_repeated(self, world, ground):
        made = done(thematic(world, ground, code="monitoring_check", **APPEAL))
        sentence = "A check on an act or on an appeal is not repeated: open one on the next act or appeal."
        with refused(sentence):
            repeating.repeat(made, order=ground, started_at=AT, by=made.created_by, at=AT + timedelta(hours=2))


class TestPage:
    def address(self, world):
        return f"{reverse('inspections:new')}?facility={world.ivs.pk}"

    def order_now(self, world):
        at = timezone.now() - timedelta(hours=1)
        return order(world.ivs, by=world.district_officer, signer=world.district_prosecutor, at=at)

    def test_the_check_of_an_appeal_is_opened_by_the_form(self, signed_in, world):
        received = (timezone.localtime() - timedelta(hours=2)).replace(second=0, microsecond=0)
        said = {
            "kind": kind("monitoring_check").pk,
            "order": self.order_now(world).pk,
            "when": "now",
            "subject": "Жалоба на условия",
            "points": ["45(2)"],
            "own": "Тепло ли в камере?\r\n\r\nЕсть ли матрас?",
            "appeal_source": "onk",
            "appeal_received_at": f"{received:%Y-%m-%dT%H:%M}",
        }
        signed_in(world.district_officer).post(self.address(world), said)
        made = Inspection.objects.get()
        assert (made.subject, made.appeal_source, made.appeal_received_at) == ("Жалоба на условия", "onk", received)
        assert [line.text for line in made.answers.filter(section="own")] == ["Тепло ли в камере?", "Есть ли матрас?"]

    def test_what_is_missing_stands_beside_its_field_and_nothing_is_lost(self, signed_in, world):
        said = {"kind": kind("thematic").pk, "order": self.order_now(world).pk, "when": "now", "own": "Тепло ли?"}
        response = signed_in(world.district_officer).post(self.address(world), said)
        assert response.status_code == 422
        assert response.context["form"].errors == {"subject": ["Say what this inspection is about."]}
        assert "Тепло ли?" in response.content.decode()

    def test_what_another_kind_does_not_ask_is_left_out(self, signed_in, world):
        said = {"kind": kind().pk, "when": "now", "subject": "забыто", "appeal_source": "onk", "own": "Тепло ли?"}
        signed_in(world.district_officer).post(self.address(world), said)
        made = Inspection.objects.get()
        assert (made.subject, made.appeal_source, made.answers.filter(section="own").count()) == ("", "", 0)

    def test_the_facility_says_how_many_visits_were_at_night(self, signed_in, world):
        night = (timezone.localtime() - timedelta(days=2)).replace(hour=23, minute=0, second=0, microsecond=0)
        completed(world.ivs, by=world.district_officer, at=night)
        completed(world.ivs, by=world.district_officer, at=night.replace(hour=12))
        page = signed_in(world.district_officer).get(reverse("inspections:of_facility", args=[world.ivs.pk]))
        share = page.context["share"]
        assert (share["total"], share["at_night"]) == (2, 1)
        assert "In a year 2 visits: at night 1," in page.content.decode()


def test_over_the_api(world, ground):
    caller = Caller(world.district_officer)
    said = {"facility": world.ivs.pk, "kind": "monitoring_check", "order": ground.pk, "planned_on": "2026-03-03"}
    about = {"subject": "жалоба", "points": ["45(2)"], "appeal_source": "npm"}
    status, card = caller.post("inspections/", **said, **about, appeal_received_at=RECEIVED.isoformat())
    assert (status, card["appeal_source"], [one["point"] for one in card["answers"]]) == (201, "npm", ["45(2)"])
    status, problem = caller.post("inspections/", **{**said, "kind": "on_ground"}, subject="x")
    assert (status, problem["detail"]) == (422, "Only an inspection with a subject of its own says this.")
