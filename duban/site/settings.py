"""Settings from the environment. A bad or missing value stops the start with a clear word."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
PACKAGE = Path(__file__).resolve().parent.parent


def switch(name: str, default: str) -> bool:
    """An on/off value; anything else is refused."""
    value = env.str(name, default).strip().lower()
    if value not in {"on", "off"}:
        raise ImproperlyConfigured(f"{name} must be on or off, not {value!r}")
    return bool(value == "on")


def kept_secret(path: Path) -> str:
    """The key kept beside the data; made on first use, readable by its owner alone."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64))
    return path.read_text().strip()


DATA_DIR = Path(env.str("DUBAN_DATA_DIR", str(Path.cwd() / "data"))).resolve()
SECRET_KEY = env.str("DUBAN_SECRET_KEY", "") or kept_secret(DATA_DIR / "secret.key")
if len(SECRET_KEY) < 32:
    raise ImproperlyConfigured("DUBAN_SECRET_KEY needs at least 32 characters")
DEBUG = False
HTTPS = switch("DUBAN_HTTPS", "on")
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = env.list("DUBAN_HOSTS", default=LOOPBACK)
CSRF_TRUSTED_ORIGINS = env.list("DUBAN_ORIGINS", default=[])

INSTALLED_APPS = [
    "duban.site.apps.SiteConfig",
    "duban.chapters.desk",
    "duban.chapters.bulletins",
    "duban.chapters.accountability",
    "duban.chapters.assessment",
    "duban.chapters.intake",
    "duban.chapters.supervision",
    "duban.chapters.feedback",
    "duban.chapters.responsibility",
    "duban.chapters.matters",
    "duban.support.doors",
    "duban.support.documents",
    "duban.support.notifications",
    "duban.support.rulebook",
    "duban.support.organization",
    "duban.support.files",
    "duban.support.jobs",
    "duban.support.vault",
    "duban.support.ledger",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "axes",
    "csp",
    "django_q",
]

MIDDLEWARE = [
    "duban.site.middleware.request_id",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "duban.site.middleware.clean_text",
    "duban.site.first_run.gate.gate",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "duban.site.middleware.keep_session",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "duban.site.middleware.refusals",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "duban.site.urls"
WSGI_APPLICATION = "duban.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "duban.site.context.shell",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]


def database() -> dict[str, Any]:
    """SQLite only with WAL, synchronous=FULL and IMMEDIATE; PostgreSQL with a pool where `duban serve` asks for one."""
    url = env.str("DATABASE_URL", f"sqlite:///{DATA_DIR / 'duban.sqlite3'}")
    config: dict[str, Any] = dict(environ.Env.db_url_config(url))
    match config.get("ENGINE"):
        case "django.db.backends.sqlite3":
            Path(config["NAME"]).parent.mkdir(parents=True, exist_ok=True)
            config["OPTIONS"] = {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
                "PRAGMA cache_size=-20000;PRAGMA foreign_keys=ON;PRAGMA secure_delete=ON;",
            }
        case "django.db.backends.postgresql":
            config["OPTIONS"] = {"pool": switch("DUBAN_DB_POOL", "off")}
            config["CONN_MAX_AGE"] = 0
        case _:
            raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:/// or postgres://")
    return config


DATABASES = {"default": database()}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "organization.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "duban.site.accounts.ResetCodeBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "duban.site.accounts.MinimumLength",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
RESET_CODE_HOURS = env.int("DUBAN_RESET_CODE_HOURS", 24)
if not 1 <= RESET_CODE_HOURS <= 168:
    raise ImproperlyConfigured("DUBAN_RESET_CODE_HOURS must lie between 1 and 168")
ACCOUNT_ADAPTER = "duban.site.accounts.AccountAdapter"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
# Off: behind one proxy the whole body comes from one address; axes counts failures for each account.
ACCOUNT_RATE_LIMITS = False
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "duban.site.accounts.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "again"]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_ENABLE_ACCESS_FAILURE_LOG = True

SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 30 * 60
# Kept alive by `middleware.keep_session`, not by a write with every page.
SESSION_SAVE_EVERY_REQUEST = False
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "duban.site.errors.csrf_failed"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if env.str("DUBAN_PROXY_HEADER", ""):
    SECURE_PROXY_SSL_HEADER = (env.str("DUBAN_PROXY_HEADER"), "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "site" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "site" / "static"]
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
# What browsers ask for by name: the icon, for frozen documents, which carry none.
WHITENOISE_ROOT = PACKAGE / "site" / "root"
FILES_DIR = DATA_DIR / "files"
# A sealing service's adapter (support/documents/seals.py); without one papers are sealed by hand.
SEAL = env.str("DUBAN_SEAL", "")
# Fonts for official paper: the site's own first, then what `make fonts` has fetched.
FONT_DIRS = [*filter(None, [env.str("DUBAN_FONT_DIR", "")]), str(DATA_DIR / "fonts")]
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

Q_CLUSTER = {
    "name": "duban",
    "orm": "default",
    "workers": 1,
    "timeout": 300,
    "retry": 360,
    "max_attempts": 5,
    "catch_up": False,
    "label": "Duban",
    "log_level": "WARNING",
    "sync": False,
    "poll": 0.5,
    "save_limit": 1000,
}
# "queue": the worker hears the bell; "inline": the process that rang does the work after its commit.
BELL = env.str("DUBAN_BELL", "inline")
if BELL not in {"queue", "inline"}:
    raise ImproperlyConfigured("DUBAN_BELL must be queue or inline")
VAULT_KEYS = env.str("DUBAN_VAULT_KEYS", "")
# Only in tests may an act be dated before the matter's last one; a demonstration may too (architecture, time).
DUBAN_TESTING = env.str("DUBAN_ENV", "") == "test"
VERSION = "0.1.0"
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "duban.site.logs.RequestId"}},
    "formatters": {
        "line": {
            "()": "duban.site.logs.OneLine",
            "fmt": "%(asctime)s %(levelname)s %(name)s [%(rid)s] %(message)s",
        }
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request_id"]}
    },
    "root": {"handlers": ["stderr"], "level": env.str("DUBAN_LOG_LEVEL", "WARNING")},
}
