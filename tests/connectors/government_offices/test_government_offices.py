"""Pages of the Government Offices: numbers, dates and Council meetings out of free Swedish text."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from utblick.connectors.government_offices.adapt import plain, read, reply_by
from utblick.connectors.government_offices.meetings import council, meeting_days
from utblick.connectors.government_offices.wire import read_codes
from utblick.connectors.record import DocumentRecord, Reject


def pages(*rows: Any) -> list[DocumentRecord]:
    found = list(read("\n".join(json.dumps(row) for row in rows).encode(), "pages.jsonl"))
    assert all(isinstance(one, DocumentRecord) for one in found), found
    return [one for one in found if isinstance(one, DocumentRecord)]


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("Rådet den 26-27 april 2004", "", ["2004-04-26", "2004-04-27"]),
        ("Rådet, 30 november–1 december 2015", "", ["2015-11-30", "2015-12-01"]),
        ("den 31 december 2015 - 1 januari 2016", "", ["2015-12-31", "2016-01-01"]),
        ("31 december-2 januari 2016", "", ["2015-12-31", "2016-01-01", "2016-01-02"]),
        ("den 7-8 juni, 2012", "", ["2012-06-07", "2012-06-08"]),
        ("den 17 och 18 maj 2004", "", ["2004-05-17", "2004-05-18"]),
        ("8 juli 08", "2008-06-27", ["2008-07-08"]),
        ("den 22 okt 2015", "", ["2015-10-22"]),
        ("den 22 oktober", "2015-10-15", ["2015-10-22"]),
        ("den 14 januari", "2019-12-20", ["2020-01-14"]),
        ("den 22 oktober", "", []),
        ("den 31 juni 2019, ny tid 3 juli 2019", "", ["2019-07-03"]),
        ("rådet 2019", "2019-01-01", []),
    ],
)
def test_meeting_days(text: str, published: str, days: list[str]) -> None:
    assert list(meeting_days(text, published)) == days


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Rådet för allmänna frågor och yttre förbindelser, 26 juli 2004", "GAERC"),
        ("Kommenterad dagordning inför Allmänna rådet (sammanhållning)", "GAC"),
        ("Kommenterad dagordning inför rådet för utrikes frågor (handel)", "FAC"),
        ("Kommenterad dagordning TTE-rådet (transport)", "TTE"),
        ("Kommenterad dagordning inför jordbruks- och fiskerådet", "AGRIFISH"),
        (
            "inför rådets möte (sysselsättning, socialpolitik, hälso- och sjukvård samt konsumentfrågor)",
            "EPSCO",
        ),
        ("Kommenterad dagordning inför miljörådet", "ENV"),
        ("Rådets möte den 16 oktober 2023", ""),
    ],
)
def test_council_configurations(title: str, code: str) -> None:
    assert council(title) == code


def test_a_fakta_pm() -> None:
    index = {
        "title": "Förordning om biogas, 2030/31FPM7",
        "url": "/faktapromemoria/2031/02/fpm7/",
        "published": "2031-02-03",
        "id": None,
        "categories": ["1012"],
        "senders": ["1291"],
        "attachments": [{"name": "pdf", "url": "/contentassets/x/"}],
    }
    text = "# Förordning om biogas\n\nSe [förslaget](https://example.org/a_(b)) och **mer**.\n\n"
    text += "## Regeringen\n* punkt"
    (page,) = pages({"path": "faktapromemoria/2031/02/fpm7.md", "index": index, "text": text})
    assert (page.type, page.language, page.published) == ("fakta_pm", "sv", "2031-02-03")
    assert page.source_id == "faktapromemoria/2031/02/fpm7"
    assert page.url == "https://www.regeringen.se/faktapromemoria/2031/02/fpm7/"
    assert page.fields["fakta_pm"] == ["2030/31:FPM7"]
    assert page.fields["attachment"] == ["https://www.regeringen.se/contentassets/x/"]
    assert page.text == "Se förslaget och mer.\n\nRegeringen\npunkt"
    (bare,) = pages(index)
    assert bare.source_id == page.source_id, "an index record alone is the same page"


def test_a_page_without_an_index_has_a_month_and_no_day() -> None:
    text = (
        "# Remiss av reglerDiarienummer: KN2025/00895\n\nSista dag att svara på remissen är den 3 mars 2025."
    )
    (page,) = pages({"path": "remisser/2025/01/regler.md", "text": text, "keyword_hits": ["cohesion"]})
    assert (page.title, page.published, page.type) == ("Remiss av regler", "", "consultation")
    assert page.fields == {
        "diary_number": ["KN2025/00895"],
        "reply_by": ["2025-03-03"],
        "month": ["2025-01"],
    }


def test_reply_by() -> None:
    assert (
        reply_by("ska ha kommit in till departementet senast fredagen den 18 mars 2016 kl. 16.00.")
        == "2016-03-18"
    )
    assert reply_by("Svar mottas. Mötet hålls den 18 mars 2016.") == ""
    assert reply_by("senast den 30 februari 2016") == ""


def test_text_keeps_its_stars_and_numbers() -> None:
    assert plain("# Annat\n2 * 3 * 4 och C*D", "Titel") == "Annat\n2 * 3 * 4 och C*D"


def test_bad_pages_get_a_sentence() -> None:
    found = list(
        read(b'{"path": "", "text": "# a"}\n{"path": "x/y", "text": "no heading"}\n{"1012": "EU"}\n{', "f")
    )
    assert [one.line for one in found if isinstance(one, Reject)] == [1, 2, 3, 4]
    assert list(read(b"", "f")) == []


def test_codes() -> None:
    assert read_codes(b'{"1012": "EU ", "1": 2}') == {"1012": "EU"}
    assert read_codes(b"[") == read_codes(b"[]") == {}


def test_the_real_files(shared_data: Path) -> None:
    def documents(path: str) -> list[DocumentRecord]:
        found = list(read((shared_data / path).read_bytes(), path))
        assert all(isinstance(one, DocumentRecord) for one in found)
        return [one for one in found if isinstance(one, DocumentRecord)]

    memos = documents("regeringen-faktapromemoria/faktapromemoria.jsonl")
    assert len(memos) == len({one.source_id for one in memos}) == 356
    assert sum("fakta_pm" in one.fields for one in memos) == 353, "three carry no number at all"
    agendas = documents("regeringen-kommenterade-dagordningar/kommenterade-dagordningar.jsonl")
    assert len(agendas) == len({one.source_id for one in agendas}) == 955
    assert sum("meeting_date" in one.fields for one in agendas) == 954, "one names no day"
    assert sum("council" in one.fields for one in agendas) == 948
    others = documents("regeringen-monitoring/monitoring.jsonl")
    assert len(others) == len({one.source_id for one in others}) == 1053
    assert Counter(one.type for one in others)["press_release"] == 304
    assert sum("reply_by" in one.fields for one in others) == 90
    codes = read_codes((shared_data / "regeringen-monitoring/codes.json").read_bytes())
    assert len(codes) == 412
    assert codes["1291"] == "Klimat- och näringslivsdepartementet"
