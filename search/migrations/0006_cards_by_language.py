"""The facts on a card in the words of every language that reads a German row."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0005_learned_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="searchdocument",
            name="cards",
            field=models.JSONField(default=dict),
        ),
    ]
