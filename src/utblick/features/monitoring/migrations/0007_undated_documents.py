"""A document without a day of publication is of no year: until now it had that in which it was seen."""

from django.db import migrations


def exchange(apps, schema_editor):
    from utblick.engine.archive.terms import UNDATED, year
    from utblick.features.monitoring.archive.store import day_of, store

    documents = apps.get_model("monitoring", "Document").objects
    now = store()
    undated = documents.filter(published_on=None, archive_rank__isnull=False)
    for rank in list(undated.values_list("archive_rank", flat=True)):
        now.exchange(rank, year(day_of(rank).year), UNDATED)


def back(apps, schema_editor):
    from utblick.engine.archive.terms import UNDATED, year
    from utblick.features.monitoring.archive.store import day_of, store

    documents = apps.get_model("monitoring", "Document").objects
    now = store()
    undated = documents.filter(published_on=None, archive_rank__isnull=False)
    for rank in list(undated.values_list("archive_rank", flat=True)):
        now.exchange(rank, UNDATED, year(day_of(rank).year))


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0006_eurovoc")]
    operations = [migrations.RunPython(exchange, back)]
