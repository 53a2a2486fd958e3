"""All thirteen languages are known; four are switched on to begin with."""

from django.db import migrations

ALL = ["de", "de-simple", "en", "tr", "ar", "fa", "uk", "ru", "ro", "bg", "pl", "fr", "ku"]
ON = {"de", "de-simple", "en", "ar"}


def add_languages(apps, schema_editor):
    sprache = apps.get_model("sprachen", "Sprache")
    locale = apps.get_model("wagtailcore", "Locale")
    for order, code in enumerate(ALL):
        sprache.objects.get_or_create(
            code=code, defaults={"eingeschaltet": code in ON, "reihenfolge": order}
        )
        if code in ON:
            locale.objects.get_or_create(language_code=code)


class Migration(migrations.Migration):
    dependencies = [
        ("sprachen", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunPython(add_languages, migrations.RunPython.noop)]
