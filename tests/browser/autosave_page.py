"""One page with two lines that save as they are typed, and a server that can fail in every way a server does."""

import json
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from django.template.loader import render_to_string

STATIC = Path(__file__).resolve().parents[2] / "static"
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
PAGE = """<!doctype html><html lang="en"><title>Check</title><body data-officer="7">
{lines}
<form method="post" action="/complete" id="complete"><button type="submit">Complete</button></form>
{strings}
{scripts}</body></html>"""
SCRIPTS = "".join(
    f'<script src="/static/js/{name}.js" defer></script>' for name in ("app", "words", "unsent", "autosave", "uploads")
)
LINE = """<form method="post" data-autosave="/answers/{key}" id="line-{key}">
<input type="hidden" name="version" value="{version}">
<label><input type="radio" name="value" value="in_order" {in_order}> In order</label>
<label><input type="radio" name="value" value="violation" {violation}> Violation</label>
<div class="field"><label>Note <textarea name="note">{note}</textarea></label></div>
<div data-upload-url="/files/{key}"><ul data-upload-done></ul><input type="file" name="file" multiple data-upload></div>
<span data-autosave-status role="status"></span></form>"""


def whole(lines):
    return PAGE.format(lines=lines, scripts=SCRIPTS, strings=render_to_string("_autosave_strings.html"))


@dataclass
class Answer:
    value: str = ""
    note: str = ""
    version: int = 0

    def write(self, value, note):
        self.value, self.note, self.version = value, note, self.version + 1


@dataclass
class Server:
    """`behaviour` is how it answers a POST: saves, fails, wrong, signed_out, saves_silently (once)."""

    behaviour: str = "saves"
    answers: dict = field(default_factory=lambda: {"1": Answer(), "2": Answer()})
    completed: list = field(default_factory=list)
    files: list = field(default_factory=list)

    def page(self):
        lines = "".join(
            LINE.format(
                key=key,
                note=one.note,
                version=one.version,
                **{name: "checked" * (one.value == name) for name in ("in_order", "violation")},
            )
            for key, one in self.answers.items()
        )
        return whole(lines)

    def save(self, key, sent):
        answer, (value, note) = self.answers[key], (sent.get("value", ""), sent["note"])
        if self.behaviour == "wrong":
            return 422, {"errors": {"note": ["The note is too long."]}}
        if (value, note) != (answer.value, answer.note):
            if int(sent["version"]) != answer.version:
                theirs = {"value": answer.value, "note": answer.note}
                return 409, {"message": "Changed elsewhere.", "theirs": theirs, "version": answer.version}
            answer.write(value, note)
        if self.behaviour == "saves_silently":
            self.behaviour = "saves"
            return 502, None
        return 200, {"version": answer.version, "saved_at_label": "14:05"}

    def post(self, path, sent):
        """(status, JSON or None, address to go to or None)"""
        if self.behaviour == "fails":
            return 500, None, None
        if self.behaviour == "signed_out":
            return 302, None, "/sign-in"
        if path == "/complete":
            self.completed.append({key: answer.note for key, answer in self.answers.items()})
            return 302, None, "/done"
        if path.startswith("/files/"):
            self.files.append(sent["file"])
            return 201, {"html": f"<li>{sent['file']}</li>"}, None
        return *self.save(path.removeprefix("/answers/"), sent), None


def handler(server):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path.startswith("/static/"):
                file = STATIC / self.path.removeprefix("/static/")
                return self.answer(200, file.read_bytes(), KINDS[file.suffix])
            page = server.page() if self.path == "/" else whole("")
            return self.answer(200, page.encode(), "text/html; charset=utf-8")

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, data, address = server.post(self.path, _fields(self.headers["Content-Type"], body))
            kind = "text/html" if data is None else "application/json"
            self.answer(status, b"" if data is None else json.dumps(data).encode(), kind, address)

        def answer(self, status, body, kind, address=None):
            self.send_response(status)
            if address:
                self.send_header("Location", address)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            """Tests are quiet."""

    return Handler


def _fields(kind, body):
    """{name: text}, of a file its name."""
    if not kind.startswith("multipart/"):
        return {}
    message = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body, policy=HTTP)
    parts = [(part.get_param("name", header="content-disposition"), part) for part in message.iter_parts()]
    return {name: part.get_filename() or part.get_content().rstrip("\r\n") for name, part in parts}


class running:
    """`with running(Server()) as address:`"""

    def __init__(self, server):
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), handler(server))

    def __enter__(self):
        self.thread = Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.05})
        self.thread.start()
        return f"http://127.0.0.1:{self.http.server_port}"

    def __exit__(self, *error):
        self.http.shutdown()
        self.thread.join()
        self.http.server_close()
