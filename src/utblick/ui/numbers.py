"""Numbers that people send: one that no column can hold is nobody's number, and no fault of the database.

Django sees to it for a single number; a field of several (`ModelMultipleChoiceField`) asks for all of them at once,
and the database stops at what is too long for it. Whatever asks for several numbers is served by the one lookup here.
"""

from __future__ import annotations

from typing import Any

from django.db.models import IntegerField
from django.db.models.lookups import In


class StorableIn(In):
    """Is one of several numbers, those left out that the column cannot hold."""

    def process_rhs(self, compiler: Any, connection: Any) -> Any:
        """Leave out what is beyond the column before the database sees it."""
        if self.rhs_is_direct_value():
            kind = self.lhs.output_field.get_internal_type()
            least, most = connection.ops.integer_field_range(kind)
            self.rhs = [
                one
                for one in self.rhs
                if not isinstance(one, int)
                or ((least is None or one >= least) and (most is None or one <= most))
            ]
        return super().process_rhs(compiler, connection)


def register() -> None:
    """Put the lookup in the place of Django's own for all fields of whole numbers."""
    IntegerField.register_lookup(StorableIn)
