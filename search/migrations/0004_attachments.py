"""Text of attached documents.

SQLite makes the table anew when a column is added, and the triggers of the full-text index are lost
with the old table; so the index is taken away before and built again after.
"""

from importlib import import_module

from django.db import migrations, models

full_text = import_module("search.migrations.0002_full_text")


def take_away(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        full_text.remove(apps, schema_editor)


def build_again(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        full_text.create(apps, schema_editor)
        schema_editor.execute("INSERT INTO search_fts(search_fts) VALUES ('rebuild')")


class Migration(migrations.Migration):
    dependencies = [("search", "0003_shipped_synonyms")]
    operations = [
        migrations.RunPython(take_away, build_again),
        migrations.AddField(
            model_name="searchdocument",
            name="attachments",
            field=models.JSONField(default=list),
        ),
        migrations.RunPython(build_again, take_away),
    ]
