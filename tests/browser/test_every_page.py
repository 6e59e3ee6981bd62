"""Every page the navigation leads to, for every sign-in, in every language, in the hand."""

from urllib.parse import urlsplit

import pytest

from oversight.machine.server import SIGN_INS

from .officer import PHONE

pytestmark = pytest.mark.xdist_group("browser")
WIDTH = PHONE["viewport"]["width"]
LANGUAGES = ("ru", "kk", "en")


def links(page, within):
    """The addresses of our own pages linked `within` a part of the page, once each."""
    found = page.eval_on_selector_all(f"{within} a[href]", "all => all.map(one => one.href)")
    ours = [one for one in found if one.startswith(page.evaluate("location.origin"))]
    return list(dict.fromkeys(one.partition("#")[0] for one in ours))


def walk(page, address):
    """Open it; what is wrong with it in words, or nothing."""
    answer = page.goto(address)
    wide = page.evaluate("document.documentElement.scrollWidth")
    path = urlsplit(address).path
    wrong = [f"{path} answers {answer.status}"] * (answer.status != 200)
    return wrong + [f"{path} is {wide} px wide"] * (wide > WIDTH)


@pytest.mark.parametrize("name", SIGN_INS)
def test_no_page_scrolls_sideways_fails_or_breaks_the_policy_of_its_own_scripts(officers, name):
    page = officers.phone(name)
    places = links(page, "nav.sidebar")
    wrong, further = [], []
    for language in LANGUAGES:
        page.context.add_cookies([{"name": "django_language", "value": language, "url": officers.address}])
        for address in places:
            wrong += [f"{language}: {one}" for one in walk(page, address)]
            assert page.locator("html").get_attribute("lang") == language
            # The first row of a list opens; one language is enough to see that it does.
            further += links(page, "main .row-title")[:1] if language == "ru" else []
    for address in further:
        wrong += walk(page, address)
    assert len(places) > 3
    assert wrong == []
