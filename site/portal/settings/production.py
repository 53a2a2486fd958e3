"""Strict: a missing secret, host or address stops the start instead of falling back."""

import environ

from .base import *

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
PUBLIC_URL = env.str("PUBLIC_URL").rstrip("/")
WAGTAILADMIN_BASE_URL = PUBLIC_URL
DATABASES["default"] |= env.db_url("DATABASE_URL")
vars().update(env.email_url("EMAIL_URL"))
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS or len(SECRET_KEY) < 50:
    raise environ.ImproperlyConfigured(
        "ALLOWED_HOSTS must name the hosts of the site, SECRET_KEY needs 50 characters or more."
    )

if not env.str("CACHE_URL", default=""):
    # Web processes and worker must see the same languages, trees and counted tries of a link.
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(DATA_DIR / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
USE_X_FORWARDED_HOST = True
SECURE_SSL_REDIRECT = PUBLIC_URL.startswith("https://")
# Probes ask without TLS, with or without the path the site runs below.
SECURE_REDIRECT_EXEMPT = [r"^(.*/)?gesundheit/"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
CSRF_TRUSTED_ORIGINS = ["/".join(PUBLIC_URL.split("/")[:3])]
# The path the site runs below (https://host/expertinnendialoge) comes with the public address.
FORCE_SCRIPT_NAME = "/" + "/".join(PUBLIC_URL.split("/")[3:]) if PUBLIC_URL.count("/") > 2 else None
if FORCE_SCRIPT_NAME:
    # Written out: WhiteNoise reads them at the start, before a request tells Django the path.
    STATIC_URL = f"{FORCE_SCRIPT_NAME}/static/"
    MEDIA_URL = f"{FORCE_SCRIPT_NAME}/media/"
    SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = FORCE_SCRIPT_NAME
    WAGTAILADMIN_LOGIN_URL = f"{FORCE_SCRIPT_NAME}/verwaltung/login/"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
