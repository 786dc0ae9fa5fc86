"""Which datasets there are, and which files each has: what the site, the catalogue and the list for programs show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse

from utblick.features.publishing import released
from utblick.features.publishing.data.columns import Table, tables
from utblick.features.publishing.shapes import SHAPES, Shape

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Ending -> media type, in the order that they are shown: a spreadsheet opens the first as it is.
FORMS = {"xlsx": XLSX_TYPE, "csv": "text/csv", "json": "application/json"}
DICTIONARY_FORMS = ("csv", "json")
LICENCES = {
    "cc0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "cc-by-4.0": "https://creativecommons.org/licenses/by/4.0/",
}


@dataclass(frozen=True, slots=True)
class File:
    """One file of a dataset: its name, its ending, its media type, and its address without the host.

    `part` names the list of rows that it tells of, empty where it tells of the records.
    """

    name: str
    form: str
    media_type: str
    path: str
    part: str = ""

    @property
    def url(self) -> str:
        """Give its whole address."""
        return f"{settings.UTBLICK_ADDRESS}{self.path}"


@dataclass(frozen=True, slots=True)
class Dataset:
    """One dataset: the table of its kind, and its files as they are now."""

    shape: Shape

    @property
    def key(self) -> str:
        """Give the word that its files begin with and that it has in the interface."""
        return self.shape.many

    @property
    def tables(self) -> tuple[Table, ...]:
        return tables(self.shape)

    def files(self, day: date | None = None) -> list[File]:
        """Give its files now, or as they were at the end of a day: all of it as xlsx and json, csv one a table."""
        return list(self._files(day))

    def _files(self, day: date | None) -> Iterator[File]:
        for form, media_type in FORMS.items():
            for table in self.tables if form == "csv" else self.tables[:1]:
                name = ".".join(filter(None, (self.key, table.part, form)))
                yield File(name, form, media_type, path_of(name, day), table.part)

    def dictionaries(self) -> list[File]:
        """Give the files of its data dictionary: what each field and column means."""
        names = ((f"{self.key}.dictionary.{form}", form) for form in DICTIONARY_FORMS)
        return [File(name, form, FORMS[form], path_of(name)) for name, form in names]

    def days(self) -> list[date]:
        """Give the days on which it changed, the latest first: it can be had as it was at the end of any day since."""
        return released.days(self.shape.key)


def path_of(name: str, day: date | None = None) -> str:
    """Give where a file stands, now or as of a day, without the host."""
    return reverse("data:version", args=[day.isoformat(), name]) if day else reverse("data:file", args=[name])


def datasets() -> list[Dataset]:
    """Give every dataset, in the order of the tables."""
    return [Dataset(shape) for shape in SHAPES.values() if shape.is_data]


def dataset(key: str) -> Dataset | None:
    """Give a dataset by its word (`projects`), or None."""
    return next((one for one in datasets() if one.key == key), None)


def licence() -> str:
    """Give the address of the licence that all the data has."""
    return LICENCES[settings.UTBLICK_LICENCE]
