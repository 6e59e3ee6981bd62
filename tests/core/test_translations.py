"""Every sentence a person sees is said in Russian and in Kazakh."""

import re
import shutil
from datetime import date
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

import polib
import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm
from django import forms
from django.apps import apps
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.template.base import Lexer, TokenType
from django.utils.formats import date_format
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext, override
from django_filters import FilterSet
from rest_framework import exceptions, serializers

from oversight import packages
from oversight.core.models import Officer
from oversight.machine.messages import brought_up, said

ROOT = Path(settings.ROOT)
OURS = ("oversight.", *packages.BESIDE)
LANGUAGES = ["ru", "kk"]
FORMS_OF_A_NUMBER = {"ru": 3, "kk": 2}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*(?::\w+)?\}|</?[a-z]+>")


@pytest.fixture(scope="module")
def sentences():
    return said()


def catalogue(language):
    return polib.pofile(str(ROOT / f"locale/{language}/LC_MESSAGES/django.po"), wrapwidth=0)


def wordings(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def is_whole(entry, language):
    wanted = FORMS_OF_A_NUMBER[language] if entry.msgid_plural else 1
    return len(wordings(entry)) == wanted and all(wordings(entry))


def assert_none(entries, trouble):
    """Fail with the whole list, which pytest would cut."""
    assert not entries, f"{len(entries)} sentences {trouble}:\n" + "\n".join(entry.msgid for entry in entries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_program_is_translated(language, sentences):
    brought = brought_up(catalogue(language), sentences)
    assert_none([entry for entry in brought if not is_whole(entry, language)], "run script/messages and translate")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_a_guess(language):
    assert_none([entry for entry in catalogue(language) if "fuzzy" in entry.flags], "are guesses")


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_carry_the_placeholders_of_their_sentence(language):
    def differs(entry):
        allowed = [sorted(PLACEHOLDER.findall(text)) for text in (entry.msgid, entry.msgid_plural) if text]
        return any(sorted(PLACEHOLDER.findall(text)) not in allowed for text in wordings(entry) if text)

    assert_none([entry for entry in catalogue(language) if differs(entry)], "have other placeholders")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_names_no_date_and_no_place_of_a_machine(language):
    text = (ROOT / f"locale/{language}/LC_MESSAGES/django.po").read_text()
    assert re.findall(r"POT-Creation-Date|#: .*:\d+|#: /.*|#~ .*", text) == []


def test_kazakh_holds_its_own_letters_and_russian_none_of_them():
    """A line pasted into the other catalogue shows itself; names of laws and holidays have no such letters."""
    kazakh = re.compile("[әғқңөұүһі]", re.IGNORECASE)
    assert [one.msgid for one in catalogue("ru") if any(kazakh.search(text) for text in wordings(one))] == []
    together = " ".join(text for one in catalogue("kk") for text in wordings(one))
    assert len(kazakh.findall(together)) > len(together) / 10


# What people meet that is said by others -----------------------------------------------------------------------------


class AnyValues(dict):
    """Some value for every placeholder of a sentence."""

    def __missing__(self, name):
        return 5


def said_in(language, sentence):
    with override(language):
        words = sentence() if callable(sentence) else sentence % AnyValues()
        return str(words)


def untranslated(sentences):
    """(language, sentence) of those that read the same as in English."""
    english = {said_in("en", sentence): sentence for sentence in sentences}
    return [
        (language, words)
        for language in LANGUAGES
        for words, sentence in english.items()
        if words and said_in(language, sentence) == words
    ]


def modules(*names):
    for app in apps.get_app_configs():
        if app.name.startswith(OURS):
            for name in names:
                if module_has_submodule(app.module, name):
                    yield import_module(f"{app.name}.{name}")


def classes(kind, *names):
    """Classes of that kind in the modules of our packages."""
    return {
        thing
        for module in modules(*names)
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, kind) and thing.__module__.startswith(OURS)
    }


def refusals_of(fields):
    """The sentences with which fields refuse what was typed."""
    for field in fields:
        yield from field.error_messages.values()
        yield from (validator.message for validator in field.validators if getattr(validator, "message", None))


def test_what_forms_refuse_with_is_said_in_both_languages():
    kinds = classes(forms.BaseForm, "forms") | {LoginForm, ChangePasswordForm}
    found = list(refusals_of(field for kind in kinds for field in kind.base_fields.values()))
    assert len(found) > 50
    assert untranslated(found) == []


def test_what_filters_refuse_with_is_said_in_both_languages():
    kinds = classes(FilterSet, "filters")
    # A filter over choices asks the database for them: its sentences are those of its kind.
    fields = [filtering.field_class for kind in kinds for filtering in kind.base_filters.values()]
    bases = {base for field in fields for base in field.__mro__}
    found = [text for base in bases for text in getattr(base, "default_error_messages", {}).values()]
    assert len(found) > 5
    assert untranslated(found) == []


def test_what_models_refuse_with_is_said_in_both_languages():
    models = [model for model in apps.get_models() if model.__module__.startswith(OURS)]
    fields = [field for model in models for field in model._meta.concrete_fields if field.editable]
    assert untranslated(refusals_of(fields)) == []


def test_what_the_api_refuses_with_is_said_in_both_languages():
    kinds = classes(serializers.BaseSerializer, "api")
    fields = [field for kind in kinds for field in getattr(kind, "_declared_fields", {}).values()]
    found = [text for field in fields for base in type(field).__mro__ for text in _own_messages(base)]
    errors = [kind for kind in vars(exceptions).values() if isinstance(kind, type) and hasattr(kind, "default_detail")]
    found += [kind.default_detail for kind in errors if kind is not exceptions.APIException]
    assert untranslated([*found, *_own_messages(serializers.Serializer), *_own_messages(serializers.ListField)]) == []


def _own_messages(kind):
    return getattr(kind, "default_error_messages", {}).values()


def test_a_refused_password_is_explained_in_both_languages():
    officer = Officer(username="serikov", surname="Сериккалиевов", given_name="Аскар")

    def refusal(password, number):
        def sentence():
            with pytest.raises(ValidationError) as error:
                validate_password(password, officer)
            return error.value.messages[number]

        return sentence

    # Too short, too common, only digits; too like the name.
    found = [refusal("1234", 0), refusal("1234", 1), refusal("1234", 2), refusal("сериккалиевов", 0)]
    assert untranslated(found) == []


def test_what_sign_in_says_is_said_in_both_languages():
    shown = [
        "account_inactive",
        "enter_current_password",
        "incorrect_password",
        "invalid_login",
        "rate_limited",
        "too_many_login_attempts",
        "username_password_mismatch",
    ]
    found = [DefaultAccountAdapter.error_messages[name] for name in shown]
    found += [
        lambda: gettext("You must type the same password each time."),
        lambda: gettext("Password successfully changed."),
        lambda: gettext("Successfully signed in as %(name)s."),
        lambda: gettext("You have signed out."),
    ]
    assert untranslated(found) == []


def test_a_day_in_a_sentence_reads_as_it_is_written_in_each_language():
    day = date(2026, 11, 23)
    with override("ru"):
        assert date_format(day) == "23 ноября 2026 г."
    with override("kk"):
        assert date_format(day) == "2026 ж. 23 қараша"


# Words that stand in a template itself -------------------------------------------------------------------------------

#: Names, units and languages that are the same in every language of the program.
NAMES = {"API", "PDF", "CSV", "SHA", "KB", "MB", "HTTP", "OpenAPI", "Bearer", "token", "English", "Русский", "Қазақша"}
READ_ALOUD = {"placeholder", "title", "aria-label", "alt", "label"}


class BareWords(HTMLParser):
    """Collects what a page would show to people from the markup left when template tags are taken out."""

    def __init__(self):
        super().__init__()
        self.found, self.silent = [], 0

    def handle_starttag(self, tag, attributes):
        self.silent += tag in ("script", "style")
        for name, value in attributes:
            if name in READ_ALOUD or name.startswith("data-label"):
                self.note(value or "")

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.silent:
            self.note(data)

    def note(self, text):
        self.found += [word for word in re.findall(r"[^\W\d_]{2,}", text) if word not in NAMES]


def skipped(token):
    """The tag whose inside is not shown or is translated, if this opens one; a block of classes is markup."""
    if token.token_type != TokenType.BLOCK:
        return None
    name, _space, rest = token.contents.partition(" ")
    if name in ("blocktrans", "blocktranslate", "comment") or (name == "block" and rest.endswith("_class")):
        return name
    return None


def bare_words(source):
    """Words of a template that no translation tag holds."""
    markup, skipping = [], None
    for token in Lexer(source).tokenize():
        if skipping:
            skipping = None if token.contents == f"end{skipping}" else skipping
        elif skipped(token):
            skipping = skipped(token)
        elif token.token_type == TokenType.TEXT:
            markup.append(token.contents)
    parser = BareWords()
    parser.feed("".join(markup))
    parser.close()
    return parser.found


def page_templates():
    """The templates of pages; papers say everything in Russian and Kazakh side by side themselves."""
    return [path for path in (ROOT / "templates").rglob("*.html") if "papers" not in path.parts]


def test_no_page_says_a_word_outside_the_catalogues():
    found = {str(path.relative_to(ROOT)): bare_words(path.read_text()) for path in page_templates()}
    assert len(found) > 40
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Проверка</p>", ["Проверка"]),
        ('<input placeholder="Find it" class="form-control">', ["Find", "it"]),
        ('<a aria-label="{% trans "Close" %}" title="Close">×</a>', ["Close"]),
        ("{% blocktrans %}One {{ thing }}{% endblocktrans %}<script>let words;</script>", []),
        ("{# a note #}{% comment %}another{% endcomment %}<b>{{ name }}</b>, № 5", []),
    ],
)
def test_bare_words_are_found_where_people_would_see_them(source, words):
    assert bare_words(source) == words


# The tool itself -----------------------------------------------------------------------------------------------------


def test_a_new_sentence_is_collected_and_a_gone_one_dropped(tmp_path):
    shutil.copytree(ROOT / "templates/account", tmp_path / "templates/account")
    (tmp_path / "templates/account/login.html").write_text('{% load i18n %}{% trans "A new sentence." %}')
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/words.py").write_text('ngettext("%(count)d day", "%(count)d days", 2)\n')
    before = polib.POFile()
    before.append(polib.POEntry(msgid="Cancel", msgstr="Отмена"))
    before.append(polib.POEntry(msgid="Nobody says this.", msgstr="Этого никто не говорит."))
    after = brought_up(before, said(tmp_path))
    assert {entry.msgid: entry.msgstr for entry in after}.items() >= {"Cancel": "Отмена", "A new sentence.": ""}.items()
    assert after.find("Nobody says this.") is None
    assert after.find("%(count)d day").msgid_plural == "%(count)d days"
    assert not list(tmp_path.rglob("*.html.py"))
