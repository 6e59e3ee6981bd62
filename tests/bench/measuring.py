"""`python -m tests.bench.measuring [--quick] [NAME …]`: runs the named benches, each in a database of its own."""

import argparse
import json
import os
import pkgutil
import secrets
import signal
import sys
from contextlib import contextmanager
from importlib import import_module
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg2

from tests.bench import benches

SERVER = os.environ["DATABASE_URL"]
RUN = f"oversight_bench_{secrets.token_hex(4)}"


def names():
    """Every bench there is."""
    return [module.name for module in pkgutil.iter_modules(benches.__path__)]


def main():
    arguments = parsed(sys.argv[1:])
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))
    with database(RUN):
        os.environ["DATABASE_URL"] = address(RUN)
        django.setup()
        migrate()
        for name in arguments.names or names():
            with database(f"{RUN}_{name}", template=RUN):
                use(f"{RUN}_{name}")
                for line in import_module(f"tests.bench.benches.{name}").measure(arguments.quick):
                    print(json.dumps({"bench": name, **line}), flush=True)
                leave()


def parsed(words):
    parser = argparse.ArgumentParser(prog="script/bench", description="Measures the program; JSON lines.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(names())}; all without")
    parser.add_argument("--quick", action="store_true", help="a small version of each, for a look")
    arguments = parser.parse_args(words)
    for name in arguments.names:
        if name not in names():
            parser.error(f"there is no bench “{name}”; there are: {', '.join(names())}")
    return arguments


def migrate():
    """The tables, and the shipped edition aside, where benches like tests take it from."""
    from django.core.management import call_command

    from tests import factories, shipped

    call_command("migrate", verbosity=0)
    shipped.keep(at=factories.moment())
    leave()


@contextmanager
def database(name, template="template1"):
    """A database of that name, removed in the end."""
    _on_server(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield
    finally:
        _on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def use(name):
    """From here on this process, and every one it starts, works in that database."""
    from django.db import connection

    os.environ["DATABASE_URL"] = address(name)
    connection.settings_dict["NAME"] = name


def address(name):
    """The address of the database of that name on the server."""
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))


def leave():
    from django.db import connection

    connection.close()


def _on_server(sql):
    connection = psycopg2.connect(SERVER)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql)
    finally:
        connection.close()


if __name__ == "__main__":
    main()
