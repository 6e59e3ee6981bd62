"""Typing is never lost: static/js/autosave.js against a server that fails in every way a server does."""

import pytest
from playwright.sync_api import expect

from .autosave_page import Server, running

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.fixture
def server():
    return Server()


@pytest.fixture
def page(browser, server):
    with running(server) as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto("/")
        yield page
        context.close()


def note(page, key="1"):
    return page.locator(f"#line-{key} textarea")


def says(page, text, key="1"):
    expect(page.locator(f"#line-{key} [data-autosave-status]")).to_contain_text(text)


def kept(page):
    return page.evaluate("Object.keys(localStorage).length")


def test_words_are_saved_as_they_are_typed_and_choices_as_they_are_tapped(page, server):
    note(page).press_sequentially("Cell 4 is cold")
    page.locator("#line-2 [value=violation]").check()
    says(page, "Saved 14:05")
    says(page, "Saved 14:05", key="2")
    assert (server.answers["1"].note, server.answers["2"].value) == ("Cell 4 is cold", "violation")
    assert kept(page) == 0


def test_words_wait_for_the_server_and_are_sent_when_it_is_back(page, server):
    server.behaviour = "fails"
    note(page).fill("Written in the cellar")
    says(page, "Not sent yet")
    expect(page.locator("[data-offline-banner]")).to_contain_text("Not sent yet: 1")
    server.behaviour = "saves"
    page.get_by_role("button", name="Send now").click()
    says(page, "Saved")
    assert server.answers["1"].note == "Written in the cellar"
    expect(page.locator("[data-offline-banner]")).to_be_hidden()


def test_words_of_an_ended_session_are_there_after_signing_in_again(page, server):
    server.behaviour = "signed_out"
    note(page).fill("Written at night")
    says(page, "You are signed out")
    link = page.locator("#line-1").get_by_role("link", name="Sign in again")
    assert link.get_attribute("href").endswith("?next=%2F")
    link.click()
    server.behaviour = "saves"
    page.goto("/")
    expect(note(page)).to_have_value("Written at night")
    # The page opened first sends them: this one, or the one that signed in.
    page.wait_for_function("Object.keys(localStorage).length === 0")
    assert server.answers["1"].note == "Written at night"


def test_words_left_behind_are_sent_by_the_next_page(page, server):
    server.behaviour = "fails"
    note(page).fill("Left behind")
    says(page, "Not sent yet")
    server.behaviour = "saves"
    page.goto("/another")
    page.wait_for_function("Object.keys(localStorage).length === 0")
    assert server.answers["1"].note == "Left behind"


def test_a_page_left_in_the_middle_of_a_word_loses_nothing(page, server):
    note(page).press_sequentially("Half a wo")
    page.goto("/another")
    page.wait_for_function("Object.keys(localStorage).length === 0")
    assert server.answers["1"].note == "Half a wo"


def test_newer_words_of_another_are_shown_beside_ones_own_and_mine_may_be_kept(page, server):
    server.answers["1"].write("violation", "Theirs")
    note(page).fill("Mine")
    conflict = page.locator("#line-1 .conflict")
    expect(conflict).to_contain_text("Mine")
    expect(conflict).to_contain_text("Theirs")
    assert server.answers["1"].note == "Theirs"
    conflict.get_by_role("button", name="Keep mine").click()
    says(page, "Saved")
    assert (server.answers["1"].note, server.answers["1"].version) == ("Mine", 2)


def test_newer_words_of_another_may_be_taken(page, server):
    server.answers["1"].write("violation", "Theirs")
    note(page).fill("Mine")
    page.get_by_role("button", name="Take theirs").click()
    expect(note(page)).to_have_value("Theirs")
    expect(page.locator("#line-1 [value=violation]")).to_be_checked()
    note(page).fill("Theirs and mine")
    says(page, "Saved 14:05")
    assert (server.answers["1"].note, kept(page)) == ("Theirs and mine", 0)


def test_an_answer_lost_on_its_way_back_is_no_conflict(page, server):
    server.behaviour = "saves_silently"
    note(page).fill("First")
    says(page, "Not sent yet")
    note(page).fill("First, then more")
    says(page, "Saved")
    assert server.answers["1"].note == "First, then more"
    expect(page.locator(".conflict")).to_have_count(0)


def test_a_refused_field_says_why_and_keeps_the_words(page, server):
    server.behaviour = "wrong"
    note(page).fill("Too long")
    expect(page.locator("#line-1 .field-error")).to_have_text("The note is too long.")
    expect(note(page)).to_have_attribute("aria-invalid", "true")
    expect(note(page)).to_have_value("Too long")
    server.behaviour = "saves"
    note(page).fill("Short")
    says(page, "Saved")
    expect(page.locator(".field-error")).to_have_count(0)


def test_completing_waits_until_everything_typed_is_saved(page, server):
    note(page).fill("The last word")
    page.get_by_role("button", name="Complete").click()
    page.wait_for_url("**/done")
    assert server.completed == [{"1": "The last word", "2": ""}]


def test_completing_is_not_done_while_something_could_not_be_saved(page, server):
    server.behaviour = "fails"
    note(page).fill("Unsent")
    page.get_by_role("button", name="Complete").click()
    expect(page.locator("[data-offline-banner]")).to_contain_text("this was not done")
    assert server.completed == []


def test_files_are_sent_as_they_are_chosen_and_may_be_tried_again(page, server):
    photo = {"name": "cell.jpg", "mimeType": "image/jpeg", "buffer": b"photo"}
    server.behaviour = "fails"
    page.locator("#line-1 input[type=file]").set_input_files([photo])
    row = page.locator("#line-1 .upload")
    expect(row).to_contain_text("the connection was lost")
    server.behaviour = "saves"
    row.get_by_role("button", name="Try again").click()
    expect(page.locator("#line-1 [data-upload-done]")).to_have_text("cell.jpg")
    assert server.files == ["cell.jpg"]
