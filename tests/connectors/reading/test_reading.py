"""Text, JSON, markup and dates are read however damaged they arrive."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.reading.dates import day, moment
from utblick.connectors.reading.json_objects import Broken, Found, read_objects
from utblick.connectors.reading.markup import html_text, parse_xml
from utblick.connectors.reading.text import clean, decode, repair_mojibake


def damage(text: str) -> str:
    """Read UTF-8 as Windows-1252, the way a careless tool does."""
    return "".join(bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "Towns’ needs – “smart” €5 m…",
        "Östergötland på svenska: å ä ö É",
        "Rīga, Tallinn õ š ž",
        "10 µg CO₂ ≥ 5",
        "🌍 Балтика",
    ],
)
def test_mojibake_is_put_right_once_or_twice_over(text: str) -> None:
    assert repair_mojibake(damage(text)) == text
    assert repair_mojibake(damage(damage(text))) == text
    assert repair_mojibake(text) == text


@pytest.mark.parametrize("text", ["«CAFÉ»", "„Spaß“", "MALMÖ” och ”ÅR", "â€ alone", "Ã", "naïve – Ö–Ä"])
def test_sound_text_is_left_alone(text: str) -> None:
    assert repair_mojibake(text) == text


def test_sound_letters_beside_damaged_ones_stay() -> None:
    assert repair_mojibake("Malmö " + damage("–") + " Åbo’s") == "Malmö – Åbo’s"


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=["Cc"])))
@settings(max_examples=60)
def test_what_was_damaged_whole_is_repaired_to_what_a_reader_of_it_sees(text: str) -> None:
    assert repair_mojibake(damage(text)) == repair_mojibake(text)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("\ufeffå".encode(), "å"),
        ("å".encode("utf-16"), "å"),
        ("räksmörgås".encode("cp1252"), "räksmörgås"),
        ("å".encode() + b" \x96 " + "ö".encode(), "å – ö"),
        (b"", ""),
    ],
)
def test_bytes_are_decoded(data: bytes, text: str) -> None:
    assert decode(data) == text


@given(st.binary(max_size=200))
@settings(max_examples=60)
def test_decoding_never_raises_and_its_result_can_be_written(data: bytes) -> None:
    clean(decode(data)).encode("utf-8")


def test_lone_surrogates_and_invisible_marks_go() -> None:
    cleaned = clean("a\ud83d b\u200bc\ufeff\n\n\n d")
    assert cleaned.encode("utf-8").decode() == cleaned == "a\ufffd bc\n\nd"


def rows(text: str) -> list[Any]:
    """Read objects with an `id`; a broken stretch is shown by its line."""
    found = read_objects(text, lambda value: "id" in value)
    return [item.value["id"] if isinstance(item, Found) else ("broken", item.line) for item in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"id": 1}{"id": 2}\n{"id": 3}', [1, 2, 3]),
        ('\ufeff{"id": 1}\ufeff\n\n{"id": 2}', [1, 2]),
        ('[{"id": 1},\n{"id": 2}]', [1, 2]),
        ('{"id": 1, "t": "line\nbreak"}{"id": 2}', [1, 2]),
        ('{"id": 1}\n{"id": 2, "t": "a "b" c", "in": {"x": 1}}\n{"id": 3}', [1, ("broken", 2), 3]),
        ('{"id": 1}{"id": 2, "t": {"id2": 4}', [1, ("broken", 1)]),
        ('{"id": 1}\nnoise {"id": 2}', [1, ("broken", 2), 2]),
        ('[{"id": 1}, {"id": ]}, {"id": 3}]', [1, ("broken", 1), 3]),
        ("", []),
        ("42", [("broken", 1)]),
        ('{"id": ' + "[" * 100_000, [("broken", 1)]),
        ('{"id": ' + "9" * 5000 + '}{"id": 2}', [("broken", 1), 2]),
    ],
)
def test_objects_are_found_whatever_stands_between_them(text: str, expected: list[Any]) -> None:
    assert rows(text) == expected


def test_a_hostile_file_ends_soon() -> None:
    found = list(read_objects('{"x' * 200_000, lambda value: True))
    assert len(found) == 1
    assert isinstance(found[0], Broken)


@given(
    st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=9), max_size=3), max_size=5),
    st.sampled_from(["", "\n", ",", " \ufeff"]),
)
@settings(max_examples=40)
def test_what_was_written_is_read(objects: list[dict[str, str]], glue: str) -> None:
    text = glue.join(json.dumps(o) for o in objects)
    assert [
        item.value for item in read_objects(text, lambda value: True) if isinstance(item, Found)
    ] == objects


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-09-23", "2026-09-23"),
        ("2026-09-23T00:00:00.000+0000", "2026-09-23"),
        ("23/09/2026", "2026-09-23"),
        ("3.9.2026", "2026-09-03"),
        ("20260923", "2026-09-23"),
        ("26 April 2004", "2004-04-26"),
        ("26 maj 2004", "2004-05-26"),
        ("2026-02-30", ""),
        ("soon", ""),
        (None, ""),
    ],
)
def test_days(value: object, expected: str) -> None:
    assert day(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-09-23T17:00:00.000+0200", "2026-09-23T17:00:00+02:00"),
        ("2026-09-23T15:00:00Z", "2026-09-23T15:00:00+00:00"),
        ("2026-09-23T00:00:00.000+0000", "2026-09-23"),
        ("2026-09-23T17:00:00", "2026-09-23"),
        ("2026-09-23 17:00:04+00", "2026-09-23T17:00:04+00:00"),
        ("23/09/2026", "2026-09-23"),
    ],
)
def test_moments_keep_the_hour_only_with_a_zone(value: object, expected: str) -> None:
    assert moment(value) == expected


def test_html_becomes_text_in_reading_order() -> None:
    markup = "<style>x</style><p>One&nbsp;&amp; <b>two</b></p><table><tr><td>a</td><td>b</td></tr></table>"
    markup += "CO<sub>2</sub><script>y</script> end"
    assert html_text(markup) == "One & two\n\na b\n\nCO2 end"
    assert html_text("") == html_text("   ") == ""
    assert html_text("plain &#39;text&#39;") == "plain 'text'"


def test_xml_entities_are_not_followed(tmp_path: Any) -> None:
    (tmp_path / "secret").write_text("secret")
    data = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><a>&x;</a>'.encode()
    root = parse_xml(data)
    assert not isinstance(root, str)
    assert "secret" not in "".join(root.itertext())
    assert isinstance(parse_xml(b"<a>"), str)
    assert isinstance(parse_xml(b""), str)
