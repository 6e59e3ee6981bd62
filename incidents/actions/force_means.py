"""By what means force was used, each with what its kind asks (edition data: [[means]])."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.validation import checked
from oversight.duties.enums import AnswerKind

from ..enums import Act
from ..models import AppliedMeans
from ..policies import check_can_change_force
from .force import lock
from .force_people import held


@transaction.atomic
def add_means(force, *, means, answers=None, by_staff=None, against=None, by, at):
    """Enter a means of the edition in force; `answers` are values by the questions' codes.

    The questions are copied with their words: a later edition changes nothing here. What is not said yet is "".
    """
    force = lock(force)
    check_can_change_force(by, force)
    if not type(means).objects.in_force(force.office.local_day(force.happened_at)).filter(pk=means.pk).exists():
        raise Refused.about("means", _("The edition in force on that day has no such means."))
    asked = [
        {"code": one.code, "answer": one.answer, "after": one.after, "value": ""}
        | {"ru": one.text_ru, "kk": one.text_kk, "en": one.text_en}
        for one in means.questions.all()
    ]
    used = AppliedMeans(force=force, means=means, answers=asked)
    _take(used, answers or {}, by_staff, against)
    used.save()
    audit.record(Act.FORCE_MEANS_ADD, force, by=by, at=at, after=_named(used))
    return used


@transaction.atomic
def change_means(used, *, answers, by_staff=None, against=None, by, at):
    """Change what is said of a means used: all of it, as the page shows it."""
    force, used = held(used)
    check_can_change_force(by, force)
    before = _named(used)
    _take(used, answers, by_staff, against)
    after = _named(used)
    if after == before:
        return used
    used.save()
    audit.record(Act.FORCE_MEANS_CHANGE, force, by=by, at=at, before=before, after=after)
    return used


@transaction.atomic
def remove_means(used, *, by, at):
    """Take out what was entered by mistake; the words stay in the audit trail."""
    force, used = held(used)
    check_can_change_force(by, force)
    audit.record(Act.FORCE_MEANS_REMOVE, force, by=by, at=at, before=_named(used))
    used.delete()


def place_of(question):
    """The name of the field in which a question is answered."""
    return f"answers.{question['code']}"


def _take(used, answers, by_staff, against):
    unknown = set(answers) - {one["code"] for one in used.answers}
    if unknown:
        raise Refused.about("answers", _("This means doesn't ask “%(code)s”.") % {"code": min(unknown)})
    for one in used.answers:
        one["value"] = _value(one, answers.get(one["code"], one["value"]))
    _refuse_disorder(used.answers)
    for name, row in (("by_staff", by_staff), ("against", against)):
        if row is not None and row.force_id != used.force_id:
            raise Refused.about(name, _("Name somebody of this record."))
        setattr(used, name, row)
    checked(used, exclude=["force"])


def _value(question, value):
    """What was said, as it is kept: words as typed, a number, a moment as an ISO string; "" for nothing."""
    if value in ("", None):
        return ""
    if question["answer"] == AnswerKind.NUMBER:
        if not str(value).isdecimal() or len(str(value)) > 6:
            raise Refused.about(place_of(question), _("Enter a whole number."))
        return int(value)
    if question["answer"] == AnswerKind.MOMENT:
        return _moment(question, value).isoformat()
    return str(value)


def _moment(question, value):
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except (TypeError, ValueError):
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Refused.about(place_of(question), _("Enter a moment: the day and the time."))
    return moment


def _refuse_disorder(answers):
    said = {one["code"]: one["value"] for one in answers}
    for one in answers:
        first = said.get(one.get("after"))
        if first and one["value"] and datetime.fromisoformat(one["value"]) < datetime.fromisoformat(first):
            raise Refused.about(place_of(one), _("This moment comes before the one it follows."))


def _named(used):
    said = {f"«{one['ru']}»": one["value"] for one in used.answers if one["value"] not in ("", None)}
    who = {name: str(getattr(used, name)) for name in ("by_staff", "against") if getattr(used, name)}
    return {f"#{used.pk} {name}": value for name, value in {"means": used.means.title_ru, **who, **said}.items()}
