from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .. import audit
from ..models import Officer
from ..policies import check_can_keep_reference_data
from ..refusals import Refused
from ..validation import checked

FIELDS = (
    "username",
    "office",
    "surname",
    "given_name",
    "patronymic",
    "post_ru",
    "post_kk",
    "rank",
    "roles",
    "phone",
    "email",
    "language",
    "is_active",
)


@transaction.atomic
def enter(*, password, by, at, **fields):
    """Enter an officer who may sign in with `password`. `by=None` is the system."""
    if by is not None:
        check_can_keep_reference_data(by)
    officer = Officer(**fields)
    _set_password(officer, password)
    checked(officer).save()
    audit.record("officers.enter", officer, by=by, at=at, after=audit.snapshot(officer, *FIELDS))
    return officer


@transaction.atomic
def change(officer, *, by, at, **fields):
    """Correct an officer's data, move them to another office, or end their right to sign in."""
    check_can_keep_reference_data(by)
    officer = Officer.objects.select_for_update(of=("self",)).get(pk=officer.pk)
    if officer == by and fields.get("is_active") is False:
        raise Refused.about("is_active", _("You can't end your own right to sign in."))
    before = audit.snapshot(officer, *fields)
    for name, value in fields.items():
        setattr(officer, name, value)
    checked(officer).save(update_fields=list(fields))
    audit.record("officers.change", officer, by=by, at=at, before=before, after=audit.snapshot(officer, *fields))
    return officer


@transaction.atomic
def reset_password(officer, password, *, by, at):
    """Give an officer a new password; all their sessions end, since they are bound to the old one."""
    check_can_keep_reference_data(by)
    officer = Officer.objects.select_for_update(of=("self",)).get(pk=officer.pk)
    _set_password(officer, password)
    officer.save(update_fields=["password"])
    officer.auth_token_set.all().delete()
    audit.record("officers.reset_password", officer, by=by, at=at)
    return officer


@transaction.atomic
def choose_language(language, *, by, at):
    """Choose the language in which the program speaks to `by`."""
    before = audit.snapshot(by, "language")
    by.language = language
    checked(by).save(update_fields=["language"])
    audit.record("officers.choose_language", by, by=by, at=at, before=before, after=audit.snapshot(by, "language"))


def _set_password(officer, password):
    try:
        validate_password(password, officer)
    except ValidationError as error:
        raise Refused.about("password", " ".join(error.messages)) from None
    officer.set_password(password)
