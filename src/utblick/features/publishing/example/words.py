"""What the example says of one record in public."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """Public wording of one record; an empty heading is the record's own."""

    summary_sv: str
    summary_en: str
    title_en: str = ""
    title_sv: str = ""
    body_sv: str = ""
    body_en: str = ""
