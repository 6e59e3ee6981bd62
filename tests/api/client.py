"""The API as a program of another system meets it: JSON over HTTP with a token."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_finished
from django.db import close_old_connections
from django.test import Client
from knox.models import AuthToken
from PIL import Image

PROBLEM = "application/problem+json"


class Caller:
    """Asks `/api/v1/…` as an officer, or as nobody; the answer is (status, JSON)."""

    def __init__(self, officer=None, *, token=None, **headers):
        secret = token or (AuthToken.objects.create(officer)[1] if officer else None)
        self.headers = headers | ({"Authorization": f"Bearer {secret}"} if secret else {})
        self.client = Client(raise_request_exception=True)

    def ask(self, method, address, body=None):
        """The whole response."""
        sent = {} if body is None else {"data": body, "content_type": "application/json"}
        address = address if address.startswith("http") else f"/api/v1/{address}"
        response = getattr(self.client, method)(address, headers=self.headers, **sent)
        if response.streaming:
            response.streaming_content = [b"".join(response.streaming_content)]
            _close(response)
        return response

    def get(self, address):
        return _read(self.ask("get", address))

    def read(self, address):
        """The type and the first two bytes of a file."""
        response = self.ask("get", address)
        assert response.status_code == 200
        content = b"".join(response.streaming_content)
        return response.headers["Content-Type"], content[:2]

    def post(self, address, **body):
        return _read(self.ask("post", address, body))

    def patch(self, address, body=None, **fields):
        return _read(self.ask("patch", address, fields if body is None else body))

    def delete(self, address):
        return _read(self.ask("delete", address))

    def upload(self, address, file, **fields):
        return _read(self.client.post(f"/api/v1/{address}", {"file": file, **fields}, headers=self.headers))


def _close(response):
    """Close the file that was sent, and not the test's own database connection with it."""
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)


def _read(response):
    """(status, JSON); every error is a problem that says its own status and address."""
    body = response.json() if not response.streaming and response.content else None
    if response.status_code >= 400:
        assert response.headers["Content-Type"] == PROBLEM
        assert body["status"] == response.status_code
        assert body["instance"] == response.request["PATH_INFO"]
    return response.status_code, body


def photo(name="camera-3.jpg"):
    picture = io.BytesIO()
    Image.new("RGB", (64, 48), "gray").save(picture, "JPEG")
    return SimpleUploadedFile(name, picture.getvalue(), "image/jpeg")


def sentences(problem):
    """{field: sentence} of a problem."""
    return {one["field"]: one["detail"] for one in problem["errors"]}
