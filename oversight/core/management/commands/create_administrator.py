import getpass
import os

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from oversight.core.actions import officers, offices
from oversight.core.enums import Branch, OfficeLevel, Role
from oversight.core.models import Office
from oversight.core.refusals import Refused


class Command(BaseCommand):
    """The first administrator of reference data: enters everybody else, sees no case."""

    help = (
        "Enter an administrator of reference data, and the Department if there is no office yet. "
        "The password is asked twice, or read from the environment variable PASSWORD."
    )

    def add_arguments(self, parser):
        parser.add_argument("username", help="the sign-in name")
        parser.add_argument("--surname", default="Администратор")
        parser.add_argument("--given-name", default="Системный")

    def handle(self, *, username, surname, given_name, **options):
        password = os.environ.get("PASSWORD") or self._ask()
        try:
            officer = create_administrator(
                username, password, surname=surname, given_name=given_name, at=timezone.now()
            )
        except Refused as refusal:
            sentences = [f"{name}: {text}" for name, text in refusal.fields.items()] or [refusal.sentence]
            raise CommandError("\n".join(sentences)) from None
        self.stdout.write(f"{officer.username} may sign in now, as an administrator of {officer.office}.")

    def _ask(self):
        first, second = (getpass.getpass(prompt) for prompt in ("Password: ", "Password once more: "))
        if first != second:
            raise CommandError("The two passwords differ; nobody has been entered.")
        return first


@transaction.atomic
def create_administrator(username, password, *, surname, given_name, at):
    """Enter the administrator at the Department, which is opened if there is none."""
    department = Office.objects.filter(parent=None).first() or offices.open_office(
        parent=None,
        level=OfficeLevel.DEPARTMENT,
        branch=Branch.TERRITORIAL,
        code="department",
        name_ru="Генеральная прокуратура, Департамент",
        name_kk="Бас прокуратура, Департамент",
        time_zone="Asia/Almaty",
        by=None,
        at=at,
    )
    return officers.enter(
        username=username,
        password=password,
        office=department,
        surname=surname,
        given_name=given_name,
        post_ru="администратор справочников",
        post_kk="анықтамалықтар әкімшісі",
        roles=[Role.REFERENCE_ADMIN],
        by=None,
        at=at,
    )
