"""Let a part of the public wording be unwritten: until now, an empty one was."""

from django.db import migrations, models

PARTS = ("title", "summary", "body")


def unwritten(apps, schema_editor):
    wordings = apps.get_model("publishing", "Wording").objects.using(schema_editor.connection.alias)
    for part in PARTS:
        wordings.filter(**{part: ""}).update(**{part: None})


def empty(apps, schema_editor):
    wordings = apps.get_model("publishing", "Wording").objects.using(schema_editor.connection.alias)
    for part in PARTS:
        wordings.filter(**{f"{part}__isnull": True}).update(**{part: ""})


class Migration(migrations.Migration):

    dependencies = [
        ('publishing', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='wording',
            name='body',
            field=models.TextField(blank=True, help_text='Blank lines part paragraphs. A line that begins with ## is a heading, one with - a point of a list; [words](https://address) is a link.', max_length=20000, null=True, verbose_name='more'),
        ),
        migrations.AlterField(
            model_name='wording',
            name='summary',
            field=models.TextField(blank=True, help_text='What it is and why it matters, in two or three plain sentences.', max_length=600, null=True, verbose_name='in short'),
        ),
        migrations.AlterField(
            model_name='wording',
            name='title',
            field=models.CharField(blank=True, max_length=200, null=True, verbose_name='heading'),
        ),
        migrations.RunPython(unwritten, empty),
    ]
