"""Languages, and the time of the republic."""

from .where import ROOT

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский"), ("kk", "Қазақша"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = "oversight.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"
