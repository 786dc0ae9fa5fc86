"""How what stands on a person's day is shared out: next to the news as far as there is room, the rest below."""

from __future__ import annotations

from datetime import date

from utblick.ui.desk import Line, Part
from utblick.ui.today import CARD, WIDE, height, shared_out

DAY = date(2026, 11, 29)


def part(name: str, lines: int) -> Part:
    return Part(name, name, [Line("En rad", "/", day=DAY) for _line in range(lines)])


def test_a_part_takes_more_room_the_more_it_says() -> None:
    empty = Part("tom", "Tom", empty="Inget.")
    assert height(empty) == CARD + 1
    assert height(part("en", 1)) > height(empty)
    assert height(part("två", 2)) > height(part("en", 1))
    long = Part("lång", "Lång", [Line("En rubrik som är så lång att den inte får plats på en rad", "/")])
    assert height(long) > height(long, WIDE)
    assert height(Part("tal", "Tal", figure=("4 / 4", "enheter"), empty="Alla.")) == CARD + 3


def test_the_first_parts_stand_next_to_the_news_while_there_is_room() -> None:
    parts = [part(name, 2) for name in ("ett", "två", "tre")]
    each = height(parts[0])
    assert shared_out(parts, 0) == ([], parts)
    assert shared_out(parts, each) == (parts[:1], parts[1:])
    # The last may hang out by half of it, and no more.
    assert shared_out(parts, 1.5 * each) == (parts[:2], parts[2:])
    assert shared_out(parts, 1.4 * each) == (parts[:1], parts[1:])
    assert shared_out(parts, 100) == (parts, [])


def test_what_is_urgent_is_not_passed_by_for_what_is_small() -> None:
    big, small = part("stor", 9), part("liten", 1)
    assert shared_out([big, small], height(small)) == ([], [big, small])
