"""The Swedish alphabet, the same for lists in Python and in both databases: å, ä and ö come last, é stands with e.

SQLite and PostgreSQL order words by their code points unless told otherwise: capitals before small letters, ä before å,
and € after everything.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.backends.signals import connection_created
from django.db.models import CharField, Func, QuerySet, TextField

# What follows z in ASCII stands for the three last letters.
_LETTERS = "åäæöøéèêëēáàâãāíìîïīóòôõúùûūüýÿñńçćčšśžźżßđðłþķļņģ"
_PLACES = "{||}}eeeeeaaaaaiiiiioooouuuuyyynncccsszzzsddltklng"
# A database whose own collation is plain C makes only A to Z small, so capitals are in the table too.
_LETTERS, _PLACES = _LETTERS + "".join(c.upper() if len(c.upper()) == 1 else c for c in _LETTERS), 2 * _PLACES
_TABLE = str.maketrans(_LETTERS, _PLACES)
# Signs before the first letter or digit say nothing about where a word belongs.
_SIGNS = " \u00a0\"'”“„’‘«»‹›([{<–—-…*#§€$£·•"


def place(text: str) -> str:
    """Give what a text is ordered by."""
    return text.lstrip(_SIGNS).lower().translate(_TABLE)


class Alphabetical(Func):
    """Order a database's rows by a text as Swedish does."""

    output_field = TextField()
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="utblick_place", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = '(translate(lower(ltrim(%(expressions)s, %%s)), %%s, %%s) COLLATE "C")'
        sql, values = self.as_sql(compiler, connection, template=template, **context)
        return sql, (*values, _SIGNS, _LETTERS, _PLACES)


def holds_words(rows: QuerySet[Any], name: str) -> bool:
    """Say whether a field, or what a query adds to its rows, is text that people read in the alphabet's order."""
    added = rows.query.annotations.get(name)
    if added is not None:
        return isinstance(added.output_field, (CharField, TextField))
    model: Any = rows.model
    *way, last = name.split("__")
    try:
        for step in way:
            model = model._meta.get_field(step).related_model
            if model is None:
                return False  # a part of a day or of a value
        field = model._meta.get_field(last)
    except FieldDoesNotExist:  # `pk`
        return False
    return isinstance(field, (CharField, TextField)) and not field.choices


def register() -> None:
    """Teach every connection to SQLite the alphabet."""
    connection_created.connect(_teach, dispatch_uid="utblick.alphabet")


def _teach(sender: Any, connection: Any, **_kwargs: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function("utblick_place", 1, _place_or_null, deterministic=True)


def _place_or_null(text: object) -> str | None:
    return None if text is None else place(str(text))
