"""Keep small rows to count by, the archive's languages, and its words with numbers; make the index anew."""

from django.db import migrations, models


def recreate(apps, schema_editor):
    from utblick.features.monitoring.archive.store import PostgreSQLStore, SQLiteStore

    store = PostgreSQLStore if schema_editor.connection.vendor == "postgresql" else SQLiteStore
    for statement in (*store.DROP, *store.CREATE):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0002_archive")]
    operations = [
        migrations.CreateModel(
            name="ArchiveEntry",
            fields=[
                ("rank", models.BigIntegerField(help_text="The document's day and number in one.", primary_key=True, serialize=False)),
                ("source", models.CharField(max_length=60)),
                ("type", models.CharField(max_length=60)),
                ("language", models.CharField(max_length=20)),
                ("length", models.PositiveIntegerField(help_text="Characters in title and text.")),
            ],
        ),
        migrations.CreateModel(
            name="ArchiveLanguage",
            fields=[("code", models.CharField(max_length=20, primary_key=True, serialize=False))],
        ),
        migrations.DeleteModel(name="ArchiveWord"),
        migrations.CreateModel(
            name="ArchiveWord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("word", models.CharField(max_length=200, unique=True)),
            ],
        ),
        migrations.RunPython(recreate, migrations.RunPython.noop),
    ]
