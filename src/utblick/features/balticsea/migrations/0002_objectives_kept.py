from datetime import date
from typing import Any

from django.db import migrations, models


# The first day after the goals of Europe 2020, which is what was marked so; it is marked as to be checked.
ENDED = date(2021, 1, 1)


def say_until_when(apps: Any, _schema_editor: Any) -> None:
    """Give those that were no longer followed a last day."""
    parts = apps.get_model("balticsea", "SubObjective").objects.filter(is_historic=True)
    parts.update(valid_until=ENDED, certainty="unsure")


class Migration(migrations.Migration):

    dependencies = [
        ('balticsea', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='objective',
            name='certainty',
            field=models.CharField(choices=[('sourced', 'from a source'), ('known', 'generally known'), ('unsure', 'to be confirmed')], default='known', max_length=10, verbose_name='certainty'),
        ),
        migrations.AddField(
            model_name='objective',
            name='licence',
            field=models.CharField(blank=True, max_length=120, verbose_name='licence'),
        ),
        migrations.AddField(
            model_name='objective',
            name='seen_on',
            field=models.DateField(blank=True, null=True, verbose_name='seen there on'),
        ),
        migrations.AddField(
            model_name='objective',
            name='source',
            field=models.CharField(blank=True, help_text='A web page, a list, a card, a conversation.', max_length=300, verbose_name='where this is known from'),
        ),
        migrations.AddField(
            model_name='objective',
            name='valid_from',
            field=models.DateField(blank=True, null=True, verbose_name='holds from'),
        ),
        migrations.AddField(
            model_name='objective',
            name='valid_until',
            field=models.DateField(blank=True, help_text='The first day when it no longer holds; empty means until further notice.', null=True, verbose_name='holds until'),
        ),
        migrations.AddField(
            model_name='objective',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='subobjective',
            name='certainty',
            field=models.CharField(choices=[('sourced', 'from a source'), ('known', 'generally known'), ('unsure', 'to be confirmed')], default='known', max_length=10, verbose_name='certainty'),
        ),
        migrations.AddField(
            model_name='subobjective',
            name='licence',
            field=models.CharField(blank=True, max_length=120, verbose_name='licence'),
        ),
        migrations.AddField(
            model_name='subobjective',
            name='seen_on',
            field=models.DateField(blank=True, null=True, verbose_name='seen there on'),
        ),
        migrations.AddField(
            model_name='subobjective',
            name='source',
            field=models.CharField(blank=True, help_text='A web page, a list, a card, a conversation.', max_length=300, verbose_name='where this is known from'),
        ),
        migrations.AddField(
            model_name='subobjective',
            name='valid_from',
            field=models.DateField(blank=True, null=True, verbose_name='holds from'),
        ),
        migrations.AddField(
            model_name='subobjective',
            name='valid_until',
            field=models.DateField(blank=True, help_text='The first day when it no longer holds; empty means until further notice.', null=True, verbose_name='holds until'),
        ),
        migrations.AddField(
            model_name='subobjective',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddConstraint(
            model_name='objective',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_from__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='objective_ends_after_it_begins', violation_error_message='The last day must come after the first.'),
        ),
        migrations.AddConstraint(
            model_name='subobjective',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_from__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='sub_objective_ends_after_it_begins', violation_error_message='The last day must come after the first.'),
        ),
        migrations.RunPython(say_until_when, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='subobjective',
            name='is_historic',
        ),
    ]
