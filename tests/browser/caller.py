"""Another system's program: the API over real HTTP, with a token, by the standard library alone."""

import json
import secrets
import urllib.error
import urllib.request
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """What came back; `body` is JSON where it is JSON, else bytes."""

    status: int
    kind: str
    body: object

    def __getitem__(self, name):
        return self.body[name]


@dataclass(frozen=True)
class Caller:
    """Asks `/api/v1/…`; addresses the API itself has given are taken as they are."""

    address: str
    token: str = ""
    language: str = "ru"

    def ask(self, method, path, body=None, kind="application/json"):
        url = path if path.startswith("http") else f"{self.address}api/v1/{path}"
        sent = json.dumps(body).encode() if isinstance(body, dict | list) else body
        headers = {"Accept-Language": self.language} | ({"Content-Type": kind} if sent is not None else {})
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = urllib.request.Request(url, sent, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return _read(answer)
        except urllib.error.HTTPError as error:
            with error:
                return _read(error)

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, **body):
        return self.ask("POST", path, body)

    def patch(self, path, **body):
        return self.ask("PATCH", path, body)

    def upload(self, path, name, content):
        """One photo, as a form would send it."""
        edge = secrets.token_hex(16)
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        head += "Content-Type: image/jpeg\r\n\r\n"
        body = head.encode() + content + f"\r\n--{edge}--\r\n".encode()
        return self.ask("POST", path, body, f"multipart/form-data; boundary={edge}")

    def all(self, path):
        """Every row of a list, page after page."""
        while path:
            page = self.get(path)
            assert page.status == 200, page
            yield from page["results"]
            path = page["next"]


def _read(answer):
    kind, content = answer.headers.get_content_type(), answer.read()
    return Answer(answer.status, kind, json.loads(content) if kind.endswith("json") else content)


def sign_in(system, name):
    """A caller with a token of the demo officer `name`."""
    answer = Caller(system.address).post("auth/token/", username=name, password=system.password)
    assert answer.status == 201, answer
    return Caller(system.address, answer["token"])
