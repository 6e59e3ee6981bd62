"""An officer at a screen: pages that remember every trouble they had."""

from .words import said

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
DESKTOP = {"viewport": {"width": 1440, "height": 900}}


class Browser:
    """Opens windows of officers and, at the end, asks each whether all went well."""

    def __init__(self, browser, address, password):
        self.browser, self.address, self.password = browser, address, password
        self.contexts, self.troubles, self.allowed = [], [], []

    def window(self, language="ru", **options):
        """A browser of its own, as another device has: nobody is signed in."""
        context = self.browser.new_context(base_url=self.address, locale="ru-RU", **options)
        context.set_default_timeout(90_000)
        if language != "ru":
            context.add_cookies([{"name": "django_language", "value": language, "url": self.address}])
        context.on("page", self._watch)
        self.contexts.append(context)
        return context

    def phone(self, name, **options):
        return self.at(self.window(**PHONE, **options), name)

    def desk(self, name, **options):
        return self.at(self.window(**DESKTOP, **options), name)

    def at(self, context, name):
        """Today, as the officer `name` who has just signed in."""
        page = context.new_page()
        page.goto("/")
        sign_in(page, name, self.password)
        page.wait_for_url(self.address)
        return page

    def forgive(self, *words):
        """Troubles that have one of the words are what the test is about."""
        self.allowed += words

    def close(self):
        for context in self.contexts:
            context.close()
        troubles = [one for one in self.troubles if not any(words in one for words in self.allowed)]
        assert troubles == []

    def _watch(self, page):
        page.on("console", lambda message: message.type == "error" and self._note(page, message.text))
        page.on("pageerror", lambda error: self._note(page, str(error)))
        page.on("response", lambda answer: answer.status >= 500 and self._note(page, f"{answer.status} {answer.url}"))
        # Leaving with something unsent asks first; the officer means it.
        page.on("dialog", lambda dialog: dialog.accept())

    def _note(self, page, words):
        self.troubles.append(f"{page.url}: {words}")


def sign_in(page, name, password):
    """The sign-in page, filled in."""
    page.get_by_label(said("Sign-in name"), exact=True).fill(name)
    page.locator("[name=password]").fill(password)
    page.locator("form [type=submit].btn-primary").click()
