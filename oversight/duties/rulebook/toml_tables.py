"""TOML tables that know the line each of their keys stands on."""

import re
import tomllib

from django.utils.translation import gettext as _

from oversight.core.refusals import Refused

HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]")
KEY = re.compile(r"\s*([\w-]+)\s*=")
#: A list of inline tables, one a line: `step = [`, then lines that begin with `{`.
LIST = re.compile(r"\s*([\w-]+)\s*=\s*\[\s*(#.*)?$")
ELEMENT = re.compile(r"\s*\{")
MULTILINE = re.compile(r'"""|\'\'\'')
PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class RulebookError(Refused):
    """A rulebook file can't be loaded: which file, on which line, and why."""

    def __init__(self, file, line, reason):
        super().__init__(_("%(file)s, line %(line)d: %(reason)s") % {"file": file, "line": line, "reason": reason})
        self.file = str(file)
        self.line = line
        self.reason = reason


class Table:
    """One table of a file. `path` leads to it from the top: ("checklist", 0, "line", 3)."""

    def __init__(self, file, lines, values, path=()):
        self._file = file
        self._lines = lines
        self._values = values
        self._path = path

    def __contains__(self, key):
        return key in self._values

    def __getitem__(self, key):
        return self._values[key]

    def __iter__(self):
        return iter(self._values)

    def get(self, key, default=None):
        return self._values.get(key, default)

    def error(self, reason, key=None):
        """A RulebookError at the line of `key`, or of the table's header where there is no such line."""
        path = self._path if key is None else (*self._path, key)
        while path not in self._lines:
            path = path[:-1]
        return RulebookError(self._file, self._lines[path], reason)

    def refuse_keys_beyond(self, known):
        for key in self._values:
            if key not in known:
                raise self.error(
                    _("“%(key)s” isn't known here; known are: %(known)s.") % {"key": key, "known": ", ".join(known)},
                    key,
                )

    def table(self, key):
        """The table under `key`, which must be there; an inline one too."""
        if not isinstance(self._values.get(key), dict):
            raise self.error(_("The table [%(key)s] is missing.") % {"key": key}, key)
        return Table(self._file, self._lines, self._values[key], (*self._path, key))

    def tables(self, key, *, may_be_none=False):
        """The tables under `key`, in the file's order: at least one, unless there `may_be_none`."""
        if may_be_none and key not in self._values:
            return []
        values = self._values.get(key)
        if not isinstance(values, list) or not values or not all(isinstance(one, dict) for one in values):
            name = ".".join([*(part for part in self._path if isinstance(part, str)), key])
            raise self.error(_("There is no [[%(key)s]] table here.") % {"key": name}, key)
        return [Table(self._file, self._lines, one, (*self._path, key, n)) for n, one in enumerate(values)]


def read(path, content):
    """The top table of the file at `path`, whose bytes are `content`. Raises RulebookError."""
    try:
        text = content.decode()
        return Table(path, _index(text), tomllib.loads(text))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RulebookError(path, line, _("The file isn't UTF-8 text.")) from None
    except tomllib.TOMLDecodeError as error:
        place = PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        sentence = _(
            "This isn't TOML. A quotation mark, a bracket or a comma may be missing here, a name stand twice, "
            "or a day not exist."
        )
        raise RulebookError(path, line, sentence) from None


def _index(text):
    """{path: line} of every table and every plain key. tomllib keeps no lines of what it has understood."""
    index, counts, table, inside, listed = {(): 1}, {}, (), False, None
    for number, line in enumerate(text.split("\n"), 1):
        if not inside:
            if header := HEADER.match(line):
                table, listed = _path(header, counts), None
                index[table] = number
                if isinstance(table[-1], int):
                    index.setdefault(table[:-1], number)
            elif key := KEY.match(line):
                index.setdefault((*table, key[1]), number)
                listed = (*table, key[1]) if LIST.match(line) else None
            elif listed and ELEMENT.match(line):
                counts[listed] = counts.get(listed, 0) + 1
                index[(*listed, counts[listed] - 1)] = number
        inside ^= len(MULTILINE.findall(line)) % 2 == 1
    return index


def _path(header, counts):
    """The path a header opens; `counts` holds how many tables each array has so far."""
    *parents, name = header[2].split(".")
    path = ()
    for parent in parents:
        path = (*path, parent)
        if path in counts:
            path = (*path, counts[path] - 1)
    path = (*path, name)
    if header[1] == "[[":
        counts[path] = counts.get(path, 0) + 1
        path = (*path, counts[path] - 1)
    return path
