"""The library of methods: drafted, revised, published, superseded, withdrawn (4(18), 15(5), 15(6), 19(3), 68)."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.models import Subject
from oversight.core.refusals import Refused, refuse_stale
from oversight.core.validation import checked
from oversight.core.workflow import advance

from ..enums import Act
from ..models import Method, MethodVersion
from ..policies import (
    check_can_change_method,
    check_can_publish,
    check_can_revise,
    check_can_supersede,
    check_can_withdraw_method,
    check_is_prosecutor,
    check_takes_its_place,
)
from ..workflow import METHOD
from .files import kept
from .rows import reason_of, said

#: What the card says of a method, beside its line of work.
FIELDS = ("kind", "title_ru", "title_kk", "facility_kinds", "points")
CARD = (*FIELDS, "line_ru", "line_kk")


@transaction.atomic
def draft(*, line="", words_ru="", words_kk="", files=(), by, at, **fields):
    """Draft a method of the officer's office with its first version; `fields` are those of FIELDS.

    `line` is a line of work of the roster, by its Russian words. Until it is published only the office and those above
    it read the draft. Return the Method.
    """
    check_is_prosecutor(by)
    method = Method(office=by.office, drafted_at=at, drafted_by=by)
    _on_card(method, fields, line).save()
    _write(method, words_ru, words_kk, files, "", by, at)
    audit.record(Act.METHOD_DRAFT, method, by=by, at=at, after=audit.snapshot(method, *CARD))
    return method


@transaction.atomic
def change(method, *, line=None, version=None, by, at, **fields):
    """Change what the card says. `version` is the one the officer has seen; what the method says isn't touched."""
    method = locked(method)
    check_can_change_method(by, method)
    refuse_stale(method, version, {**{name: getattr(method, name) for name in FIELDS}, "line": method.line_ru})
    before = audit.snapshot(method, *CARD)
    _on_card(method, fields, line)
    after = audit.snapshot(method, *CARD)
    if after == before:
        return method
    method.version += 1
    method.save()
    audit.record(Act.METHOD_CHANGE, method, by=by, at=at, before=before, after=after)
    return method


@transaction.atomic
def revise(method, *, change, words_ru="", words_kk="", files=(), version=None, by, at):
    """Write the next version, with all its words and files; the earlier ones stay as they are.

    Others go on reading the published one until this one is published. Return the MethodVersion.
    """
    method = locked(method)
    check_can_revise(by, method)
    latest = method.versions.first()
    refuse_stale(method, version, {"words_ru": latest.words_ru, "words_kk": latest.words_kk})
    if not change.strip():
        raise Refused.about("change", _("Say what was changed: readers compare by it."))
    made = _write(method, words_ru, words_kk, files, change, by, at)
    method.version += 1
    method.save(update_fields=["version"])
    after = {"number": made.number, **audit.snapshot(made, "change", "files")}
    audit.record(Act.METHOD_REVISE, method, by=by, at=at, after=after)
    return made


@transaction.atomic
def publish(method, *, version, by, at):
    """Publish the latest version: everybody of the office's line reads it from now on, and it is offered on the spot.

    `version` is the one the officer has read: nobody puts in use what was written in between.
    """
    method = locked(method)
    check_can_publish(by, method)
    refuse_stale(method, version, {})
    latest = method.versions.first()
    if latest.published_at is not None:
        raise Refused(_("The latest version is published already: write a new one first."))
    advance(method, "publish", METHOD)
    latest.published_at, latest.published_by = at, by
    latest.save(update_fields=["published_at", "published_by"])
    method.published_at = at
    method.version += 1
    method.save()
    audit.record(Act.METHOD_PUBLISH, method, by=by, at=at, after={"number": latest.number})
    return method


@transaction.atomic
def supersede(method, *, superseded_by, reason, by, at):
    """Another method takes its place; this one stays readable, and says which."""
    method = locked(method)
    check_can_supersede(by, method)
    check_takes_its_place(method, superseded_by)
    reason = reason_of(reason, _("Say why another method takes its place."))
    _end(method, "supersede", reason, superseded_by, by, at)
    after = audit.snapshot(method, "superseded_by") | {"reason": reason}
    audit.record(Act.METHOD_SUPERSEDE, method, by=by, at=at, after=after)
    return method


@transaction.atomic
def withdraw(method, *, reason, by, at):
    """Take it out of use; it stays readable to whom it was given, with the reason."""
    method = locked(method)
    check_can_withdraw_method(by, method)
    reason = reason_of(reason, _("Say why it is withdrawn."))
    _end(method, "withdraw", reason, None, by, at)
    audit.record(Act.METHOD_WITHDRAW, method, by=by, at=at, after={"reason": reason})
    return method


def locked(method):
    """The method as it stands now, held until the transaction ends: of two at once, the second sees it."""
    return Method.objects.select_related("office").select_for_update(of=("self",), no_key=True).get(pk=method.pk)


def _end(method, verb, reason, superseded_by, by, at):
    advance(method, verb, METHOD)
    method.ended_at, method.ended_by, method.end_reason, method.superseded_by = at, by, reason, superseded_by
    method.version += 1
    checked(method).save()


def _on_card(method, fields, line):
    said(method, fields)
    for name in ("facility_kinds", "points"):
        setattr(method, name, list(dict.fromkeys(getattr(method, name))))
    if line is not None and line != method.line_ru:
        method.line_ru, method.line_kk = _line_of_work(line)
    return checked(method)


def _line_of_work(line):
    """(Russian, Kazakh) words of a line of work as the roster has them now or had them."""
    if not line:
        return "", ""
    found = Subject.objects.filter(line_ru=line).order_by("-pk").first()
    if found is None:
        raise Refused.about("line", _("The roster has no such line of work."))
    return found.line_ru, found.line_kk


def _write(method, words_ru, words_kk, files, change, by, at):
    words = {"words_ru": words_ru.strip(), "words_kk": words_kk.strip()}
    if not any(words.values()) and not files:
        raise Refused.about("words_ru", _("A method says something: type its text or add its file."))
    latest = method.versions.first()
    number = latest.number + 1 if latest else 1
    made = MethodVersion(method=method, number=number, change=change.strip(), written_at=at, written_by=by, **words)
    checked(made).save()
    made.files.set(kept(files, by, at))
    return made
