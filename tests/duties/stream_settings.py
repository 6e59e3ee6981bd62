"""What a real stream process runs under when a test starts one: the test's own database."""

import os

from oversight.settings.test import *
from oversight.settings.test import DATABASES

DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE_NAME"]
STREAM_ORIGINS = ["http://pages.example.kz"]
