"""Which German text a translation corresponds to, changes of texts, glossary, log of machines."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import portal.core.fields


class Migration(migrations.Migration):
    dependencies = [
        ("sprachen", "0002_languages"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Fachbegriff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("begriff", models.CharField(max_length=80, unique=True, verbose_name="term")),
                (
                    "formen",
                    models.TextField(
                        blank=True,
                        help_text="One a line: plural, other spellings. Endings of German are found anyway.",
                        verbose_name="further forms",
                    ),
                ),
                (
                    "erlaeuterung",
                    models.TextField(
                        blank=True,
                        help_text="For translators: what the word means here.",
                        verbose_name="explanation",
                    ),
                ),
                (
                    "bevorzugt",
                    portal.core.fields.LanguageNamesField(
                        blank=True,
                        default=dict,
                        help_text="Several with a vertical bar between them; the first is preferred.",
                        verbose_name="preferred translations",
                    ),
                ),
            ],
            options={
                "verbose_name": "term of the glossary",
                "verbose_name_plural": "glossary",
                "ordering": ["begriff"],
            },
        ),
        migrations.CreateModel(
            name="Uebersetzungsfassung",
            fields=[
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="uebersetzungsfassung",
                        serialize=False,
                        to="wagtailcore.revision",
                    ),
                ),
                (
                    "quelle_summe",
                    models.CharField(max_length=64, verbose_name="checksum of the German text"),
                ),
                ("offen", models.PositiveIntegerField(verbose_name="texts not translated")),
                (
                    "maschinell",
                    models.PositiveIntegerField(verbose_name="texts translated by a machine"),
                ),
            ],
            options={
                "verbose_name": "version of a translation",
                "verbose_name_plural": "versions of translations",
            },
        ),
        migrations.CreateModel(
            name="KleineAenderung",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="wagtailcore.page",
                        verbose_name="page",
                    ),
                ),
                ("pruefsumme", models.CharField(max_length=64, verbose_name="checksum")),
                ("am", models.DateTimeField(auto_now=True)),
                (
                    "von",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "small change",
                "verbose_name_plural": "small changes",
            },
        ),
        migrations.CreateModel(
            name="Maschinenlauf",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("am", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="when")),
                ("dienst", models.CharField(max_length=40, verbose_name="service")),
                ("sprache", models.CharField(max_length=12, verbose_name="language")),
                ("zeichen", models.PositiveIntegerField(verbose_name="characters")),
                ("texte", models.PositiveIntegerField(verbose_name="texts")),
                (
                    "ergebnis",
                    models.CharField(
                        choices=[
                            ("gelungen", "succeeded"),
                            ("teilweise", "partly usable"),
                            ("gescheitert", "failed"),
                        ],
                        max_length=12,
                        verbose_name="result",
                    ),
                ),
                ("meldung", models.CharField(blank=True, max_length=300, verbose_name="message")),
                (
                    "von",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "machine translation",
                "verbose_name_plural": "machine translations",
                "ordering": ["-am", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Textaenderung",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("am", models.DateTimeField(verbose_name="changed at")),
                (
                    "summe_vorher",
                    models.CharField(blank=True, max_length=64, verbose_name="checksum before"),
                ),
                ("summe", models.CharField(max_length=64, verbose_name="checksum")),
                ("klein", models.BooleanField(default=False, verbose_name="small change")),
                (
                    "klein_am",
                    models.DateTimeField(null=True, verbose_name="called a small change at"),
                ),
                (
                    "klein_von",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="called a small change by",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="textaenderungen",
                        to="wagtailcore.page",
                        verbose_name="page",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                    ),
                ),
                (
                    "von",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of texts",
                "verbose_name_plural": "changes of texts",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Segmentaenderung",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "alt",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtail_localize.string",
                    ),
                ),
                (
                    "context",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtail_localize.translationcontext",
                    ),
                ),
                (
                    "neu",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtail_localize.string",
                    ),
                ),
                (
                    "aenderung",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="segmente",
                        to="sprachen.textaenderung",
                    ),
                ),
            ],
            options={
                "verbose_name": "changed text",
                "verbose_name_plural": "changed texts",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Uebersetzungsstand",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="uebersetzungsstand",
                        serialize=False,
                        to="wagtailcore.page",
                        verbose_name="page",
                    ),
                ),
                (
                    "quelle_summe",
                    models.CharField(max_length=64, verbose_name="checksum of the German text"),
                ),
                (
                    "veraltet_seit",
                    models.DateTimeField(
                        help_text="When the German text was changed; empty: the translation corresponds to it.",
                        null=True,
                        verbose_name="outdated since",
                    ),
                ),
                (
                    "offen",
                    models.PositiveIntegerField(default=0, verbose_name="texts not translated"),
                ),
                (
                    "maschinell",
                    models.PositiveIntegerField(
                        default=0, verbose_name="texts translated by a machine"
                    ),
                ),
                ("geprueft_am", models.DateTimeField(null=True, verbose_name="checked at")),
                (
                    "geprueft_von",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="checked by",
                    ),
                ),
            ],
            options={
                "verbose_name": "state of a translation",
                "verbose_name_plural": "states of translations",
            },
        ),
    ]
