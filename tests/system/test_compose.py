"""Dockerfile and docker-compose.yml, read without an engine: whatever they name must exist."""

import importlib
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from oversight.machine.libraries import SHARED_LIBRARIES
from tests.system.running import ROOT
from tests.system.test_production import GOOD, settings_under

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
OUR_SERVICES = {name: service for name, service in COMPOSE["services"].items() if service.get("build") == "."}
BIN = Path(sys.executable).parent


def instructions(name):
    return re.findall(rf"^{name} +(.+)$", DOCKERFILE, re.MULTILINE)


def commands():
    """Every command line that runs in our image."""
    for service in OUR_SERVICES.values():
        yield service.get("command") or yaml.safe_load(instructions("CMD")[0])
        if "healthcheck" in service:
            yield service["healthcheck"]["test"][1:]
    yield from (shlex.split(words) for words in re.findall(r"python (?:-m \S+|manage\.py [^\n&]+)", DOCKERFILE))


def variables_read():
    """The environment variables our settings and our machine code read."""
    sources = [*ROOT.glob("oversight/settings/*.py"), *ROOT.glob("oversight/machine/*.py"), ROOT / "manage.py"]
    pattern = r"""(?:environ(?:\.get|\.setdefault)?[(\[]|required\(|secret\(|switched_on\()\s*"([A-Z_]+)"""
    return {name for path in sources for name in re.findall(pattern, path.read_text())}


def test_the_services_are_those_of_one_host():
    assert set(COMPOSE["services"]) == {"postgres", "valkey", "migrate", "web", "worker", "beat", "stream"}
    assert set(OUR_SERVICES) == {"migrate", "web", "worker", "beat", "stream"}


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_every_command_exists(command):
    program, *arguments = command
    if program == "python" and arguments[0] == "-m":
        assert importlib.util.find_spec(arguments[1]) is not None
    elif program == "python":
        assert (ROOT / arguments[0]).is_file()
        assert arguments[1] in get_commands()
    else:
        assert (BIN / program).is_file()


@pytest.mark.parametrize("kind", ["worker", "beat"])
def test_celery_knows_every_option(kind):
    _, *arguments = OUR_SERVICES[kind]["command"]
    place = arguments.index(kind)
    options = {word for word in arguments[place:] if word.startswith("--")}

    shown = subprocess.run([BIN / "celery", kind, "--help"], capture_output=True, text=True, check=True).stdout

    assert options - set(re.findall(r"--[a-z-]+", shown)) == set()


def test_gunicorn_accepts_its_command_line():
    _, *arguments = yaml.safe_load(instructions("CMD")[0])

    checked = subprocess.run(
        [BIN / "gunicorn", "--print-config", *arguments], capture_output=True, cwd=ROOT, check=False
    )

    assert checked.returncode == 0, checked.stderr.decode()


def test_uvicorn_knows_every_option():
    options = {word for word in OUR_SERVICES["stream"]["command"] if word.startswith("--")}

    shown = subprocess.run([BIN / "uvicorn", "--help"], capture_output=True, text=True, check=True).stdout

    assert options - set(re.findall(r"--[a-z-]+", shown)) == set()


def test_every_path_exists():
    copied = [word for line in instructions("COPY") for word in line.split()[:-1]]

    assert [path for path in copied if not (ROOT / path).exists()] == []
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert set(copied) == kept


def test_every_package_of_the_program_is_in_the_image():
    tracked = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    packages = {name.split("/")[0] for name in tracked.split() if "/" in name} - {"tests", "docs", "script"}

    assert packages - {word for line in instructions("COPY") for word in line.split()} == set()


def test_every_volume_is_declared_and_used():
    used = {mount.split(":")[0] for service in COMPOSE["services"].values() for mount in service.get("volumes", [])}

    assert used == set(COMPOSE["volumes"])
    environment = OUR_SERVICES["web"]["environment"]
    assert OUR_SERVICES["web"]["volumes"] == ["files:/data"]
    assert environment["MEDIA_ROOT"].startswith(environment["DATA_DIR"] + "/")
    assert instructions("VOLUME") == ["/data"]


def test_every_variable_is_read_by_somebody():
    given = {name for service in OUR_SERVICES.values() for name in service["environment"]}
    built = set(re.findall(r"([A-Z_]+)=", " ".join(instructions("ENV")))) - {"PYTHONUNBUFFERED"}

    assert (given | built) - variables_read() == set()


def test_secrets_come_from_the_environment_and_their_absence_is_said():
    text = (ROOT / "docker-compose.yml").read_text()

    assert set(re.findall(r"\$\{([A-Z_]+):\?", text)) == {"SECRET_KEY", "POSTGRES_PASSWORD", "ALLOWED_HOSTS"}
    assert set(re.findall(r"\$\{([A-Z_]+):-[^}]*\}", text)) == {"PORT", "STREAM_PORT", "SSL_REDIRECT"}
    assert re.findall(r"\$\{?[A-Za-z_]+\}?(?![:A-Za-z_])", text) == []


@pytest.mark.parametrize("name", sorted(OUR_SERVICES))
def test_demo_and_debug_are_off(name, monkeypatch):
    environment = OUR_SERVICES[name]["environment"]

    assert environment["DJANGO_SETTINGS_MODULE"] == "oversight.settings.production"
    assert not {"DEMO", "DEBUG"} & environment.keys()
    filled = {key: re.sub(r"\$\{[A-Z_]+:-(.*?)\}", r"\1", value) for key, value in environment.items()}
    filled = {key: re.sub(r"\$\{[A-Z_]+:\?.*?\}", GOOD.get(key, "word"), value) for key, value in filled.items()}
    chosen = settings_under(filled, monkeypatch)
    assert (chosen["DEBUG"], chosen["DEMO"], chosen["SECURE_SSL_REDIRECT"]) == (False, False, True)


@pytest.mark.parametrize("name", sorted(COMPOSE["services"]))
def test_nothing_is_open_to_the_outside_and_everything_is_watched(name):
    service = COMPOSE["services"][name]

    assert [port for port in service.get("ports", []) if not port.startswith("127.0.0.1:")] == []
    assert not service.get("privileged", False)
    assert "healthcheck" in service or name == "migrate"


def test_the_program_starts_after_the_migrations():
    for name in ("web", "worker", "beat", "stream"):
        assert OUR_SERVICES[name]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
    assert {name: wish["condition"] for name, wish in OUR_SERVICES["migrate"]["depends_on"].items()} == {
        "postgres": "service_healthy",
        "valkey": "service_healthy",
    }


def test_the_program_does_not_run_as_root():
    assert instructions("USER") == ["oversight"]
    assert DOCKERFILE.index("\nUSER ") < DOCKERFILE.index("\nCMD ")
    assert OUR_SERVICES["web"]["cap_drop"] == ["ALL"]


def test_the_image_has_the_libraries_the_program_asks_for():
    installed = re.search(r"--no-install-recommends(.+?)&&", DOCKERFILE).group(1).split()

    assert installed == sorted(SHARED_LIBRARIES.values())
