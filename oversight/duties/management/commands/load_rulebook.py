from datetime import timedelta
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.refusals import Refused
from oversight.duties.actions.editions import PublishedStays, check_file, load_edition
from oversight.duties.actions.publishing import publish
from oversight.duties.rulebook import EDITIONS, RulebookError


class Command(BaseCommand):
    help = (
        "Load editions of the rulebook from their files, all or none of them. Loading again changes nothing. "
        "Those that come with the program are published at once, others when --publish says so."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="*", type=Path, help="TOML files; by default all that come with the program")
        parser.add_argument("--check", action="store_true", help="only say what loading would change")
        parser.add_argument("--publish", action="store_true", help="publish what is loaded")
        parser.add_argument(
            "--days-ago", type=int, default=0, help="as if done so many days ago, at midnight: for a demonstration"
        )

    def handle(self, *args, paths, check, **options):
        try:
            if check:
                self._check(paths or own_files())
            else:
                self._load(paths, is_published=options["publish"] or not paths, at=_at(options["days_ago"]))
        except RulebookError as error:
            raise CommandError(str(error)) from None
        except Refused as refusal:
            raise CommandError(refusal.sentence) from None

    @transaction.atomic
    def _load(self, paths, *, is_published, at):
        loaded = []
        for path in paths or own_files():
            try:
                loaded.append(load_edition(path, by=None, at=at))
            except PublishedStays as error:
                # A later release of the program may word an old edition better; that is no reason not to start.
                if paths:
                    raise
                self.stderr.write(str(error))
        for edition, is_changed in sorted(loaded, key=lambda one: one[0].in_force_from):
            sentence = _("Edition %(code)s is loaded.") if is_changed else _("Edition %(code)s: nothing has changed.")
            self.stdout.write(sentence % {"code": edition.code})
            if is_published and not edition.is_published:
                publish(edition, by=None, at=at)
                facts = {"code": edition.code, "day": f"{edition.in_force_from:%d.%m.%Y}"}
                self.stdout.write(_("Edition %(code)s is published: in force from %(day)s.") % facts)

    def _check(self, paths):
        for path in paths:
            found = check_file(path)
            self.stdout.write(_summary(found))
            for change in found.changes:
                self.stdout.write(f"  {change}")


def _at(days_ago):
    now = timezone.now()
    if not days_ago:
        return now
    local = timezone.localtime(now) - timedelta(days_ago)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def own_files():
    """The editions that come with the program."""
    return sorted(EDITIONS.glob("*.toml"))


def _summary(found):
    edition = found.book.edition
    facts = {"code": edition.code, "count": len(found.changes), "day": f"{edition.in_force_from:%d.%m.%Y}"}
    if found.stored:
        if not found.changes:
            return _("Edition %(code)s: nothing would change.") % facts
        return _("Edition %(code)s is loaded as a concept and would change in %(count)d places:") % facts
    if found.against is None:
        return _("Edition %(code)s is new, from %(day)s; none is in force before it.") % facts
    facts["against"] = found.against.code
    return _("Edition %(code)s is new, from %(day)s, and differs from %(against)s in %(count)d places:") % facts
