"""What tests of exchanges share: the suggested lists, people of the region, and a way to register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from tests.features.states import NOW, region
from tests.laid import state
from utblick.features.exchanges import actions
from utblick.features.exchanges.listed_faults import faults_of
from utblick.features.exchanges.models import Exchange, ListImport
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.viewer import system

BY = system("test")
Register = Callable[..., Exchange]


@state(region)
def terms() -> int:
    """Lay out the lists that a region may start from."""
    return actions.add_suggested_terms(by=BY, at=NOW)


@pytest.fixture
def unit(region: None) -> Callable[[str], Unit]:
    """Give a unit by its key."""
    return lambda key: Unit.objects.select_related("board", "parent").get(key=key)


@pytest.fixture
def register(terms: int, unit: Callable[[str], Unit], at: datetime) -> Register:
    """Register an exchange as the system does it; `units` are keys."""

    def made(title: str = "Studiebesök om triage", units: str = "us-akut", **given: Any) -> Exchange:
        given.setdefault("starts_on", date(2026, 10, 1))
        by = given.pop("by", system("test"))
        wish = actions.Wish(title=title, units=[unit(key) for key in units.split()], **given)
        return actions.register(wish, by=by, at=at)

    return made


SMALL = """Vad;Enhet;När;Ort;Antal deltagare;Kostnad;Typ
Studiebesök om triage;Akutkliniken;2026-03-05;Tartu, Estland;4;12 000 kr;Studiebesök
Möte om barn;Barn- och ungdomssjukvården;5–7 maj 2026;Åbo;;;Konferens
Utan dag;Akutkliniken;vt 2026;Riga;;;
Okänd;Akutmottagningen i stan;2026-04-01;Riga;;;
Studiebesök om triage;Akutkliniken;2026-03-05;Tartu;;;
;Akutkliniken;2026-03-05;Tartu;;;
För många;Akutkliniken;2026-03-05;Tartu;många;;
"""


def sent(text: str | bytes, name: str = "utbyten.csv") -> dict[str, Any]:
    data = text.encode() if isinstance(text, str) else text
    return {"file": SimpleUploadedFile(name, data)}


def said(kept: list[Any]) -> list[str]:
    """Give what is wrong in each row, in words."""
    return [" ".join(map(str, faults_of(faults))) for _line, faults, _words in kept]


def seen_in(answer: Any) -> str:
    return str(html.fromstring(answer.content.decode()).xpath("//input[@name='seen']/@value")[0])


@pytest.fixture
def kept(settings: Any, tmp_path: Any) -> None:
    settings.UTBLICK_DATA = tmp_path


@pytest.fixture
def begun(kept: None, terms: int, at: datetime) -> Callable[..., ListImport]:
    return lambda text=SMALL, name="utbyten.csv": actions.begin_list(
        text if isinstance(text, bytes) else text.encode(), name, by=BY, at=at
    )
