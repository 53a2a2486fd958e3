"""A service for machine translation, if the city wants one. Empty: nothing is sent anywhere."""

import environ

env = environ.Env()

SERVICES = {
    "deepl": "portal.sprachen.desk.maschine.deepl.DeepL",
    "libretranslate": "portal.sprachen.desk.maschine.libretranslate.LibreTranslate",
}
# "deepl" or "libretranslate"; anything else stops the start.
TRANSLATION_SERVICE = env.str("TRANSLATION_SERVICE", default="")
# What wagtail-localize reads.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = (
    {
        "CLASS": SERVICES[TRANSLATION_SERVICE],
        "OPTIONS": {
            "URL": env.str("TRANSLATION_URL", default=""),
            "KEY": env.str("TRANSLATION_KEY", default=""),
            "CHARACTERS_PER_MONTH": env.int("TRANSLATION_CHARACTERS_PER_MONTH", default=200_000),
        },
    }
    if TRANSLATION_SERVICE
    else None
)
