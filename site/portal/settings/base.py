"""What holds everywhere. The environment is read in this package only (table in the README)."""

from pathlib import Path

import environ

from .languages import *
from .search import *
from .security import *
from .translation import *

env = environ.Env()

REPOSITORY = Path(__file__).resolve().parents[3]
SITE_DIR = REPOSITORY / "site"
# Everything a running copy makes (database, uploads, collected files) lies in one folder.
DATA_DIR = Path(env.str("DATA_DIR", default=str(REPOSITORY / "var")))

INSTALLED_APPS = [
    "portal.beispiele",
    "search",
    "angebote",
    "publikationen",
    "portal.home",
    "portal.sprachen",
    "portal.freigabe",
    "portal.druck",
    "portal.users",
    "portal.media",
    "portal.register",
    "portal.core",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "axes",
    "health_check",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.core.middleware.PublicResponseMiddleware",
    "angebote.merkzettel.mitnahme.CarriedListMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.sprachen.middleware.PathOnlyLocaleMiddleware",
    "portal.sprachen.middleware.GermanWordsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.core.middleware.AdminPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "portal.sprachen.middleware.LocalizeGuardMiddleware",
    "portal.freigabe.middleware.PageGuardMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

# Widgets of ours have templates beside all others; Django's own renderer would not look there.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "portal.core.context.site_navigation",
                "portal.sprachen.context.languages",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")
}
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers queue instead of failing, readers never wait: needed as soon as a worker runs beside.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

CACHES = {
    "default": env.cache_url_config(env.str("CACHE_URL", default="") or "locmemcache://"),
}
if "redis" in CACHES["default"]["BACKEND"].lower():
    CACHES["default"]["BACKEND"] = "django_redis.cache.RedisCache"
    CACHES["default"].setdefault("OPTIONS", {}).update(
        {"IGNORE_EXCEPTIONS": True, "SOCKET_TIMEOUT": 0.2, "SOCKET_CONNECT_TIMEOUT": 0.2}
    )

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]

STATIC_URL = "static/"
# In a container these files belong to the image, the data to a volume.
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(DATA_DIR / "static")))
STATICFILES_DIRS = [SITE_DIR / "static"]
MEDIA_URL = "media/"
MEDIA_ROOT = DATA_DIR / "media"
# No web server reaches these files: portal.druck hands them out while their page is public.
PDF_ROOT = DATA_DIR / "pdf"

# Django joins relative URLs with the path the site runs below, so no address names it.
PUBLIC_URL = env.str("PUBLIC_URL", default="http://localhost:8000").rstrip("/")

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="expertinnendialoge@oberhausen.de")
EMAIL_TIMEOUT = 10
# `Mails` in the administration lists what has not arrived; for development everything.
SHOW_DELIVERED_MAILS = False

# Wagtail ---------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Expert*innendialoge Oberhausen"
# Who is cited as the publisher of a page that names none.
PUBLISHER = "Stadt Oberhausen, Bereich 3-2 Soziales"
# The Bereich of the Redaktion: what it writes for itself needs no release by another one.
REDAKTION_BEREICH = env.str("REDAKTION_BEREICH", default="3-2")
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAILIMAGES_IMAGE_MODEL = "media.Bild"
WAGTAILDOCS_DOCUMENT_MODEL = "media.Dokument"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "csv", "odt"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.media.forms.BildForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.media.forms.DokumentForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
# AVIF and WebP outputs carry no camera or place data; JPEG and PNG ones would (see media).
WAGTAILIMAGES_FORMAT_CONVERSIONS = {
    "avif": "avif",
    "webp": "webp",
    "jpeg": "webp",
    "png": "webp",
    "gif": "webp",
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# Addresses are ASCII in German spelling (core.slugs); the editor shows them so while one types.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = False
# What stands above the form of a page in the admin.
PAGE_EDITOR_NOTICE = "portal.sprachen.leichte_ansichten.editor_notice"
# One tester for the rights on every page; the workflow publishes only what was released.
PAGE_PERMISSION_TESTER = "portal.freigabe.permissions.BereichPermissionTester"
WAGTAIL_FINISH_WORKFLOW_ACTION = "portal.freigabe.workflow_end.publish_released_revision"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_NOTIFICATION_USE_HTML = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "ol", "ul", "link", "document-link"]},
    }
}
# Nothing in the admin asks another host.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_USER_TIME_ZONES = ["Europe/Berlin"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
WAGTAILADMIN_LOGIN_URL = "/verwaltung/login/"
