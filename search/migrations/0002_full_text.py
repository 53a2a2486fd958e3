"""The full-text index beside the catalogue. What it needs differs by database."""

from django.db import migrations

COLUMNS = ("every", "core", "title_tokens")
LIST = ", ".join(COLUMNS)
NEW = ", ".join(f"new.{name}" for name in COLUMNS)
OLD = ", ".join(f"old.{name}" for name in COLUMNS)
# ruff: noqa: S608 - the columns are ours
ADD = f"INSERT INTO search_fts(rowid, {LIST}) VALUES (new.id, {NEW});"
TAKE = f"INSERT INTO search_fts(search_fts, rowid, {LIST}) VALUES ('delete', old.id, {OLD});"

# The tokens are ready made: the tokenizer must do nothing but split them at spaces.
SQLITE = [
    f"""CREATE VIRTUAL TABLE search_fts USING fts5({LIST}, content='search_searchdocument',
        content_rowid='id', tokenize='unicode61 remove_diacritics 0', detail=column,
        columnsize=0)""",
    f"CREATE TRIGGER search_fts_insert AFTER INSERT ON search_searchdocument BEGIN {ADD} END",
    f"CREATE TRIGGER search_fts_delete AFTER DELETE ON search_searchdocument BEGIN {TAKE} END",
    f"""CREATE TRIGGER search_fts_update AFTER UPDATE OF {LIST} ON search_searchdocument
        BEGIN {TAKE} {ADD} END""",
]
SQLITE_BACK = [
    "DROP TRIGGER search_fts_update",
    "DROP TRIGGER search_fts_delete",
    "DROP TRIGGER search_fts_insert",
    "DROP TABLE search_fts",
]


# A tsvector made of ready tokens: no parser, no dictionary, so the server's locale cannot matter.
POSTGRESQL = [
    f"""ALTER TABLE search_searchdocument ADD COLUMN {name}_vector tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array({name}, ' '))) STORED"""
    for name in COLUMNS
] + [
    f"CREATE INDEX search_{name}_vector ON search_searchdocument USING gin ({name}_vector)"
    for name in COLUMNS
]
POSTGRESQL_BACK = [
    f"ALTER TABLE search_searchdocument DROP COLUMN {name}_vector" for name in COLUMNS
]
THERE = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
BACK = {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}


def create(apps, schema_editor):
    for statement in THERE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, remove)]
