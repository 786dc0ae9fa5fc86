"""New tables are made in one go, and hold all that the models say."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, migrations, models
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from utblick.foundation.migrating import MakeTables, at_once

KEY = ("id", models.BigAutoField(primary_key=True))


def _operations() -> list[Operation]:
    return [
        migrations.CreateModel("Board", [KEY, ("key", models.CharField(max_length=12))]),
        migrations.CreateModel("Item", [KEY]),
        migrations.AddField("Item", "board", models.ForeignKey("prov.Board", models.PROTECT)),
        migrations.AddConstraint("Board", models.UniqueConstraint(fields=["key"], name="prov_key")),
        migrations.RunPython(migrations.RunPython.noop),
    ]


def test_the_models_are_the_same_as_one_by_one() -> None:
    slowly, at_one_time = ProjectState(), ProjectState()
    assert slowly.apps.get_models() == []
    for one in _operations():
        one.state_forwards("prov", slowly)
    taken = at_once(_operations())
    assert [type(one) for one in taken] == [MakeTables, migrations.RunPython]
    assert at_one_time.apps.get_models() == []
    for one in taken:
        one.state_forwards("prov", at_one_time)
    assert at_one_time == slowly
    assert {one.__name__ for one in at_one_time.apps.get_models()} == {"Board", "Item"}
    assert taken[0].describe() == "Make the tables of Board, Item"


@pytest.mark.parametrize(
    "odd",
    [
        migrations.AddField("Elsewhere", "board", models.IntegerField(null=True)),
        migrations.RemoveField("Board", "key"),
        migrations.RunPython(migrations.RunPython.noop),
    ],
)
def test_what_belongs_to_no_new_table_is_refused(odd: Operation) -> None:
    with pytest.raises(ValueError, match="does not belong to a new table"):
        MakeTables([*_operations()[:2], odd])


@pytest.mark.django_db
def test_every_table_holds_what_its_model_says() -> None:
    ours = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    assert len(ours) > 200
    with connection.cursor() as cursor:
        for model in ours:
            meta = model._meta
            there = connection.introspection.get_table_description(cursor, meta.db_table)
            assert {one.name for one in there} == {one.column for one in meta.local_concrete_fields}, model
            found = connection.introspection.get_constraints(cursor, meta.db_table)
            named = {one.name for one in (*meta.constraints, *meta.indexes)}
            assert named <= set(found), (model, named - set(found))
            ties = {tuple(one["columns"]) for one in found.values() if one["foreign_key"]}
            wanted = {
                (one.column,) for one in meta.local_concrete_fields if one.remote_field and one.db_constraint
            }
            assert ties >= wanted, (model, wanted - ties)
