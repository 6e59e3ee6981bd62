"""Production settings refuse to start without their secrets, and say which is missing."""

import hashlib
import os
import runpy
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from tests.system.running import ROOT

GOOD = {
    "SECRET_KEY": hashlib.sha512(b"looks random, and is the same in every test process").hexdigest(),
    "DATABASE_URL": "postgres://oversight:word@database.invalid/oversight",
    "REDIS_URL": "redis://valkey.invalid/0",
    "ALLOWED_HOSTS": "oversight.invalid",
}

TOO_SHORT = "SECRET_KEY is too short: at least 50 random characters are needed."
PLACEHOLDER = "SECRET_KEY looks like a placeholder or a demo value. Set a random one."


def settings_under(environment, monkeypatch):
    """The production settings as they come out of these variables."""
    for name in {*GOOD, "SSL_REDIRECT", "DEMO", "DEBUG"} - environment.keys():
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_module("oversight.settings.production")


def manage(*arguments, **environment):
    """`manage.py` in a process of its own, under production settings and nothing else from our environment."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env={**kept, **environment, "DJANGO_SETTINGS_MODULE": "oversight.settings.production"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", sorted(GOOD))
@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_missing_variable_is_named(name, value, monkeypatch):
    environment = {**GOOD, name: value} if value is not None else {key: GOOD[key] for key in GOOD if key != name}

    with pytest.raises(ImproperlyConfigured) as refusal:
        settings_under(environment, monkeypatch)

    assert str(refusal.value) == f"{name} is not set. Production does not start without it."


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "short", TOO_SHORT),
        ("SECRET_KEY", "x" * 80, TOO_SHORT),
        ("SECRET_KEY", "django-insecure-" + GOOD["SECRET_KEY"], PLACEHOLDER),
        ("SECRET_KEY", "only for tests, never for a server that anyone can reach", PLACEHOLDER),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS is *. Name the addresses this server answers to."),
    ],
)
def test_a_value_that_protects_nothing_is_refused(name, value, sentence, monkeypatch):
    with pytest.raises(ImproperlyConfigured) as refusal:
        settings_under({**GOOD, name: value}, monkeypatch)

    assert str(refusal.value) == sentence


def test_the_program_does_not_even_start_without_its_secret():
    refused = manage("check", **{**GOOD, "SECRET_KEY": ""})

    assert refused.returncode == 1
    assert refused.stderr.splitlines()[-1] == (
        "django.core.exceptions.ImproperlyConfigured: SECRET_KEY is not set. Production does not start without it."
    )


def test_demo_and_debug_are_off_whatever_the_environment_says(monkeypatch):
    chosen = settings_under({**GOOD, "DEMO": "1", "DEBUG": "1"}, monkeypatch)

    names = ("DEBUG", "DEMO", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "ALLOWED_HOSTS")
    assert {name: chosen[name] for name in names} == {
        "DEBUG": False,
        "DEMO": False,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "ALLOWED_HOSTS": ["oversight.invalid"],
    }
    assert chosen["SECURE_HSTS_SECONDS"] == 31536000
    assert chosen["PASSWORD_HASHERS"][0] == "django.contrib.auth.hashers.Argon2PasswordHasher"
    assert "oversight.demo" not in chosen["INSTALLED_APPS"]


def test_django_finds_nothing_to_complain_about():
    checked = manage("check", "--deploy", "--fail-level", "WARNING", **GOOD)

    assert (checked.returncode, checked.stderr) == (0, "")


def test_every_static_file_another_one_refers_to_exists(settings, tmp_path):
    """Without the compression of production, which takes a minute and finds nothing more."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }

    call_command("collectstatic", "--noinput", "--verbosity", "0")

    assert (tmp_path / "staticfiles.json").is_file()
