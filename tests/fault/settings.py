"""The program under faults: the tests' settings; what goes wrong is written to each process's own log."""

from oversight.settings.test import *
from oversight.settings.test import CACHES, TEMPLATES

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = ""
CACHES["default"]["KEY_PREFIX"] = "fault"
