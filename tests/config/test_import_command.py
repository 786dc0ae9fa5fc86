"""`utblick import` keeps its promises: counts, rejects in a file, a dry run that changes nothing, sentences."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as installed

from utblick.config.command import main
from utblick.features.actors.models import OwnName, PublishedMeeting
from utblick.features.monitoring.models import Document, Matter, Source
from utblick.foundation.accounts.matrix import load_defaults

FEED = "<rss version='2.0'><channel>{}</channel></rss>"
ITEM = "<item><guid>g{0}</guid><title>Åtgärd {0}</title></item>"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setattr(installed, "DATA", folder, raising=False)
    load_defaults()
    return folder


MEETINGS = (
    ",committees,country,date,dossier,epid,group,lobbyists,location,mep,role,title\n"
    "1,\"['ITRE']\",Sweden,15-10-2021,2021/0203(COD) Energy,12,RE,Biogas Öst,Digitalt,Anna ÅBERG,Member,On biogas\n"
    "2,[],Sweden,16-10-2021,,12,RE,Region Syd,Digitalt,Anna ÅBERG,Member,Ports\n"
)


def feed(folder: Path, *numbers: int, broken: bool = False) -> str:
    items = "".join(ITEM.format(number) for number in numbers) + ("<item></item>" if broken else "")
    path = folder / f"{'-'.join(map(str, numbers))}{'x' if broken else ''}.xml"
    path.write_text(FEED.format(items), encoding="utf-8")
    return str(path)


def said(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_a_second_run_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [feed(tmp_path, 1, 2), feed(tmp_path, 3)]
    assert main(["import", "feed", *paths]) == 0
    first = {"inserted": 3, "updated": 0, "unchanged": 0, "rejected": 0, "rejects_file": None}
    assert said(capsys) == first
    assert main(["import", "feed", *paths]) == 0
    assert said(capsys) == {**first, "inserted": 0, "unchanged": 3}
    assert Source.objects.get().key == "feed"


def test_a_dry_run_says_what_would_happen_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", "feed", feed(tmp_path, 1)])
    said(capsys)
    assert main(["import", "--dry-run", "feed", feed(tmp_path, 1, 2, broken=True)]) == 1
    counts = said(capsys)
    assert (counts["inserted"], counts["unchanged"], counts["rejected"]) == (1, 1, 1)
    assert (Document.objects.count(), Matter.objects.count()) == (1, 1)


def test_rejects_go_to_a_file_with_line_and_reason(
    tmp_path: Path, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = tmp_path / "rejects.jsonl"
    path = feed(tmp_path, 1, broken=True)
    assert main(["import", "feed", path, "--rejects", str(asked)]) == 1
    assert said(capsys)["rejects_file"] == str(asked)
    row = json.loads(asked.read_text(encoding="utf-8"))
    assert row["file"] == path
    assert row["line"] >= 1
    assert "neither an identifier" in row["reason"]
    # Without a place of one's own they are kept beside the database.
    assert main(["import", "feed", path]) == 1
    kept = Path(said(capsys)["rejects_file"])
    assert kept.parent.parent == data_folder
    assert json.loads(kept.read_text(encoding="utf-8")) == row


def test_files_go_into_the_source_that_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = Source.objects.create(key="havet", kind="feed", name_sv="Havet", name_en="The sea")
    assert main(["import", "feed", feed(tmp_path, 1), "--into", "havet"]) == 0
    assert source.documents.count() == 1
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["fed", "{file}"], "did you mean feed?"),
        (["feed", "{file}", "--into", "finns-inte"], "no source with the key 'finns-inte'"),
        (["feed", "{folder}"], "is a folder"),
        (["feed", "{folder}/saknas.xml"], "cannot read"),
        (["feed", "-", "-"], "only once"),
        (["feed", "{file}", "--rejects", "{folder}"], "cannot write"),
    ],
)
def test_wrong_usage_gets_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    names = {"file": feed(tmp_path, 1), "folder": str(tmp_path)}
    assert main(["import", *(word.format(**names) for word in words)]) == 2
    told = capsys.readouterr().err
    assert sentence in told
    assert "Traceback" not in told


def test_an_unreadable_file_is_a_reject_and_the_others_come_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_bytes(b"\x00\x01\x02")
    assert main(["import", "feed", str(bad), feed(tmp_path, 1)]) == 1
    counts = said(capsys)
    assert (counts["inserted"], counts["rejected"]) == (1, 1)


def test_a_source_that_nobody_keeps_is_refused_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("utblick.foundation.taking.takers", dict)
    assert main(["import", "europarl_members", feed(tmp_path, 1)]) == 2
    told = capsys.readouterr().err
    assert "can be read but not imported" in told
    assert "person, meeting" in told


def test_published_meetings_come_in_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    OwnName.objects.create(name="Biogas Öst")
    path = tmp_path / "meetings.csv"
    path.write_text(MEETINGS, encoding="utf-8")
    assert main(["import", "mep_meetings", str(path)]) == 0
    first = said(capsys)
    assert (first["inserted"], first["left_out"]) == (1, 1), "of others' meetings the old are not kept"
    assert main(["import", "mep_meetings", str(path)]) == 0
    again = said(capsys)
    assert (again["inserted"], again["updated"], again["unchanged"]) == (0, 0, 1)
    assert PublishedMeeting.objects.count() == 1


def test_a_dry_run_leaves_no_file_of_rejects(
    tmp_path: Path, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "feed", feed(tmp_path, 1, broken=True), "--dry-run"]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["rejects_file"] is None
    assert "neither an identifier" in told.err
    assert not (data_folder / "rejects").exists()


def test_the_help_names_kinds_that_there_are() -> None:
    from utblick.config.commands.import_records import EXAMPLE
    from utblick.connectors.registry import BY_NAME

    named = re.findall(r"utblick import (\w+)", EXAMPLE)
    assert len(named) == 4
    assert set(named) <= set(BY_NAME)
