"""`python -m oversight.prepare`: the database as the program expects it, before anybody is let in.

Migrations, the rulebook and, where demo data is allowed, the demo. Each step changes nothing when there is nothing to
do. One process, for starting Django takes longer than the steps.
"""

import os
import sys

import django
from django.conf import settings
from django.core.management import CommandError, call_command

#: For how many days a demo's duties have been running at its first start.
DAYS_LIVED = 2


def prepare() -> None:
    """Run every step; CommandError with a sentence when one refuses."""
    call_command("migrate", verbosity=0)
    # The demo's duties have been running for some days when it is seen for the first time.
    call_command("load_rulebook", days_ago=DAYS_LIVED if settings.DEMO else 0)
    if settings.DEMO:
        call_command("demo")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oversight.settings.local")
    django.setup()
    try:
        prepare()
    except CommandError as error:
        sys.exit(f"The database could not be prepared: {error}")
