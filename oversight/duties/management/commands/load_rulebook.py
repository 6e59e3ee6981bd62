from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.duties.actions.editions import load_edition
from oversight.duties.rulebook import EDITIONS, RulebookError


class Command(BaseCommand):
    help = "Load editions of the rulebook from their files, all or none of them. Loading again changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="*", type=Path, help="TOML files; by default all that come with the program")

    def handle(self, *args, paths, **options):
        at = timezone.now()
        try:
            with transaction.atomic():
                loaded = [load_edition(path, by=None, at=at) for path in paths or sorted(EDITIONS.glob("*.toml"))]
        except RulebookError as error:
            raise CommandError(str(error)) from None
        for edition, changed in loaded:
            sentence = _("Edition %(code)s is loaded.") if changed else _("Edition %(code)s: nothing has changed.")
            self.stdout.write(sentence % {"code": edition.code})
