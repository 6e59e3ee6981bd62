"""A webhook on this machine that remembers what it was sent and when (`at`, seconds since 1970)."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        number = self.headers.get("Message-ID")
        self.server.received.append({"number": number, "at": time.time(), **json.loads(body)})
        self._answer()

    def do_GET(self):
        self.server.received.append({"path": self.path})
        self._answer()

    def _answer(self):
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        """Silent."""


@contextmanager
def receiver(status=200):
    """A server with `received`, `status` and `address` («127.0.0.1:12345»)."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    server.received, server.status = [], status
    server.address = f"127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
