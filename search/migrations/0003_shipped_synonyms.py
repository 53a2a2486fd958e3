"""Puts the first synonyms where editors can change them."""

from django.db import migrations

from search.shipped import store_shipped_groups


def store(apps, schema_editor):
    model = apps.get_model("search", "SynonymGroup")
    using = schema_editor.connection.alias
    if not model.objects.using(using).exists():
        store_shipped_groups(model, using)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text")]
    operations = [migrations.RunPython(store, migrations.RunPython.noop)]
