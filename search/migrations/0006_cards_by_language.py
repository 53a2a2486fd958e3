"""The facts on a card in the words of every language that reads a German row.

As in 0004, the full-text index of SQLite is taken away before and built again after.
"""

from importlib import import_module

from django.db import migrations, models

attachments = import_module("search.migrations.0004_attachments")


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0005_learned_words"),
    ]

    operations = [
        migrations.RunPython(attachments.take_away, attachments.build_again),
        migrations.AddField(
            model_name="searchdocument",
            name="cards",
            field=models.JSONField(default=dict),
        ),
        migrations.RunPython(attachments.build_again, attachments.take_away),
    ]
