"""A text that is translated before it is online."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sprachen", "0005_leichte_pruefung"),
    ]

    operations = [
        migrations.AddField(
            model_name="textaenderung",
            name="vorab",
            field=models.BooleanField(
                default=False,
                help_text="A draft that is translated ahead, so that all languages go online at once.",
                verbose_name="not online yet",
            ),
        ),
    ]
