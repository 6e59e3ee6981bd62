from collections import Counter
from datetime import timedelta
from random import Random

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from facilities.models import Facility
from oversight.core.models import Officer
from oversight.demo.duties import Days
from oversight.demo.people import People
from oversight.demo.stage import Stage
from oversight.demo.timeline import play
from oversight.duties.models import Alert, Escalation, Mark, Obligation

#: Where the last simulated day ended: the next one begins there.
MARK = "simulated until"


class Command(BaseCommand):
    help = (
        "Play a day of the demo: duties open, are met, met late or missed, climb the chain, are acknowledged. "
        "It begins where the last one ended, the first one now; whoever looks finds what a day left to itself leaves."
    )

    def add_arguments(self, parser):
        parser.add_argument("--days", type=int, default=1, help="how many days, one after the other")
        parser.add_argument("--seed", type=int, default=2015, help="the same seed plays the same day")

    def handle(self, *args, days, seed, **options):
        if not settings.DEMO:
            raise CommandError(_("Days are simulated only in demo mode (DEMO=1 in local settings)."))
        if not Officer.objects.exists():
            raise CommandError(_("There is nobody yet: run “manage.py demo” first."))
        with transaction.atomic():
            begins, ends = self._span(days)
            last = _last()
            self._play(begins, ends, seed)
            for line in _told(begins, ends, last):
                self.stdout.write(line)

    def _span(self, days):
        now = timezone.localtime()
        mark = Mark.objects.filter(name=MARK).first()
        begins = max(mark.at, now) if mark else now
        ends = begins + timedelta(days)
        Mark.objects.update_or_create(name=MARK, defaults={"at": ends})
        return begins, ends

    def _play(self, begins, ends, seed):
        chance = Random(f"{seed} {begins.date()}")
        officers = {officer.username: officer for officer in Officer.objects.select_related("office").order_by("pk")}
        facilities = list(Facility.objects.select_related("supervising_office").order_by("pk"))
        with translation.override("ru"):
            stage = Stage(officers, facilities, People(chance), chance, ends)
            play([Days(stage, begins).scene()], until=ends)
        connection.run_on_commit.clear()


def _last():
    """The newest rows before the day: what comes after them is the day's."""
    return {model: model.objects.aggregate(last=Max("pk"))["last"] or 0 for model in (Obligation, Escalation, Alert)}


def _told(begins, ends, last):
    """What the day left, line by line."""
    duties = Obligation.objects.all()
    entered = duties.filter(entered_at__gt=begins, entered_at__lte=ends)
    alerts = Alert.objects.filter(pk__gt=last[Alert])
    facts = {
        _("Duties opened"): duties.filter(pk__gt=last[Obligation]).count(),
        _("Met in time"): entered.met_in_time().count(),
        _("Met late"): entered.met_late().count(),
        _("Missed: their moment came in these days"): duties.open().filter(due_at__gt=begins, due_at__lte=ends).count(),
        _("Alerts raised"): alerts.count(),
        _("Acknowledged"): alerts.exclude(acknowledged_at=None).count(),
        _("Passed on because nobody acknowledged"): alerts.filter(passed_on=True).count(),
        _("Told a substitute or the next in the chain"): _given_way(last),
        _("Reached nobody yet"): Escalation.objects.filter(pk__gt=last[Escalation], told_at=None).count(),
    }
    yield _("From %(begins)s to %(ends)s:") % {"begins": f"{begins:%d.%m.%Y %H:%M}", "ends": f"{ends:%d.%m.%Y %H:%M}"}
    yield from (f"  {title}: {number}" for title, number in facts.items())
    climbed = Counter(
        str(one.get_role_display()) for one in Escalation.objects.filter(pk__gt=last[Escalation]).only("role")
    )
    yield from (f"  {role}: {number}" for role, number in climbed.most_common())


def _given_way(last):
    told = Escalation.objects.filter(pk__gt=last[Escalation]).exclude(told_at=None)
    return told.exclude(resolution__tried=[]).filter(resolution__has_key="tried").count()
