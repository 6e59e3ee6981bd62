from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.models import Office
from oversight.demo.build import build
from oversight.duties import tasks
from oversight.duties.models import Edition


def catch_up():
    """The engine's work up to this moment: whoever looks first would find it late, with the mail of days to send."""
    for work in (tasks.open_periods, tasks.tick, tasks.deliver):
        work()


class Command(BaseCommand):
    help = "Fill an empty database with an invented republic to look at. Does nothing once there is an office."

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError(_("Demo data are written only in demo mode (DEMO=1 in local settings)."))
        if Office.objects.exists():
            self.stdout.write(_("There are offices already: the demo changes nothing."))
            return
        now = timezone.now()
        if not Edition.objects.in_force(now.date()).exists():
            raise CommandError(_("No edition of the rulebook is in force: run “manage.py load_rulebook” first."))
        build(now)
        catch_up()
        self.stdout.write(_("The demo is ready."))
