"""What may stand in the addresses of the open data."""

from __future__ import annotations


class DayInAddress:
    """Something that is written as a day; whether it is one is told in words by the page."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class FileName(DayInAddress):
    """The name of a file, or of a dataset."""

    regex = r"[a-z0-9_-]+(?:\.[a-z0-9_]+){0,2}"
