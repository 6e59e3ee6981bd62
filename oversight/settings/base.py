"""What every way of running has in common."""

import os
from datetime import timedelta
from pathlib import Path

import dj_database_url
from celery.schedules import crontab

from oversight.machine import places

ROOT = Path(__file__).resolve().parents[2]
DATA_DIR = places.data_dir()

DEBUG = False
DEMO = False
SECRET_KEY = os.environ.get("SECRET_KEY", "")
ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host]

INSTALLED_APPS = [
    "oversight.core",
    "facilities",
    "oversight.duties",
    "oversight.documents",
    "acts",
    "inspections",
    "registers",
    "courts",
    "practice",
    "incidents",
    "inquiries",
    "risk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Nothing but sign-in and health is open: a view says so itself, or wants an officer.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "oversight.core.middleware.OriginMiddleware",
    "oversight.core.middleware.OfficerZoneMiddleware",
    "oversight.core.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "oversight.urls"
WSGI_APPLICATION = "oversight.wsgi.application"
FORM_RENDERER = "oversight.core.widgets.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "oversight.core.context.navigation",
                "oversight.duties.context.live",
            ],
        },
    }
]

# Data ---------------------------------------------------------------------------------------------------------------

DATABASE_URL = os.environ.get("DATABASE_URL", "").strip() or places.database_url(DATA_DIR)
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The broker's numbered database, and the next one for the cache: clearing the cache must not empty the queue.
REDIS_URL = os.environ.get("REDIS_URL", "").strip() or places.redis_url(DATA_DIR)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": places.next_redis_database(REDIS_URL),
        "KEY_PREFIX": "oversight",
        "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 1},
    }
}

# Uploads and papers: outside the web root, served only through a view that checks the scope.
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT") or DATA_DIR / "files")
ATTACHMENT_MAX_BYTES = 20 * 2**20
FILE_UPLOAD_HANDLERS = [
    "oversight.documents.handlers.OnlySoMuch",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT") or ROOT / "staticfiles")
STATICFILES_DIRS = [path for path in [ROOT / "static"] if path.is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600

# Language and time --------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский"), ("kk", "Қазақша"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = "oversight.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"

# Sign-in ------------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "core.Officer"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "surname", "given_name", "patronymic", "email", "phone")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "oversight.core.signin.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Attempts to sign in under one name, and the seconds they are counted for; the door is oversight.core.signin.
SIGN_IN_LIMIT = (10, 300)
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}
# Never a "remember me": the session ends with the browser, and after twelve hours in any case.
ACCOUNT_SESSION_REMEMBER = False
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

# Live streams --------------------------------------------------------------------------------------------------------

# Where browsers reach the stream's process when that isn't the address of the pages: «https://stream.example.kz».
STREAM_URL = os.environ.get("STREAM_URL", "").rstrip("/")
# Whose pages, beside the stream's own address, may read from it.
STREAM_ORIGINS = [origin for origin in os.environ.get("STREAM_ORIGINS", "").split(",") if origin]

# What the browser may do --------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "connect-src": ["'self'", *filter(None, [STREAM_URL])],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# API ----------------------------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "oversight.core.tokens.BearerAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PAGINATION_CLASS": "oversight.core.pagination.NewestFirst",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "oversight.core.schema.Schema",
    "DEFAULT_THROTTLE_CLASSES": [],
    "EXCEPTION_HANDLER": "oversight.core.problems.handler",
    "LIST_SERIALIZER_ERRORS_AS_DICT": True,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
REST_KNOX = {
    "AUTH_HEADER_PREFIX": "Bearer",
    "TOKEN_TTL": timedelta(hours=12),
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Oversight of places of detention",
    "DESCRIPTION": "What the pages do, over HTTP: the same rules, the same refusals, the same audit trail.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    # Never a validator on somebody else's server.
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "validatorUrl": None, "persistAuthorization": False},
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    # A PATCH names the version it has seen; nothing else of it is required.
    "COMPONENT_SPLIT_PATCH": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": True,
    "ENUM_NAME_OVERRIDES": {
        "AbsenceKind": "oversight.core.enums.AbsenceKind",
        "Branch": "oversight.core.enums.Branch",
        "OfficeLevel": "oversight.core.enums.OfficeLevel",
        "Rank": "oversight.core.enums.Rank",
        "Role": "oversight.core.enums.Role",
        "FacilityKind": "facilities.enums.FacilityKind",
        "Operator": "facilities.enums.Operator",
        "HeldCategory": "facilities.enums.PersonCategory",
        "PenalRoomKind": "facilities.enums.PenalRoomKind",
        "SecurityLevel": "facilities.enums.SecurityLevel",
        "About": "oversight.duties.enums.About",
        "Asks": "oversight.duties.enums.Asks",
        "BodyLevel": "oversight.duties.enums.BodyLevel",
        "CalendarChoice": "oversight.duties.enums.CalendarChoice",
        "DayKind": "oversight.duties.enums.DayKind",
        "DayMark": "oversight.duties.year.DayMark",
        "EditionState": "oversight.duties.enums.EditionState",
        "Event": "oversight.duties.enums.Event",
        "Having": "oversight.duties.enums.Having",
        "LastDay": "oversight.duties.enums.LastDay",
        "Rhythm": "oversight.duties.enums.Rhythm",
        "RuleClass": "oversight.duties.enums.RuleClass",
        "TermUnit": "oversight.duties.enums.TermUnit",
        "Section": "oversight.duties.enums.Section",
        "SpravkaRule": "oversight.duties.enums.SpravkaRule",
        "ObligationState": "oversight.duties.enums.ObligationState",
        "ObligationVerb": "oversight.duties.api.obligations.VERB_CHOICES",
        "Standing": "oversight.duties.enums.Standing",
        "StepChannel": "oversight.duties.enums.StepChannel",
        "DeliveryState": "oversight.duties.enums.DeliveryState",
        "DocumentKind": "oversight.documents.enums.DocumentKind",
        "PaperLanguage": "oversight.documents.enums.PaperLanguage",
        "RenderingState": "oversight.documents.enums.RenderingState",
        "AnswerValue": "inspections.enums.AnswerValue",
        "AppealSource": "inspections.enums.AppealSource",
        "LineSection": "inspections.enums.LineSection",
        "Direction": "oversight.core.enums.Direction",
        "FindingKind": "inspections.enums.FindingKind",
        "Ground": "inspections.enums.Ground",
        "InspectionState": "inspections.enums.InspectionState",
        "Side": "inspections.enums.Side",
        "SpecialistField": "inspections.enums.SpecialistField",
        "ConclusionState": "oversight.documents.enums.ConclusionState",
        "Fitness": "inspections.enums.Fitness",
        "Outcome": "inspections.enums.Outcome",
        "Resolution": "inspections.enums.Resolution",
        "PlacedPerson": "inspections.models.placement.HELD_CHOICES",
        "PlacementVerb": "inspections.api.placements.VERB_CHOICES",
        "InspectionVerb": "inspections.api.shapes.VERB_CHOICES",
        "PartState": "inspections.enums.PartState",
        "PartVerb": "inspections.api.parts.VERB_CHOICES",
        "PlanState": "inspections.enums.PlanState",
        "VisitorCategory": "registers.enums.VisitorCategory",
        "ReceptionState": "registers.enums.ReceptionState",
        "VisitorDecision": "registers.enums.Decision",
        "ReceptionVerb": "registers.api.shapes.VERB_CHOICES",
        "LegalActKind": "registers.enums.LegalActKind",
        "LegalActVerb": "registers.api.legal_acts.VERB_CHOICES",
        "RulingMatter": "courts.enums.RulingMatter",
        "RulingSource": "courts.enums.Source",
        "RulingStanding": "courts.enums.Standing",
        "RulingVerb": "courts.api.rulings.VERB_CHOICES",
        "StudyState": "courts.enums.StudyState",
        "RepresentationState": "courts.enums.RepresentationState",
        "CourtStage": "oversight.duties.enums.CourtStage",
        "CourtResult": "courts.enums.CourtResult",
        "Agreement": "courts.enums.Agreement",
        "HearingState": "courts.enums.HearingState",
        "CourtCaseVerb": "courts.api.cases.VERB_CHOICES",
        "HearingVerb": "courts.api.hearings.VERB_CHOICES",
        "MeetingKind": "registers.enums.MeetingKind",
        "InstructionVerb": "registers.api.meetings.VERB_CHOICES",
        "InquiryKind": "inquiries.enums.InquiryKind",
        "InquiryState": "inquiries.enums.InquiryState",
        "InquiryEntryKind": "inquiries.enums.EntryKind",
        "CaseKind": "inquiries.enums.CaseKind",
        "RequisitionState": "inquiries.enums.RequisitionState",
        "MethodKind": "practice.enums.MethodKind",
        "MethodState": "practice.enums.MethodState",
        "MethodVerb": "practice.api.methods.VERB_CHOICES",
        "ActivityKind": "practice.enums.ActivityKind",
        "ActivityVerb": "practice.api.activities.VERB_CHOICES",
        "PlanBasis": "inspections.enums.ItemBasis",
        "ActState": "acts.enums.ActState",
        "ViolationState": "acts.enums.ViolationState",
        "DetentionCause": "acts.enums.Cause",
        "IncidentState": "incidents.enums.IncidentState",
        "FactStanding": "incidents.enums.Standing",
        "SaidOfStaff": "incidents.enums.WITHOUT_WORDS",
        "ParticipantRole": "incidents.enums.ParticipantRole",
        "PersonCategory": "incidents.enums.PersonCategory",
        "OnRegister": "incidents.enums.Registered",
        "Register": "oversight.duties.enums.Register",
        "ReceiptSource": "incidents.enums.ReceiptSource",
        "CallMeans": "incidents.enums.CallMeans",
        "CallOutcome": "incidents.enums.CallOutcome",
        "DevelopmentKind": "incidents.enums.DevelopmentKind",
        "ReportKind": "incidents.enums.ReportKind",
        "AllegationSource": "incidents.enums.AllegationSource",
        "AllegationOutcome": "incidents.enums.AllegationOutcome",
        "AllegationVerb": "incidents.api.allegations.VERB_CHOICES",
        "Video": "incidents.enums.Video",
        "LiabilityKind": "incidents.enums.LiabilityKind",
        "ForceVerb": "incidents.api.force_shapes.VERB_CHOICES",
        "ForceRegister": "oversight.duties.models.means.FORCE_CHOICES",
        "AnswerKind": "oversight.duties.enums.AnswerKind",
        "AskedOfPerson": "incidents.enums.ASKED_OF_PERSON",
        "Language": LANGUAGES,
    },
    "ENUM_SUFFIX": "",
    "GET_LIB_DOC_EXCLUDES": "oversight.core.schema.without_docs",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "oversight.core.schema.add_problems",
    ],
}

# Alerts -------------------------------------------------------------------------------------------------------------

# Where this program is reached from outside, for the links in messages; empty: messages have none.
PUBLIC_URL = os.environ.get("PUBLIC_URL", "").rstrip("/")
# Pinged every half minute while the engine does its work; who listens there notices the silence.
HEARTBEAT_URL = os.environ.get("HEARTBEAT_URL", "")
# Which Apprise addresses officers may enter: services whose host Apprise itself fixes, and hosts of our own webhooks.
CHANNEL_SCHEMES = (os.environ.get("CHANNEL_SCHEMES") or "tgram,whatsapp,viber,smsc,twilio,vonage").split(",")
CHANNEL_HOSTS = [host.lower() for host in os.environ.get("CHANNEL_HOSTS", "").split(",") if host]
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT") or 25)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "0") == "1"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "oversight@localhost")

# Celery: the alarm clock, never the memory --------------------------------------------------------------------------

CELERY_BROKER_URL = places.celery_broker_url(REDIS_URL)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 300, "socket_timeout": 10, "socket_connect_timeout": 5}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 240
CELERY_TASK_SOFT_TIME_LIMIT = 200
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULER = "oversight.beat.SteadyScheduler"
# Beat looks at the clock at least this often (seconds), so that one put back is noticed at once.
CELERY_BEAT_MAX_LOOP_INTERVAL = 1
# A tick that nobody took before the next one came is of no use.
CELERY_BEAT_SCHEDULE = {
    "tick": {"task": "oversight.tick", "schedule": 5.0, "options": {"expires": 5}},
    "render pending documents": {
        "task": "oversight.documents.tasks.render_pending",
        "schedule": 5.0,
        "options": {"expires": 5},
    },
    # Expiring, so that they never pile up: a wake-up is worth nothing once the next one has come.
    "duties: tick": {"task": "duties.tick", "schedule": 0.25, "options": {"expires": 1}},
    "duties: deliver": {"task": "duties.deliver", "schedule": 1.0, "options": {"expires": 1}},
    "duties: open periods": {"task": "duties.open_periods", "schedule": 60.0, "options": {"expires": 60}},
    "duties: heartbeat": {"task": "duties.heartbeat", "schedule": 30.0, "options": {"expires": 30}},
    "remove files without a row": {
        "task": "oversight.documents.tasks.remove_orphans",
        "schedule": crontab(hour=21, minute=30),
    },
    "tidy": {"task": "oversight.core.tasks.tidy", "schedule": crontab(hour=21, minute=40)},
}

# Log: one line per event, on standard error -------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "format": os.environ.get("LOG_NAME", "django") + " %(asctime)s %(levelname)s %(name)s: %(message)s",
            "datefmt": "%H:%M:%S",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        "celery.app.trace": {"level": "WARNING"},
        "celery.worker.strategy": {"level": "WARNING"},
        "celery.beat": {"level": "WARNING"},
        # Wake-ups that nobody took in time are meant to be dropped.
        "celery.worker.request": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
    },
}
