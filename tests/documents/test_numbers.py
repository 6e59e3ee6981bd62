import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from oversight.documents.actions import take_number
from oversight.documents.models import Document
from tests import factories
from tests.documents.making import paper
from tests.factories import moment


@pytest.mark.django_db
def test_numbers_run_from_one_per_office_kind_and_year():
    first, second = factories.officer(), factories.officer()

    issued = [
        paper(first),
        paper(first),
        paper(second),
        paper(first, kind="order"),
        paper(first, at=moment(2027)),
        paper(first),
    ]

    numbers = [document.registration_number for document in issued]
    assert numbers == ["1/2026", "2/2026", "1/2026", "1/2026", "1/2027", "3/2026"]


@pytest.mark.django_db
def test_the_year_of_a_number_is_the_offices_own():
    officer = factories.officer(office=factories.office(time_zone="Asia/Almaty"))

    document = paper(officer, at=moment(2027, 1, 1, 0, 30))

    assert document.issued_at.utctimetuple().tm_year == 2026
    assert document.registration_number == "1/2027"


@pytest.mark.django_db
def test_a_number_taken_in_vain_is_given_again():
    officer = factories.officer()
    with transaction.atomic():
        paper(officer)
        transaction.set_rollback(True)

    assert paper(officer).number == 1


@pytest.mark.django_db(transaction=True)
def test_two_threads_take_numbers_without_gaps_and_without_repeats():
    office = factories.office()
    together = threading.Barrier(2)

    def take_twenty(_):
        together.wait()
        try:
            return [take_number(office, "order", 2026) for _ in range(20)]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        taken = [number for numbers in threads.map(take_twenty, range(2)) for number in numbers]

    assert sorted(taken) == list(range(1, 41))


@pytest.mark.django_db(transaction=True)
def test_a_thread_that_rolls_back_leaves_its_number_to_the_one_that_waits():
    office = factories.office()
    taken, go_on = threading.Event(), threading.Event()

    def take_and_fail():
        try:
            with transaction.atomic():
                take_number(office, "order", 2026)
                taken.set()
                go_on.wait(10)
                raise ZeroDivisionError
        except ZeroDivisionError:
            return
        finally:
            connection.close()

    def take():
        try:
            return take_number(office, "order", 2026)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        failing = threads.submit(take_and_fail)
        taken.wait(10)
        waiting = threads.submit(take)
        go_on.set()
        failing.result()

        assert waiting.result() == 1


@pytest.mark.django_db
def test_a_correction_keeps_the_number_and_names_what_it_corrects():
    officer = factories.officer()
    first = paper(officer)

    second = paper(officer, corrects=first)

    assert (second.registration_number, second.version, second.corrects) == ("1/2026", 2, first)
    assert second.number_label == "1/2026 (corrected version 2)"
    assert list(Document.objects.versions_of(first)) == [first, second]
    assert paper(officer).number == 2
