"""Who gets in, for how long, and what a browser may do with our pages."""

import os

# Sign-in --------------------------------------------------------------------------------------------------------------

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

# Live streams ---------------------------------------------------------------------------------------------------------

# Where browsers reach the stream's process when that isn't the address of the pages: «https://stream.example.kz».
STREAM_URL = os.environ.get("STREAM_URL", "").rstrip("/")
# Whose pages, beside the stream's own address, may read from it.
STREAM_ORIGINS = [origin for origin in os.environ.get("STREAM_ORIGINS", "").split(",") if origin]

# What the browser may do ----------------------------------------------------------------------------------------------

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
