"""Make the tables of a new app in one go.

Django works out every model anew after each operation of a migration. With two hundred models that know each other, a
new installation waited more than a minute for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState

# What may stand together: it says what new tables are in the end, so that they can be made so at once.
OF_NEW_TABLES = (CreateModel, AddField, AddIndex, AddConstraint)


class MakeTables(Operation):
    """Make new tables as they are after all of the operations, which must concern no other tables."""

    category = OperationCategory.ADDITION

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = list(operations)
        made = {one.name_lower for one in self.operations if isinstance(one, CreateModel)}
        for one in self.operations:
            name = one.name_lower if isinstance(one, CreateModel) else getattr(one, "model_name_lower", "")
            if not isinstance(one, OF_NEW_TABLES) or name not in made:
                raise ValueError(f"this does not belong to a new table: {one.describe()}")

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Say how a migration file writes it."""
        return self.__class__.__qualname__, [self.operations], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Take in the models; they are worked out once, when somebody asks for them."""
        state.__dict__.pop("apps", None)
        for one in self.operations:
            one.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Make each table with all of its columns, constraints and indexes."""
        for one in self.operations:
            if isinstance(one, CreateModel):
                one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Take the tables away, the last first."""
        for one in reversed(self.operations):
            if isinstance(one, CreateModel):
                one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Name the tables."""
        return (
            f"Make the tables of {', '.join(o.name for o in self.operations if isinstance(o, CreateModel))}"
        )


def at_once(operations: Sequence[Operation]) -> list[Operation]:
    """Give the operations of a first migration with those that make tables, which come first, taken together."""
    rest = [one for one in operations if not isinstance(one, OF_NEW_TABLES)]
    tables = list(operations[: len(operations) - len(rest)])
    return [MakeTables(tables), *rest]
