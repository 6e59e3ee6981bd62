"""By which way an act goes out, by the level of who issues it and of whom it is addressed to (point 12)."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from acts import actions
from acts.models import Body, ResponseAct
from oversight.core.refusals import Forbidden, Refused
from oversight.documents.paper import render_html
from oversight.documents.pdf import html_to_pdf
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from oversight.duties.models import Alert, Obligation
from tests import factories
from tests.acts import factories as acts
from tests.acts.factories import AT, DAY

CENTRAL = {"body_ru": "Комитет УИС МВД", "body_kk": "ІІМ ҚАЖ комитеті", "body_level": "central"}
OBLAST = {"body_ru": "Департамент полиции", "body_kk": "Полиция департаменті", "body_level": "oblast"}


def clocks(act):
    return list(Obligation.objects.filter(subject__startswith=act.key).order_by("pk").values_list("code", "office_id"))


def test_to_its_own_district_an_act_goes_out_as_soon_as_it_is_signed(world):
    act = acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs)

    assert (act.state, act.sent_at, act.notified_office) == ("sent", AT, None)
    assert act.document.registration_number == "1/2026"
    assert clocks(act) == [("act.answer", world.north_1.pk)]


@pytest.mark.parametrize("level", ["district", "oblast"])
def test_to_a_central_body_it_goes_up_whoever_below_the_department_signs_it(world, level):
    by, signer = {
        "district": (world.district_officer, world.district_prosecutor),
        "oblast": (world.oblast_officer, world.oblast_prosecutor),
    }[level]

    act = acts.sent(by, signer, **CENTRAL)

    assert (act.state, act.sent_at, act.due_on) == ("going_up", None, None)
    assert clocks(act) == [("act.forward", world.department.pk)]
    for officer in (by, signer, world.oblast_deputy, world.auditor):
        with pytest.raises(Forbidden, match="only through the Prosecutor General's Office"):
            actions.send_out(act, by=officer, at=AT + DAY)
    assert ResponseAct.objects.get(pk=act.pk).state == "going_up"


def test_the_department_sends_it_on_and_the_answer_counts_from_then(world):
    act = acts.sent(world.district_officer, world.district_prosecutor, **CENTRAL)

    act = actions.send_out(act, by=world.zonal_officer, at=AT + DAY)

    assert (act.state, act.sent_at, act.routed_by) == ("sent", AT + DAY, world.zonal_officer)
    answer = Obligation.objects.get(code="act.answer", subject=act.key)
    assert (answer.office, answer.started_at, answer.state) == (world.north_1, AT + DAY, "open")
    assert Obligation.objects.get(code="act.forward").state == "fulfilled"


def test_returned_with_reasons_it_is_mended_and_keeps_its_number(world):
    act = acts.sent(world.district_officer, world.district_prosecutor, **CENTRAL)
    with pytest.raises(Refused, match="why the act is returned"):
        actions.return_up(act, reason="", by=world.department_head, at=AT + DAY)

    act = actions.return_up(act, reason="Нет нормы.", by=world.department_head, at=AT + DAY)
    assert (act.state, act.return_reason) == ("returned", "Нет нормы.")
    actions.change(act, facts="С указанием нормы.", by=world.district_officer, at=AT + 2 * DAY)
    act = actions.sign(act, by=world.district_prosecutor, at=AT + 2 * DAY)

    assert (act.state, act.document.number_label) == ("going_up", "1/2026 (corrected version 2)")
    assert clocks(act) == [("act.forward", world.department.pk)] * 2
    assert sorted(Obligation.objects.values_list("state", flat=True)) == ["fulfilled", "open"]


def test_the_department_itself_writes_to_central_bodies_at_once(world):
    act = acts.sent(world.zonal_officer, world.zonal_officer, **CENTRAL)

    assert (act.state, act.sent_at) == ("sent", AT)


def test_a_districts_act_to_an_oblast_body_is_told_to_its_oblast_the_same_moment(world):
    act = acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs, **OBLAST)

    assert (act.state, act.notified_office) == ("sent", world.north)
    assert clocks(act) == [("act.answer", world.north_1.pk), ("act.oblast_notice", world.north.pk)]
    assert list(ResponseAct.objects.visible_to(world.oblast_officer).unread_by_oblast()) == [act]
    sweep(AT)
    tell(AT)
    told = Alert.objects.filter(obligation__code="act.oblast_notice")
    assert [(alert.officer, alert.raised_at, alert.url) for alert in told] == [
        (world.oblast_officer, AT, act.get_absolute_url())
    ]

    with pytest.raises(Forbidden):
        actions.note(act, by=world.district_officer, at=AT + DAY)
    act = actions.note(act, by=world.oblast_deputy, at=AT + DAY)

    assert act.noted_by == world.oblast_deputy
    assert Obligation.objects.get(code="act.oblast_notice").state == "fulfilled"


def test_an_oblasts_own_act_to_an_oblast_body_needs_no_notice(world):
    act = acts.sent(world.oblast_officer, world.oblast_deputy, facility=world.ivs, **OBLAST)

    assert (act.notified_office, clocks(act)) == (None, [("act.answer", world.north.pk)])


def test_a_central_body_is_not_called_a_district_one_to_get_past_the_department(world):
    acts.draft(world.oblast_officer, **CENTRAL)

    with pytest.raises(Refused, match="is a body of the level “Central”") as refused:
        acts.draft(world.district_officer, body_ru="комитет  УИС, МВД", body_level="district")

    assert list(refused.value.fields) == ["body_level"]
    assert Body.objects.count() == 1


def test_a_kind_goes_only_to_bodies_of_its_levels(world):
    with pytest.raises(Refused, match="is not addressed to bodies of the level"):
        acts.draft(world.district_officer, kind="prescription", **CENTRAL)


@pytest.mark.parametrize(
    ("signer", "may"),
    [
        ("district_officer", False),
        ("district_prosecutor", True),
    ],
)
def test_who_signs_is_said_by_the_edition(world, signer, may):
    act = acts.draft(world.district_officer, facility=world.ivs)
    if may:
        assert actions.sign(act, by=getattr(world, signer), at=AT).state == "sent"
        return
    with pytest.raises(Forbidden, match="signed by the head of the office"):
        actions.sign(act, by=getattr(world, signer), at=AT)


def test_an_officer_of_the_department_issues_an_act_on_the_spot(world):
    act = acts.sent(world.zonal_officer, world.zonal_officer, kind="prescription", facility=world.foreign_ivs)

    assert (act.state, act.office, act.term_days) == ("sent", world.department, 3)


def test_signed_twice_by_one_hand_it_is_signed_once(world):
    act = acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs)

    again = actions.sign(act, by=world.district_prosecutor, at=AT + DAY)

    assert (again.signed_at, again.document) == (AT, act.document)


@pytest.mark.parametrize(("language", "words"), [("ru", "ПРЕДЛАГАЮ:"), ("kk", "ҰСЫНАМЫН:")])
def test_the_paper_has_its_heading_addressee_norm_demand_and_term(world, language, words):
    act = acts.sent(
        world.district_officer, world.district_prosecutor, facility=world.ivs, attention="Начальнику Омарову Е."
    )

    html = render_html(act.document, language)

    body = {"ru": "УП района", "kk": "Аудандық ПБ"}[language]
    for part in (words, body, "Начальнику Омарову Е.", "ст. 113 УИК, ч. 2", "не ниже 18 °C", "30"):
        assert part in html


def test_all_of_the_paper_stands_on_its_page(world):
    act = acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs)
    page = PdfReader(BytesIO(html_to_pdf(render_html(act.document, "ru")).content)).pages[0]
    begins = {}
    page.extract_text(visitor_text=lambda text, _cm, tm, *_font: begins.setdefault(text.strip(), tm[4]))
    left = next(x for text, x in begins.items() if "УП района" in text)
    assert 0 < left < float(page.mediabox.width) * 0.7


def test_a_foreign_act_does_not_exist_and_the_supervising_office_sees_what_others_wrote_to_its_place(world):
    act = acts.sent(world.zonal_officer, world.zonal_officer, facility=world.ivs)
    stranger = factories.officer(office=world.south_1)

    seen = {
        officer: ResponseAct.objects.visible_to(officer).filter(pk=act.pk).exists()
        for officer in (world.district_officer, world.oblast_officer, stranger, world.reference_admin)
    }

    assert list(seen.values()) == [True, True, False, False]
