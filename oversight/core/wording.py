"""How a row of the audit trail reads: the act, the fields, the values, in the reader's language.

Each package names its acts in its own `enums.Act`; fields and choices are named by the models.
"""

import re
from functools import cache
from importlib import import_module

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.module_loading import module_has_submodule
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .durations import due_words

#: What rows name beside the fields of models.
WORDS = {
    "act": gettext_lazy("response act"),
    "file": gettext_lazy("file"),
    "files": gettext_lazy("files"),
    "finding": gettext_lazy("finding"),
    "from": gettext_lazy("from"),
    "inspectors": gettext_lazy("inspectors"),
    "language": gettext_lazy("language"),
    "mailbox": gettext_lazy("special mailbox"),
    "measures": gettext_lazy("measures taken"),
    "moved": gettext_lazy("deadlines moved"),
    "reminders": gettext_lazy("duties whose reminders were planned anew"),
    "name": gettext_lazy("file"),
    "next": gettext_lazy("taken over by"),
    "number": gettext_lazy("number"),
    "outcome": gettext_lazy("what was done"),
    "penal_room": gettext_lazy("penal room"),
    "reason": gettext_lazy("reason"),
    "resolution": gettext_lazy("what was done"),
    "row": gettext_lazy("row"),
    "rows": gettext_lazy("rows"),
    "source_url": gettext_lazy("page of the finding"),
    "specialist": gettext_lazy("specialist"),
    "token_until": gettext_lazy("token valid until"),
    "until": gettext_lazy("until"),
    "violation": gettext_lazy("violation"),
    "violations": gettext_lazy("violations"),
    "visitor": gettext_lazy("visitor"),
    "words": gettext_lazy("text"),
}


#: The number of a row in front of its field.
NUMBER = re.compile(r" ?#\d+$")


@cache
def acts():
    """{code: member} of every act of every package that names its acts."""
    found = {}
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "enums"):
            named = getattr(import_module(f"{app.name}.enums"), "Act", ())
            found |= {act.value: act for act in named}
    return found


def title_of(action):
    act = acts().get(action)
    return act.label if act else action


def change_in_words(subject_type, name, *values):
    """(title, value, …) of one changed field of a row about a `subject_type` («facilities.facility»)."""
    # «45(3) note», «45(3) #17 what»: the point of a checklist's line before the field; a row's number is for the trail.
    about, _space, plain = name.rpartition(" ")
    about = NUMBER.sub("", about)
    field = _field(subject_type, plain)
    title = field.verbose_name if field else WORDS.get(plain, plain)
    return (f"{about} {title}" if about else capfirst(title), *(_say(value, field) for value in values))


def in_order(subject_type, names):
    """The names as a form would show them; what is no field of a model comes first."""

    def place(name):
        field = _field(subject_type, name.rpartition(" ")[2])
        return (_by_number(name.rpartition(" ")[0]), field.creation_counter if field else -1, name)

    return sorted(names, key=place)


def _by_number(point):
    """45(9) stands before 45(10)."""
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", point)]


@cache
def _field(subject_type, name):
    """The field of that name: of the subject's own model, else of its parts, else what its package means by it.

    None when the name is one of the `WORDS`, or when two of them mean different things by it.
    """
    app_label, _dot, model_name = subject_type.partition(".")
    if app_label not in apps.app_configs:
        return None
    models = list(apps.get_app_config(app_label).get_models())
    own = [model for model in models if model._meta.model_name == model_name]
    if found := _fields(own, name):
        return found[0]
    if name in WORDS:
        return None
    parts = [model for model in models if _belongs_to(model, own)]
    return _the_one_meaning(_fields(parts, name)) or _the_one_meaning(_fields(models, name))


def _belongs_to(model, wholes):
    return any(
        (field.many_to_one or field.one_to_one) and field.related_model in wholes
        for field in model._meta.concrete_fields
    )


def _the_one_meaning(fields):
    same = len({(str(field.verbose_name), str(field.flatchoices)) for field in fields}) == 1
    return fields[0] if same else None


def _fields(models, name):
    """The fields of that name the models themselves have."""
    found = []
    for model in models:
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if not field.auto_created and field.concrete:
            found.append(field)
    return found


def _say(value, field):
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(_say(one, getattr(field, "base_field", field)) for one in value)
    choices = dict(getattr(field, "flatchoices", None) or ())
    if value in choices:
        return str(choices[value])
    if not isinstance(value, str):
        return str(value)
    return _moment(value, due_words if getattr(field, "name", "") == "due_at" else _plain)


def _plain(local):
    return f"{local:%d.%m.%Y %H:%M}"


def _moment(text, said):
    """A date, or a moment as `said`, as the pages show it; any other text as it is."""
    if len(text) < 10 or not text[:4].isdigit():
        return text
    try:
        if day := len(text) == 10 and parse_date(text):
            return f"{day:%d.%m.%Y}"
        moment = parse_datetime(text)
        return said(localtime(moment)) if moment and moment.tzinfo else text
    except ValueError:
        return text
