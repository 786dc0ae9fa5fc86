"""Press corner lists are read whole, with their markup and line breaks cleaned away."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.commission_press.adapt import read
from utblick.connectors.record import DocumentRecord, Reject

HEADER = "Published Date,Title,IP ID,Link\n"
LINK = "https://ec.europa.eu/commission/presscorner/detail"


def test_a_title_with_markup_and_line_breaks() -> None:
    title = "Commission reviews\nits 8<sup>th</sup> strategy</b><br /><b>"
    row = f'2031-05-26,"{title}",ip_31_684,{LINK}/en/ip_31_684\n'
    (record,) = read((HEADER + row).encode(), "f.csv")
    assert isinstance(record, DocumentRecord)
    assert record.title == "Commission reviews its 8th strategy"
    assert (record.source_id, record.language, record.type) == ("ip_31_684", "en", "press_release")
    assert record.fields == {"press_number": ["IP/31/684"]}


def test_other_headers_numbers_and_the_original_version() -> None:
    rows = f"{LINK}/ov/ip_14_2196,T,IP/14/2196,19/12/2014\n,T,speech/14/7,2014-12-19"
    records = list(read(f"Link,title,ip_id,Date\n{rows}".encode(), "f.csv"))
    first, second = (one for one in records if isinstance(one, DocumentRecord))
    assert (first.source_id, first.language, first.published) == ("ip_14_2196", "", "2014-12-19")
    assert (second.type, second.url) == ("speech", f"{LINK}/en/speech_14_7")


def test_dirty_rows_get_a_sentence_with_their_line() -> None:
    rows = '2031-05-26,"a\nb",x,l\nnever,T,ip_31_1,l\n2031-05-26,,ip_31_2,l\n2031-05-26,T\n\n'
    found = list(read((HEADER + rows).encode(), "f.csv"))
    assert [one.line for one in found if isinstance(one, Reject)] == [2, 4, 5, 6]
    assert [one.id for one in found if isinstance(one, Reject)] == ["x", "ip_31_1", "ip_31_2", ""]
    (reject,) = read(b"a,b\n1,2\n", "f.csv")
    assert isinstance(reject, Reject)
    assert "published, title, number" in reject.reason
    assert list(read(b"", "f")) == []


@given(st.binary(max_size=300))
@settings(max_examples=50)
def test_never_raises(data: bytes) -> None:
    list(read(data, "f"))
    list(read(HEADER.encode() + data, "f"))


def test_the_real_files(shared_data: Path) -> None:
    for name, count in (("all_press_releases.csv", 3338), ("all_press_releases_06042025.csv", 2091)):
        found = list(read((shared_data / "commission-presscorner" / name).read_bytes(), name))
        records = [one for one in found if isinstance(one, DocumentRecord)]
        assert len(found) == len(records) == len({one.source_id for one in records}) == count
        assert not any(sign in one.title for one in records for sign in ("<", "\n", "&amp;"))
