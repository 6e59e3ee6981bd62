"""The library: drafted, published, revised, superseded, withdrawn; who reads what; what is found by which words."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from oversight.core.enums import OfficeLevel, Role
from oversight.core.models import AuditRow
from oversight.core.refusals import Conflict, Forbidden
from practice.actions import methods
from practice.filters import MethodFilter
from practice.models import Method, MethodVersion
from tests import factories as people
from tests.api.client import photo
from tests.inspections.factories import refused

from .factories import AT, HOUR, in_use, method

pytestmark = pytest.mark.django_db


def readers(world):
    """An officer of each office of the world, by the office's code."""
    offices = (world.department, world.north, world.north_1, world.north_2, world.south, world.south_1)
    role = {
        OfficeLevel.DEPARTMENT: Role.ZONAL_OFFICER,
        OfficeLevel.OBLAST: Role.OBLAST_OFFICER,
        OfficeLevel.DISTRICT: Role.DISTRICT_OFFICER,
    }
    return {office.code: people.officer(role[office.level], office=office) for office in offices}


def who_reads(world, found):
    return {
        code
        for code, officer in readers(world).items()
        if Method.objects.visible_to(officer).filter(pk=found.pk).exists()
    }


def test_the_departments_methods_are_read_by_all_an_oblasts_by_its_line_a_districts_by_itself_and_above(world):
    everybody = {"department", "north", "north-1", "north-2", "south", "south-1"}
    assert who_reads(world, in_use(world.zonal_officer, world.department_head)) == everybody
    of_oblast = in_use(world.oblast_officer, world.oblast_prosecutor)
    assert who_reads(world, of_oblast) == {"department", "north", "north-1", "north-2"}
    of_district = in_use(world.district_officer, world.district_prosecutor)
    assert who_reads(world, of_district) == {"department", "north", "north-1"}


def test_a_draft_is_read_by_its_office_and_above_and_a_withdrawn_draft_too(world):
    draft = method(world.oblast_officer)
    assert who_reads(world, draft) == {"department", "north"}
    methods.withdraw(draft, reason="не нужна", by=world.oblast_officer, at=AT)
    assert who_reads(world, draft) == {"department", "north"}


def test_the_library_does_not_exist_for_who_keeps_reference_data(world):
    in_use(world.zonal_officer, world.department_head)
    assert list(Method.objects.visible_to(world.reference_admin)) == []
    assert Method.objects.visible_to(world.auditor).count() == 1


def test_a_method_says_something_and_of_a_line_the_roster_knows(world):
    with refused("A method says something: type its text or add its file.", field="words_ru"):
        method(world.district_officer, words_ru=" ", words_kk="")
    with refused("The roster has no such line of work.", field="line"):
        method(world.district_officer, line="пробация")
    with refused("Item 1 in the array did not validate: A point is written like 25 or 45(1).", field="points"):
        method(world.district_officer, points=["пункт 45"])
    with refused("Only a prosecutor writes here.", kind=Forbidden):
        method(world.auditor)
    people.subject(world.zonal_officer, line_ru="пробация", line_kk="пробация қызметі")
    made = method(
        world.district_officer, line="пробация", points=["45(3)", "47", "45(3)"], files=[photo()], words_ru=""
    )
    assert (made.line_ru, made.line_kk, made.points) == ("пробация", "пробация қызметі", ["45(3)", "47"])
    assert [one.original_name for one in made.versions.get().files.all()] == ["camera-3.jpg"]


def test_a_new_version_overwrites_nothing_and_is_read_below_once_published(world):
    made = in_use(world.oblast_officer, world.oblast_prosecutor)
    with refused("Say what was changed: readers compare by it.", field="change"):
        methods.revise(made, change=" ", words_ru="Иное.", by=world.oblast_officer, at=AT)
    methods.revise(made, change="дополнен п. 2", words_ru="Новый текст.", by=world.oblast_officer, at=AT + HOUR)

    def read_by(officer):
        found = MethodVersion.objects.visible_to(officer).filter(method=made).order_by("number")
        return [(one.number, one.words_ru) for one in found]

    first = (1, "Сверить журнал доставленных с книгой учёта лиц.")
    assert read_by(world.district_officer) == [first]
    assert read_by(world.oblast_officer) == [first, (2, "Новый текст.")]
    made = methods.publish(made, version=made.version + 1, by=world.oblast_deputy, at=AT + 2 * HOUR)
    assert read_by(world.district_officer) == [first, (2, "Новый текст.")]
    assert (made.state, made.published_at) == ("published", AT + 2 * HOUR)
    with refused("The latest version is published already: write a new one first."):
        methods.publish(made, version=made.version, by=world.oblast_deputy, at=AT)


def test_only_who_signs_for_the_office_puts_into_use_and_changes_what_is_in_use(world):
    made = method(world.district_officer)
    made = methods.change(made, title_ru="Методика", by=world.district_officer, at=AT)
    sentence = "Only the head of the office or a deputy decides what is in use."
    with refused(sentence, kind=Forbidden):
        methods.publish(made, version=made.version, by=world.district_officer, at=AT)
    with pytest.raises(Forbidden):
        methods.publish(made, version=made.version, by=world.oblast_prosecutor, at=AT)
    made = methods.publish(made, version=made.version, by=world.district_prosecutor, at=AT)
    for verb, said in [(methods.change, {"title_ru": "Иная"}), (methods.withdraw, {"reason": "устарела"})]:
        with refused(sentence, kind=Forbidden):
            verb(made, **said, by=world.district_officer, at=AT)
    methods.withdraw(made, reason="устарела", by=world.district_prosecutor, at=AT)
    acts = list(AuditRow.objects.about(made).order_by("pk").values_list("action", flat=True))
    assert acts == ["methods.draft", "methods.change", "methods.publish", "methods.withdraw"]


def test_nobody_publishes_what_was_written_since_they_read(world):
    made = method(world.district_officer)
    methods.revise(made, change="иначе", words_ru="Иное.", by=world.district_officer, at=AT)
    with pytest.raises(Conflict):
        methods.publish(made, version=made.version, by=world.district_prosecutor, at=AT)
    assert Method.objects.get().state == "draft"


def test_of_two_who_revise_the_second_sees_the_words_of_the_first(world):
    made = method(world.district_officer)
    said = {"version": made.version, "by": world.district_officer, "at": AT}
    methods.revise(made, change="раз", words_ru="Первый.", **said)
    with pytest.raises(Conflict) as conflict:
        methods.revise(made, change="два", words_ru="Второй.", **said)
    assert conflict.value.theirs == {"words_ru": "Первый.", "words_kk": ""}
    assert [one.number for one in made.versions.all()] == [2, 1]


def test_what_takes_its_place_is_in_use_and_read_by_the_same(world):
    old = in_use(world.oblast_officer, world.oblast_prosecutor)

    def supersede(other, reason="новая редакция"):
        return methods.supersede(old, superseded_by=other, reason=reason, by=world.oblast_prosecutor, at=AT)

    with refused("A method can't take its own place.", field="superseded_by"):
        supersede(old)
    with refused("Choose a method that is in use.", field="superseded_by"):
        supersede(method(world.zonal_officer))
    below = in_use(world.district_officer, world.district_prosecutor)
    with pytest.raises(Exception, match="Not everybody who reads this method sees that one"):
        supersede(below)
    new = in_use(world.zonal_officer, world.department_head, title_ru="Методика Департамента")
    with refused("Say why another method takes its place.", field="reason"):
        supersede(new, reason=" ")
    old = supersede(new)
    assert (old.state, old.superseded_by, old.end_reason) == ("superseded", new, "новая редакция")
    for verb, said in [(methods.revise, {"change": "ещё"}), (methods.withdraw, {"reason": "ещё"})]:
        with refused("This can't be done in the state “Superseded”."):
            verb(old, **said, by=world.oblast_prosecutor, at=AT)


def test_a_file_of_another_office_is_not_taken(world):
    theirs = method(world.oblast_officer, files=[photo()]).versions.get().files.get()
    with refused("“camera-3.jpg” is a file of another office.", field="files"):
        method(world.district_officer, files=[theirs])


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("МЕТОДИКА ивс", True),
        ("ЖУРНАЛ УЧЁТА", True),
        ("әдістемесі", True),
        ("ӘДІСТЕМЕСІ", True),
        ("ЖЕТКІЗІЛГЕНДЕР", True),
        ("Новый текст", False),
        ("методика пробация", False),
    ],
)
def test_every_word_is_found_in_any_case_of_both_languages_and_not_in_what_is_not_published(world, words, is_found, rf):
    made = in_use(world.oblast_officer, world.oblast_prosecutor)
    methods.revise(made, change="дополнено", words_ru="Новый текст.", by=world.oblast_officer, at=AT)
    request = rf.get("/")
    request.user = world.district_officer
    found = MethodFilter({"q": words}, Method.objects.visible_to(request.user), request=request).qs
    assert list(found) == ([made] if is_found else [])


def test_offered_are_those_for_the_kind_of_place_for_a_point_of_its_checklist_and_for_all(world):
    signer = world.district_prosecutor
    places = in_use(world.district_officer, signer, title_ru="ИВС")
    everywhere = in_use(world.district_officer, signer, title_ru="везде", facility_kinds=[])
    by_point = in_use(world.district_officer, signer, title_ru="пункт", facility_kinds=[], points=["45(3)"])
    in_use(world.district_officer, signer, title_ru="иной пункт", facility_kinds=[], points=["39(1)"])
    in_use(world.district_officer, signer, title_ru="УИС", facility_kinds=["uis"])
    method(world.district_officer, title_ru="черновик")
    assert set(Method.objects.serving("ivs", ["45(3)", "45(4)"])) == {places, everywhere, by_point}


@pytest.mark.parametrize("change", [{"state": "published"}, {"state": "withdrawn"}, {"end_reason": "x"}])
def test_the_database_holds_the_life_of_a_method_together(world, change):
    made = method(world.district_officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Method.objects.filter(pk=made.pk).update(**change)


def test_the_database_refuses_to_change_what_a_version_says(world):
    made = in_use(world.district_officer, world.district_prosecutor)
    methods.revise(made, change="иначе", words_ru="Иное.", by=world.district_officer, at=AT)
    for number in (1, 2):
        for change in ({"words_ru": "Подправлено."}, {"change": "Подправлено."}):
            with pytest.raises(IntegrityError, match="A version of a method does not change"), transaction.atomic():
                made.versions.filter(number=number).update(**change)
        with pytest.raises(IntegrityError, match="DELETE"), transaction.atomic():
            made.versions.filter(number=number).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        made.versions.filter(number=1).update(published_at=AT + HOUR)


@pytest.mark.parametrize(("language", "order"), [("ru", ["ru", "kk"]), ("kk", ["kk", "ru"]), ("en", ["ru", "kk"])])
def test_the_text_in_the_readers_language_comes_first(world, language, order):
    version = method(world.district_officer).versions.get()
    with translation.override(language):
        assert [code for code, _words in version.texts] == order
    version = method(world.district_officer, words_ru="").versions.get()
    assert [code for code, _words in version.texts] == ["kk"]
