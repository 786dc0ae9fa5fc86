"""How figures and cells of a report are said, the same in every form."""

from __future__ import annotations

from django.utils.translation import gettext as _

from utblick.ui.columns import grouped
from utblick.ui.reports.data import Cell, Figure


def said(figure: Figure) -> str:
    """Say a figure in words."""
    if figure.value is None:
        return _("not known")
    return f"{grouped(figure.value)} {figure.unit}".strip()


def told(value: Cell) -> str:
    """Write a cell of a table as text."""
    if value is None:
        return _("not known")
    return grouped(value) if isinstance(value, int) else value
