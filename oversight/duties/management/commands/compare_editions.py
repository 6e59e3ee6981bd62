from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from oversight.duties.comparison import compare
from oversight.duties.models import Edition


class Command(BaseCommand):
    help = "Say what one edition of the rulebook says otherwise than another."

    def add_arguments(self, parser):
        parser.add_argument("old", help="code of an edition, such as 7/2015")
        parser.add_argument("new", help="code of the other")

    def handle(self, *args, old, new, **options):
        changes = compare(_edition(old), _edition(new))
        for change in changes:
            self.stdout.write(str(change))
        if not changes:
            self.stdout.write(_("The two say the same."))


def _edition(code):
    found = Edition.objects.filter(code=code).first()
    if found is None:
        known = ", ".join(Edition.objects.values_list("code", flat=True))
        raise CommandError(_("There is no edition %(code)s; known are: %(known)s.") % {"code": code, "known": known})
    return found
