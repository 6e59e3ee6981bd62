import re
import unicodedata

LENGTH = 150


def clean_name(name):
    """A file's own name without its path, control characters and marks that turn the direction of reading.

    The extension survives shortening. An empty result means that nothing of a name was left.
    """
    name = unicodedata.normalize("NFC", re.split(r"[\\/]", name)[-1])
    name = "".join(" " if sign.isspace() else sign for sign in name if sign.isspace() or _is_seen(sign))
    name = re.sub(r" +", " ", name).strip(" .")
    stem, extension = split(name)
    return stem[: LENGTH - len(extension)].rstrip(" .") + extension


def split(name):
    """("photo", ".jpg"): an extension is at most five letters and digits behind the last dot."""
    match = re.fullmatch(r"(.+?)(\.[A-Za-z0-9]{1,5})", name)
    return (match[1], match[2]) if match else (name, "")


def _is_seen(sign):
    return unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
