"""When something is, in words."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from utblick.ui.dates import lasting

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("first", "last", "sv", "en"),
    [
        (None, None, "", ""),
        (date(2018, 1, 1), None, "sedan 2018", "since 2018"),
        (date(2026, 2, 2), None, "sedan 2 feb", "since 2 Feb"),
        (None, date(2028, 1, 31), "till och med 2028", "until 2028"),
        (date(2024, 2, 13), date(2024, 2, 13), "13 feb 2024", "13 Feb 2024"),
        (date(2026, 10, 1), date(2026, 10, 2), "1–2 okt", "1–2 Oct"),
        (date(2026, 9, 30), date(2026, 10, 2), "30 sep – 2 okt", "30 Sep – 2 Oct"),
        (date(2025, 3, 1), date(2025, 5, 2), "2025", "2025"),
        (date(2025, 3, 1), date(2028, 5, 2), "2025–2028", "2025–2028"),
        (date(2025, 3, 1), date(2026, 11, 4), "2025 – 4 nov", "2025 – 4 Nov"),
    ],
)
def test_how_long_something_lasts(first: date | None, last: date | None, sv: str, en: str) -> None:
    for language, words in (("sv", sv), ("en", en)):
        with translation.override(language):
            assert lasting(first, last, TODAY) == words
