"""EuroVoc is stored with its sources, the same in whatever order its files come, and changes nothing twice."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from utblick.config.command import main
from utblick.connectors.eurovoc.adapt import read
from utblick.connectors.record import ConceptRecord, Record, Reject
from utblick.features.monitoring.actions import importing
from utblick.features.monitoring.actions.files import plan_import
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.eurovoc import merged, statement
from utblick.features.monitoring.models import Document, EurovocConcept, EurovocLink, EurovocStatement, Source
from utblick.foundation.accounts.viewer import NotAllowed, system

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
BY = system("test")
LIST = json.dumps(
    [
        {"id": "8412", "label": "biofuel", "alt_labels": ["biodiesel"], "broader_ids": ["6044"]},
        {"id": "1", "label": "old county", "replaced_by_ids": ["8280"]},
    ]
)
SWEDISH = '{"8412": "biobränsle", "1": "Århus (amt)", "4900": "biogas"}'
ENGLISH = '{"8412": "bio-fuel"}'
DRAWERS = '{"6606": "energipolitik", "0406": "politisk ram"}'
FILES = ((LIST, "list.json"), (SWEDISH, "sv.json"), (ENGLISH, "en.json"), (DRAWERS, "mt/sv.json"))


@pytest.fixture
def eurovoc(db: None) -> Source:
    return Source.objects.create(key="eurovoc", kind="eurovoc", name_sv="EuroVoc", name_en="EuroVoc")


def records(*files: tuple[str, str]) -> list[Record | Reject]:
    return list(chain.from_iterable(read(text.encode(), name) for text, name in files))


def bring(source: Source, *files: tuple[str, str], at: datetime = NOW) -> tuple[int, int, int, int]:
    counts = import_records(source, records(*files), by=BY, at=at)
    return counts.inserted, counts.updated, counts.unchanged, counts.rejected


def whole() -> list[Any]:
    """Give all that is told of the entries, without numbers and moments."""
    rows = EurovocConcept.objects.order_by("scheme", "code")
    links = EurovocLink.objects.order_by("concept__code", "relation", "code")
    return [
        list(rows.values_list("scheme", "code", "labels", "alternatives", "words", "url")),
        list(links.values_list("concept__code", "relation", "code")),
    ]


def test_files_are_put_together(eurovoc: Source) -> None:
    assert bring(eurovoc, *FILES) == (5, 3, 0, 0)
    biofuel = EurovocConcept.objects.get(code="8412")
    # The list goes before a table, which is older.
    assert biofuel.labels == {"en": "biofuel", "sv": "biobränsle"}
    assert biofuel.alternatives == {"en": ["biodiesel"]}
    assert set(biofuel.links.values_list("relation", "code")) == {("broader", "6044")}
    assert biofuel.label == "biobränsle"
    assert str(biofuel) == "biobränsle (8412)"
    assert biofuel.words.split("\n") == ["biobränsle", "biodiesel", "biofuel"]
    said = biofuel.statements.get(edition="labels-sv")
    assert (said.source, said.seen_at, said.valid_until) == (eurovoc, NOW, None)
    assert said.licence
    assert EurovocConcept.objects.get(code="6606").scheme == "microthesaurus"
    assert not Document.objects.exists()


def test_a_second_run_changes_nothing(eurovoc: Source) -> None:
    bring(eurovoc, *FILES)
    before = whole()
    assert bring(eurovoc, *FILES, at=NOW + timedelta(days=1)) == (0, 0, 8, 0)
    assert whole() == before
    assert EurovocStatement.objects.exclude(seen_at=NOW).count() == 0


def test_an_older_file_read_again_is_no_news(eurovoc: Source) -> None:
    newer = ('{"8412": "biodrivmedel"}', "sv.json")
    bring(eurovoc, (SWEDISH, "sv.json"))
    later = NOW + timedelta(days=1)
    assert bring(eurovoc, newer, at=later) == (0, 1, 0, 0)
    assert bring(eurovoc, (SWEDISH, "sv.json"), newer, at=later) == (0, 0, 4, 0)
    concept = EurovocConcept.objects.get(code="8412")
    assert concept.labels["sv"] == "biodrivmedel"
    old = concept.statements.exclude(valid_until=None).get()
    assert (old.content["labels"], old.seen_at, old.valid_until) == ({"sv": "biobränsle"}, NOW, later)


def test_two_sayings_in_one_file(eurovoc: Source) -> None:
    rows = [{"id": "1", "label": "first"}, {"id": "1", "label": "second"}]
    assert bring(eurovoc, (json.dumps(rows), "list.json")) == (1, 1, 0, 0)
    assert EurovocConcept.objects.get().labels == {"en": "second"}
    assert bring(eurovoc, (json.dumps(rows), "list.json")) == (0, 0, 2, 0)


@pytest.mark.parametrize("order", [(3, 2, 1, 0), (1, 3, 0, 2), (2, 0, 3, 1)])
def test_the_order_of_the_files_does_not_matter(eurovoc: Source, order: Sequence[int]) -> None:
    for place in order:
        bring(eurovoc, FILES[place])
    mixed = whole()
    EurovocConcept.objects.all().delete()
    bring(eurovoc, *FILES)
    assert whole() == mixed


TEXTS = st.dictionaries(st.sampled_from(["sv", "en", "fi"]), st.sampled_from(["a", "b"]), max_size=3)
SAID = st.builds(
    ConceptRecord,
    source=st.just("eurovoc"),
    source_id=st.just("1"),
    labels=TEXTS,
    broader=st.lists(st.sampled_from(["2", "3"]), max_size=2),
    level=st.none() | st.integers(3, 5),
)


@given(
    st.dictionaries(st.sampled_from(["list", "labels-sv", "thesaurus", "levels", "sample"]), SAID),
    st.randoms(),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_told_together_knows_no_order(editions: dict[str, ConceptRecord], random: Any) -> None:
    said = [(edition, statement(record).content) for edition, record in editions.items()]
    mixed = list(said)
    random.shuffle(mixed)
    assert merged(said) == merged(mixed)


def test_killed_half_way_and_run_again(eurovoc: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    table = (json.dumps({str(n): f"ämne {n}" for n in range(1, 26)}), "sv.json")
    monkeypatch.setattr(importing, "BATCH", 10)

    def cut_off() -> Any:
        for number, record in enumerate(records(table)):
            if number == 15:
                raise KeyboardInterrupt
            yield record

    with pytest.raises(KeyboardInterrupt):
        import_records(eurovoc, cut_off(), by=BY, at=NOW)
    assert EurovocConcept.objects.count() == 10
    assert bring(eurovoc, table) == (15, 0, 10, 0)
    broken = whole()
    EurovocConcept.objects.all().delete()
    bring(eurovoc, table)
    assert whole() == broken


def test_what_a_dry_run_says_is_what_an_import_does(eurovoc: Source) -> None:
    bring(eurovoc, (SWEDISH, "sv.json"))
    rejected = ('{"x": "y", "9": "ny", "8412": "biodrivmedel"}', "sv.json")
    for files in (FILES, (rejected, (ENGLISH, "en.json"))):
        plan = plan_import(eurovoc, records(*files), by=BY, at=NOW)
        before = EurovocStatement.objects.count()
        assert EurovocStatement.objects.count() == before
        assert (plan.inserted, plan.updated, plan.unchanged, plan.rejected) == bring(eurovoc, *files)
    assert plan_import(None, records(rejected), by=BY, at=NOW).rejects


def test_who_may_not(eurovoc: Source, person: Any) -> None:
    for who in ("projektledare", "majoritet.tsn", "opposition.rs", "kommunikator", "contactpoint"):
        with pytest.raises(NotAllowed):
            import_records(eurovoc, records(*FILES), by=person(who), at=NOW)
        with pytest.raises(NotAllowed):
            plan_import(eurovoc, records(*FILES), by=person(who), at=NOW)
    assert not EurovocConcept.objects.exists()
    for who in ("strateg", "admin", "bryssel"):
        import_records(eurovoc, records(*FILES), by=person(who), at=NOW)


def test_the_command(db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from utblick.foundation.accounts.matrix import load_defaults

    load_defaults()
    path = tmp_path / "sv.json"
    path.write_text(SWEDISH, encoding="utf-8")
    told = {"inserted": 3, "updated": 0, "unchanged": 0, "rejected": 0, "rejects_file": None}
    assert main(["import", "--dry-run", "eurovoc", str(path)]) == 0
    assert json.loads(capsys.readouterr().out) == told
    assert not EurovocConcept.objects.exists()
    assert main(["import", "eurovoc", str(path)]) == 0
    assert json.loads(capsys.readouterr().out) == told
    assert main(["import", "eurovoc", str(path)]) == 0
    assert json.loads(capsys.readouterr().out) == {**told, "inserted": 0, "unchanged": 3}
    path.write_text('{"8412": 3}', encoding="utf-8")
    rejects = tmp_path / "rejects.jsonl"
    assert main(["import", "eurovoc", str(path), "--rejects", str(rejects)]) == 1
    row = json.loads(rejects.read_text(encoding="utf-8"))
    assert (row["line"], row["id"], row["reason"]) == (1, "8412", "There is no label.")


def test_the_real_files_come_in_once(eurovoc: Source, shared_data: Path) -> None:
    """The beginning of every file of ../shared: all of it is kept, and a second run adds nothing.

    Whole, in the order of their names, they give 7,663 entries, of which 7,515 are subjects and 7,382 of those
    have a Swedish label; the connector's test counts the whole files.
    """
    paths = sorted((shared_data / "eurovoc").rglob("*.*"))
    files = [[*islice(read(path.read_bytes(), str(path)), 60)] for path in paths]
    assert len(files) == 18
    for file in files:
        counts = import_records(eurovoc, file, by=BY, at=NOW)
        assert (counts.inserted + counts.updated, counts.rejected) == (len(file), 0)
    for file in files:
        counts = import_records(eurovoc, file, by=BY, at=NOW)
        assert (counts.inserted, counts.updated, counts.unchanged) == (0, 0, len(file))
    keys = {(one.scheme, one.source_id) for file in files for one in file if isinstance(one, ConceptRecord)}
    assert EurovocConcept.objects.count() == len(keys)
