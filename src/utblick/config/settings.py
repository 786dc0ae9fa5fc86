"""Django's settings, from the environment (`environment.py` lists every variable)."""

from __future__ import annotations

import sys
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from utblick.config import environment

PACKAGE = Path(__file__).resolve().parent.parent
DATA = environment.data_folder()
PRODUCTION = environment.switched_on("UTBLICK_PRODUCTION")
TESTING = "pytest" in sys.modules
DEBUG = False

SECRET_KEY = environment.secret_key(DATA, PRODUCTION)
ALLOWED_HOSTS = [host.strip() for host in environment.value("UTBLICK_HOSTS").split(",") if host.strip()]
UTBLICK_ADDRESS = environment.value("UTBLICK_ADDRESS").rstrip("/")
CSRF_TRUSTED_ORIGINS = [UTBLICK_ADDRESS]
UTBLICK_DATA = DATA

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "csp",
    "utblick.foundation.accounts",
    "utblick.foundation.audit",
    "utblick.foundation.files",
    "utblick.foundation.outbox",
    "utblick.foundation.jobs",
    "utblick.ui",
    "utblick.features.organisation",
    "utblick.features.actors",
    "utblick.features.monitoring",
    "utblick.features.networks",
    "utblick.features.programmes",
    "utblick.features.balticsea",
    "utblick.features.advocacy",
    "utblick.features.projects",
    "utblick.features.exchanges",
    "utblick.features.contactpoint",
    "utblick.features.governance",
    "utblick.features.followup",
    "utblick.features.publishing",
    "utblick.features.publishing.site",
    "utblick.features.publishing.data",
    "utblick.features.publishing.api",
    "utblick.features.publishing.letters",
    "utblick.features.administration",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    # Before anything that knows people: what is open is answered here.
    "utblick.features.publishing.site.door.OpenDoor",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "utblick.ui.messages.PartialMessages",
    "utblick.foundation.accounts.middleware.SignedInMiddleware",
    "utblick.ui.addressing.StorableAddress",
]

ROOT_URLCONF = "utblick.config.urls"
WSGI_APPLICATION = "utblick.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "utblick.ui.shell.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "utblick.ui.templatetags.ui",
                "utblick.foundation.accounts.templatetags.who_sees",
            ],
        },
    }
]

DATABASES = {"default": environment.database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["utblick.foundation.accounts.backend.AccountBackend"]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24
# Who looks: (account, moment) -> Viewer, from the roles that people hold that day.
UTBLICK_VIEWER = "utblick.features.organisation.viewers.viewer_for"
# Every page wants a signed-in person except these; each with the reason that it cannot.
UTBLICK_PUBLIC = {
    "health": "monitors ask whether the installation answers",
    "set_language": "the sign-in page is read in both languages",
    "ui:prefer": "colours and shortcuts are chosen before signing in too",
    "ui:accessibility": "the law wants the accessibility statement open to everyone",
    "accounts:sign_in": "the way in",
    "accounts:sign_out": "nobody is signed in any more when the answer comes",
    "accounts:reset": "a forgotten password",
    "accounts:reset_sent": "a forgotten password",
    "accounts:choose_password": "the link in the mail",
    "accounts:password_chosen": "the link in the mail",
    "monitoring:mail_stop": "the signed link in a digest, for stopping it without signing in",
    "monitoring:mail_rhythm": "the signed link in a digest, for changing how often it comes",
    "governance:calendar_feed": "the secret address of a calendar: no calendar program signs in",
    "exchanges:answer": "the signed link in a mail that asks what came of an exchange",
    "projects:answer": "the signed link in a mail that asks, a year after closing, what a project changed",
    "contactpoint:sign_up": "anybody may sign up for an event of the Contact Point",
    "contactpoint:event_file": "the event that anybody may sign up for, as a file for their calendar",
    "contactpoint:sign_off": "the signed link in a confirmation, for leaving the list",
    "contactpoint:evaluate": "the signed link for saying what one thought of an event",
    "site:sitemap": "programs that search the web read which addresses are public",
    "site:robots": "programs that search the web read what they may read",
    "letters:sign_up": "anybody may subscribe to the newsletter",
    "letters:confirm": "the link in a mail that confirms a subscription",
    "letters:choose": "the signed link in a newsletter, for changing what one gets",
    "letters:leave": "the signed link in a newsletter and the button of mail programs (RFC 8058), for leaving",
    "letters:opened": "the links of a newsletter are counted, without knowing who opened them",
    "monitoring:mail_one_click": "the unsubscribe button of mail programs (RFC 8058)",
}
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "utblick_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
FORMAT_MODULE_PATH = ["utblick.ui.formats"]

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise warns about a missing one at every start
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

# Cookies and headers. In production the site is served over TLS only.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^halsa$"]
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
if environment.switched_on("UTBLICK_PROXY_TLS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "utblick.ui.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

UTBLICK_MAILBOX = environment.value("UTBLICK_MAILBOX")
UTBLICK_CONTACT_MAILBOX = environment.value("UTBLICK_CONTACT_MAILBOX")
UTBLICK_CONTACT = environment.value("UTBLICK_CONTACT")
UTBLICK_HOME_PLACE = environment.value("UTBLICK_HOME_PLACE")
UTBLICK_PUBLISHER = environment.value("UTBLICK_PUBLISHER")
UTBLICK_PUBLISHER_TYPE = environment.value("UTBLICK_PUBLISHER_TYPE")
UTBLICK_PUBLISHER_MAIL = environment.value("UTBLICK_PUBLISHER_MAIL")
UTBLICK_PUBLISHER_PLACE = environment.value("UTBLICK_PUBLISHER_PLACE")
UTBLICK_LICENCE = environment.choice("UTBLICK_LICENCE", ("cc0", "cc-by-4.0"))
UTBLICK_SMTP = environment.value("UTBLICK_SMTP")
UTBLICK_MAIL_FOLDER = DATA / "mail"
UTBLICK_DIGEST_TIME = environment.clock("UTBLICK_DIGEST_TIME")
UTBLICK_INSTANT_MINUTES = environment.minutes("UTBLICK_INSTANT_MINUTES")
UTBLICK_REPORTS_AN_HOUR = environment.count("UTBLICK_REPORTS_AN_HOUR")
UTBLICK_JOBS = environment.value("UTBLICK_JOBS")
DEFAULT_FROM_EMAIL = environment.value("UTBLICK_MAIL_FROM")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"utblick": {"level": "INFO"}},
}

if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
