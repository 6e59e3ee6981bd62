"""What a real worker runs under when a test starts one: the test's own database, files and papers."""

import os
from pathlib import Path

from oversight.settings.test import *
from oversight.settings.test import DATABASES, TEMPLATES

DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE_NAME"]
TEMPLATES[0]["DIRS"].append(Path(__file__).parent / "templates")
TEMPLATES[0]["OPTIONS"]["libraries"] = {"slowly": "tests.documents.slowly"}
# Only the tasks are needed.
ROOT_URLCONF = "tests.documents.no_urls"
