"""Dates as days left, moments as people say them, marked text, board tags, foreign text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.ui import dates, marking

TODAY = date(2026, 11, 23)
ZONE = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 11, 23, 14, 2, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


def draw(text: str, **context: object) -> str:
    return Template(text).render(Context(context))


@pytest.mark.parametrize(
    ("days", "sv", "en", "state"),
    [
        (-9, "14 nov · 9 dagar sen", "14 Nov · 9 days late", "late"),
        (-1, "22 nov · 1 dag sen", "22 Nov · 1 day late", "late"),
        (0, "23 nov · i dag", "23 Nov · today", "today"),
        (1, "24 nov · i morgon", "24 Nov · tomorrow", "soon"),
        (7, "30 nov · om 7 dagar", "30 Nov · in 7 days", "soon"),
        (8, "1 dec · om 8 dagar", "1 Dec · in 8 days", "later"),
        (40, "2 jan · om 40 dagar", "2 Jan · in 40 days", "later"),
        (90, "21 feb · om 90 dagar", "21 Feb · in 90 days", "later"),
        (91, "22 feb · om 2 mån", "22 Feb · in 2 months", "later"),
        (540, "16 maj 2028 · om 1 år 5 mån", "16 May 2028 · in 1 year 5 months", "later"),
        (731, "23 nov 2028 · om 2 år", "23 Nov 2028 · in 2 years", "later"),
        (-400, "19 okt 2025 · 1 år 1 mån sen", "19 Oct 2025 · 1 year 1 month late", "late"),
        (200, "11 jun 2027 · om 6 mån", "11 Jun 2027 · in 6 months", "later"),
    ],
)
def test_due(days: int, sv: str, en: str, state: str) -> None:
    for language, words in (("sv", sv), ("en", en)):
        with translation.override(language):
            drawn = draw("{% due on today %}", on=TODAY + timedelta(days=days), today=TODAY)
        assert re.sub(r"<[^>]+>", "", drawn) == words
        assert f'data-state="{state}"' in drawn


@pytest.mark.parametrize(
    ("days", "tone"),
    [(-9, "falu"), (0, "falu"), (7, "falu"), (8, "amber"), (30, "amber"), (31, ""), (200, "")],
)
def test_a_deadline_as_a_chip_has_its_colour_by_the_days_left_and_says_them_too(days: int, tone: str) -> None:
    drawn = draw("{% due_chip on today %}", on=TODAY + timedelta(days=days), today=TODAY)
    assert f'class="chip {tone}"' in drawn
    words = re.sub(r"<[^>]+>", "", drawn)
    assert words.startswith("senast ")
    assert dates.left(TODAY + timedelta(days=days), TODAY)[0] in words
    assert draw("{% due_chip None today %}", today=TODAY) == ""


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NOW - timedelta(minutes=13), "i dag 13.49"),
        (NOW - timedelta(days=1), "i går 14.02"),
        (NOW - timedelta(days=3), "20 nov"),
    ],
)
def test_since_is_a_point_in_time_never_time_that_has_passed(moment: datetime, words: str) -> None:
    assert re.sub(r"<[^>]+>", "", dates.since_html(moment, NOW)) == words


def test_due_with_an_hour_says_it_in_swedish_time() -> None:
    moment = datetime(2026, 12, 2, 11, 0, tzinfo=ZoneInfo("UTC"))
    drawn = draw("{% due on today %}", on=moment, today=TODAY)
    assert "2 dec kl. 12.00" in drawn
    assert 'datetime="2026-12-02T12:00:00+01:00"' in drawn


def test_no_date_is_said() -> None:
    assert "inget datum" in draw("{% due on %}", on=None)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NOW - timedelta(seconds=20), "nyss"),
        (NOW - timedelta(minutes=1), "för 1 minut sedan"),
        (NOW - timedelta(minutes=12), "för 12 minuter sedan"),
        (NOW.replace(hour=8, minute=12), "i dag 08.12"),
        (NOW - timedelta(days=1), "i går 14.02"),
        (NOW - timedelta(days=3), "för 3 dagar sedan"),
        (NOW - timedelta(days=30), "24 okt"),
        (NOW + timedelta(hours=1), "i dag 15.02"),
    ],
)
def test_ago(moment: datetime, words: str) -> None:
    assert dates.ago(moment, NOW) == words


def test_ago_follows_swedish_days_not_utc() -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=ZoneInfo("UTC"))  # half past midnight in Sweden
    assert dates.ago(late, NOW) == "i dag 00.30"


def test_marked_escapes_everything_else() -> None:
    text = "<b>regionerna</b> & planer"
    assert marking.marked(text, [(3, 13)]) == "&lt;b&gt;<mark>regionerna</mark>&lt;/b&gt; &amp; planer"


def test_marked_takes_spans_as_pairs_and_as_records() -> None:
    assert (
        marking.marked("ab", [{"start": 0, "end": 1}]) == marking.marked("ab", [(0, 1)]) == "<mark>a</mark>b"
    )


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=6))
def test_marked_loses_and_adds_no_text(text: str, spans: list[tuple[int, int]]) -> None:
    drawn = marking.marked(text, spans)
    assert html.unescape(re.sub(r"</?mark>", "", drawn)) == html.unescape(html.escape(text))
    marks = [html.unescape(found) for found in re.findall(r"<mark>(.*?)</mark>", drawn, re.DOTALL)]
    assert marks == [text[start:end] for start, end in marking.tidy(spans, len(text))]


def test_excerpt_shows_the_surroundings_and_says_what_is_left_out() -> None:
    text = (
        "Början på texten som är lång nog. " * 5 + "Här står biogas mitt i. " + "Slutet är också långt. " * 5
    )
    at = text.index("biogas")
    drawn = marking.excerpt(text, [(at, at + 6)], around=20)
    assert drawn.startswith("… ")
    assert drawn.endswith(" …")
    assert "<mark>biogas</mark>" in drawn
    assert len(drawn) < 90


def test_excerpt_without_spans_is_the_beginning() -> None:
    assert marking.excerpt("kort text", []) == "kort text"


def test_board_tag_escapes_and_keeps_its_colour() -> None:
    drawn = draw("{% board key name %}", key="RUN", name="A & B")
    assert 'data-tone="water"' in drawn
    assert "A &amp; B" in drawn
    assert draw("{% board key %}", key=None) == ""
    assert "<script>" not in draw("{% board key %}", key="<script>")


def test_example_boards_have_a_colour_each() -> None:
    tones = [
        re.search(r'data-tone="(\w+)"', draw("{% board key %}", key=key))
        for key in ("RS", "RUN", "TSN", "HSN")
    ]
    assert len({found[1] for found in tones if found}) == 4


def test_foreign_text_carries_its_language() -> None:
    assert draw('<p{% foreign "fi" %}>') == '<p lang="fi">'
    assert draw('<p{% foreign "sv" %}>') == "<p>"
    assert draw("<p{% foreign None %}>") == "<p>"


def test_notice_reads_out_only_what_is_wrong() -> None:
    assert 'role="alert"' in draw('{% notice "error" "Fel" %}<p>x</p>{% endnotice %}')
    assert "role=" not in draw('{% notice "warning" "Obs" %}<p>x</p>{% endnotice %}')
