"""A page in a real browser that notes when each thing came to be seen on it."""

import shutil
import threading

from playwright.sync_api import sync_playwright

#: Elements by their number, with the moment of the frame in which they were first painted, in seconds.
WATCH = """(prefix) => {
    window.firstSeen = {};
    const note = () => requestAnimationFrame(() => {
        for (const one of document.querySelectorAll(`[id^="${prefix}"]`)) {
            const number = one.id.slice(prefix.length);
            if (/^\\d+$/.test(number)) window.firstSeen[number] ??= Date.now() / 1000;
        }
    });
    new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
}"""


class Screen:
    """The page at `address`, opened with these cookies; `seen` is {number: when} of the elements `prefix` + number."""

    def __init__(self, address, cookies, prefix):
        self.address, self.prefix = address, prefix
        self.cookies = [{"name": name, "value": value, "url": address} for name, value in cookies.items()]
        self.seen, self.over, self.open = {}, threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()
        self.open.wait(60)

    @staticmethod
    def is_here():
        """Whether this machine has a browser."""
        return bool(_browser())

    def close(self):
        self.over.set()
        self.thread.join(30)

    def _look(self):
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_browser(), args=["--no-sandbox"])
            page = browser.new_context(locale="ru", viewport={"width": 1440, "height": 900}).new_page()
            page.context.add_cookies(self.cookies)
            page.goto(self.address)
            page.locator("html[data-live=on]").wait_for(state="attached")
            page.evaluate(WATCH, self.prefix)
            self.open.set()
            while not self.over.is_set():
                page.wait_for_timeout(500)
                self.seen = {int(number): at for number, at in page.evaluate("window.firstSeen").items()}
            browser.close()


def _browser():
    return shutil.which("chromium") or shutil.which("chromium-browser")
