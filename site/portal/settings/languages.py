"""The languages of the city. German is the source of every text and stands at the root address."""

from pathlib import Path

import django.conf.locale
from django.utils.translation import gettext_lazy as _

from portal.core.languages import LANGUAGE_INFO, OFFERED

LANGUAGE_CODE = "de"
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True

# Django knows neither Kurmanji nor Leichte Sprache; without this `get_language_info` fails.
django.conf.locale.LANG_INFO.update(LANGUAGE_INFO)

LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = OFFERED
WAGTAIL_I18N_ENABLED = True
_SITE = Path(__file__).resolve().parents[2]
# Our own texts; then what Django says in a language for which it ships no catalogue (Kurmanji).
LOCALE_PATHS = [_SITE / "locale", _SITE / "portal" / "formats" / "locale"]
FORMAT_MODULE_PATH = ["portal.formats"]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", _("German")), ("en", _("English"))]

# Leichte Sprache is rewritten, other languages are translated; nothing goes live by itself.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "synced"
