"""Who has tested a text in Leichte Sprache."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sprachen", "0004_glossary"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LeichtePruefung",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="leichte_pruefung",
                        serialize=False,
                        to="wagtailcore.page",
                        verbose_name="page",
                    ),
                ),
                (
                    "pruefgruppe",
                    models.CharField(
                        help_text="The group, no names of persons. It is shown to readers.",
                        max_length=120,
                        verbose_name="tested by",
                    ),
                ),
                ("geprueft_am", models.DateField(verbose_name="tested on")),
                (
                    "summe",
                    models.CharField(max_length=64, verbose_name="checksum of the tested text"),
                ),
                (
                    "gilt",
                    models.BooleanField(default=False, verbose_name="holds for the published text"),
                ),
                (
                    "eingetragen_von",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
            ],
            options={
                "verbose_name": "test of a text in Leichte Sprache",
                "verbose_name_plural": "tests of texts in Leichte Sprache",
            },
        ),
    ]
