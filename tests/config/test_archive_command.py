"""`utblick archive rebuild` brings index and documents to agree, and `utblick check` says when they do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from tests.features.monitoring.conftest import NOW, record
from utblick.config.command import main
from utblick.config.installation import search_index
from utblick.engine.archive.narrowing import Term
from utblick.features.monitoring import archive
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.archive import store as stores
from utblick.features.monitoring.archive.index import disagreement
from utblick.features.monitoring.models import ArchiveEntry, ArchiveWord, Document, Source
from utblick.foundation.accounts.matrix import load_defaults
from utblick.foundation.accounts.viewer import system

pytestmark = pytest.mark.django_db
Said = Callable[[], str]


@pytest.fixture(autouse=True)
def documents() -> None:
    load_defaults()
    source = Source.objects.create(key="a", kind="feed", name_sv="A", name_en="A")
    records = [record(str(n), f"Biogas nummer{n}", published="2026-11-20") for n in range(5)]
    import_records(source, records, by=system("test"), at=NOW)


def found() -> int:
    return len(stores.ranks(Term("a"), limit=100))


def damage(kind: str) -> None:
    some = list(Document.objects.order_by("pk")[:2])
    if kind == "missing":
        archive.remove(some)
    elif kind == "only counted":
        stores.store().remove([d.archive_rank for d in some if d.archive_rank])
    elif kind == "only found":
        ArchiveEntry.objects.filter(pk__in=[d.archive_rank for d in some]).delete()
    elif kind == "never indexed":
        archive.remove(some)
        Document.objects.filter(pk__in=[d.pk for d in some]).update(archive_rank=None)
    elif kind == "stray":
        stores.store().write([(stores.rank(NOW.date(), 9_000_000), {"a"})])
        ArchiveEntry.objects.create(
            rank=stores.rank(NOW.date(), 9_000_001), source="a", type="", language="sv", length=1
        )


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("missing", (2, 0)),
        ("only counted", (2, 0)),
        ("only found", (2, 0)),
        ("never indexed", (2, 0)),
        ("stray", (0, 2)),
        ("nothing", (0, 0)),
    ],
)
def test_a_rebuild_mends(kind: str, told: tuple[int, int], capsys: pytest.CaptureFixture[str]) -> None:
    damage(kind)
    assert disagreement() == told
    sentences = [finding.sv for finding in search_index()]
    assert bool(sentences) == any(told)
    assert all("utblick archive rebuild" in sentence for sentence in sentences)
    for again in range(2):
        assert main(["archive", "rebuild", "--language", "en"]) == 0
        said = capsys.readouterr().out
        assert "Documents indexed anew: 5, in " in said
        assert "Search has everything." in said
        assert ("no such document" in said) == (kind == "stray" and not again)
        assert (disagreement(), found(), ArchiveEntry.objects.count()) == ((0, 0), 5, 5)
    assert list(search_index()) == []


def test_from_empty(capsys: pytest.CaptureFixture[str]) -> None:
    words = set(ArchiveWord.objects.values_list("word", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {stores.GRAMS}")
    assert main(["archive", "rebuild", "--from-empty", "--language", "sv"]) == 0
    assert "Indexerade på nytt: 5 dokument" in capsys.readouterr().out
    assert (disagreement(), found()) == ((0, 0), 5)
    assert set(ArchiveWord.objects.values_list("word", flat=True)) == words


def test_progress_is_told_by_the_hundred(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    archive.rebuild(lambda done, total: told.append((done, total)))
    assert told == [(5, 5)]


def test_wrong_usage_gets_one_sentence(capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["archive", "build"])
    assert ended.value.code == 2
    assert "rebuild" in capsys.readouterr().err
