"""Make the archive's index of terms in the database's own kind of table."""

from django.db import migrations


def create(apps, schema_editor):
    for statement in _store(schema_editor).CREATE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in _store(schema_editor).DROP:
        schema_editor.execute(statement)


def _store(schema_editor):
    from utblick.features.monitoring.archive.store import PostgreSQLStore, SQLiteStore

    return PostgreSQLStore if schema_editor.connection.vendor == "postgresql" else SQLiteStore


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
