"""What a query finds in the archive, before it is saved: how many, when, which, and who else catches them.

What would cost too much is not read: the answer then says how far it reaches, and why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from utblick.engine.archive.narrowing import Narrowing
from utblick.engine.matching.evaluate import positive_leaves
from utblick.engine.query.text import to_text
from utblick.engine.query.tree import Node, Or, Title
from utblick.features.monitoring import asking
from utblick.features.monitoring.archive.store import day_of, document_of
from utblick.features.monitoring.asking import COUNTED, Question, WordCount
from utblick.features.monitoring.models import Document, Hit, WatchProfile
from utblick.features.monitoring.passages import Passage, passages

NEWEST = 10
MONTHS = 24
# How much is read where the database cannot say exactly: a second or two.
MOST_DOCUMENTS = 800
MOST_CHARACTERS = 1_500_000
# A query that lets the database leave nothing out is tried on the newest documents only.
BLIND_DOCUMENTS = 200
LEAVES = 24


@dataclass(frozen=True, slots=True)
class Shown:
    """A document that the query finds, with the words, and the other profiles that catch it."""

    document: Document
    passages: list[Passage]
    also: list[WatchProfile]

    @property
    def title_marks(self) -> list[list[int]]:
        """Give what to mark in the title."""
        return next((one["marks"] for one in self.passages if one["field"] == "title"), [])

    @property
    def in_text(self) -> list[Passage]:
        """Give the passages of the text."""
        return [one for one in self.passages if one["field"] == "text"]


@dataclass(frozen=True, slots=True)
class Month:
    """How many documents of a month are found."""

    first: date
    count: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a query finds.

    `total` is exact unless `more` (then at least so many). `read` is how many of `candidates` were read where
    not all were, else nothing. `earlier` are those found before the first of `months`; `compared` are those
    that `overlap` and `only_here` tell of.
    """

    total: int
    more: bool
    newest: list[Shown]
    months: list[Month]
    earlier: int
    overlap: list[tuple[WatchProfile, int]]
    only_here: int
    compared: int
    read: int | None = None
    candidates: int = 0
    is_blind: bool = False
    words: list[WordCount] = field(default_factory=list)


def preview(question: Question, *, today: date, besides: int | None = None) -> Preview:
    """Try a query on the archive; `besides` is the profile it belongs to, which is not counted as another."""
    narrowing = question.narrowing()
    words = word_counts(question)
    if narrowing.exact:
        ranks = asking.ranks(narrowing.expression, COUNTED + 1)
        more, ranks = len(ranks) > COUNTED, ranks[:COUNTED]
        return replace(_result(question, ranks, today, besides), more=more, words=words)
    blind = question.is_blind()
    ranks, read, ended = _verified(question, narrowing, BLIND_DOCUMENTS if blind else MOST_DOCUMENTS)
    result = replace(_result(question, ranks, today, besides), words=words)
    if ended:
        return result
    candidates = asking.count(narrowing.expression)
    return replace(result, more=True, read=read, candidates=candidates, is_blind=blind)


def _verified(question: Question, narrowing: Narrowing, most: int) -> tuple[list[int], int, bool]:
    """Read candidates, newest first; give those that hit, how many were read, and whether that was all."""
    matcher = question.matcher()
    found: list[int] = []
    read = characters = 0
    for rank, document in asking.candidates(narrowing):
        if read >= most or characters >= MOST_CHARACTERS:
            return found, read, False
        read, characters = read + 1, characters + len(document.text)
        if matcher.spans(document) is not None:
            found.append(rank)
    return found, read, True


def _result(question: Question, ranks: Sequence[int], today: date, besides: int | None) -> Preview:
    numbers = [document_of(rank) for rank in ranks]
    also = _others(numbers, besides)
    counts = Counter(profile for profiles in also.values() for profile in profiles)
    profiles = WatchProfile.objects.in_bulk(list(counts))
    months, earlier = by_month((day_of(rank) for rank in ranks), today)
    return Preview(
        total=len(ranks),
        more=False,
        newest=list(_shown(question, numbers[:NEWEST], also, profiles)),
        months=months,
        earlier=earlier,
        overlap=[(profiles[p], n) for p, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))],
        only_here=len(numbers) - len(also),
        compared=len(numbers),
    )


def _others(numbers: Sequence[int], besides: int | None) -> dict[int, list[int]]:
    """Give for each document that another profile catches, which ones do."""
    also: dict[int, list[int]] = {}
    for start in range(0, len(numbers), 5_000):
        rows = Hit.objects.filter(
            document__in=numbers[start : start + 5_000], gone_at=None, profile__is_active=True
        ).order_by("profile__name", "profile_id")
        if besides is not None:
            rows = rows.exclude(profile=besides)
        for document, profile in rows.values_list("document_id", "profile_id"):
            also.setdefault(document, []).append(profile)
    return also


def _shown(
    question: Question,
    numbers: Sequence[int],
    also: dict[int, list[int]],
    profiles: dict[int, WatchProfile],
) -> Iterator[Shown]:
    matcher = question.matcher()
    rows = Document.objects.select_related("source", "matter").in_bulk(numbers)
    for number in numbers:
        if (document := rows.get(number)) is None:
            continue
        spans = matcher.spans(document) or []
        yield Shown(
            document,
            passages(document.title, document.text, spans),
            [profiles[p] for p in also.get(number, ())],
        )


def by_month(days: Iterable[date], today: date) -> tuple[list[Month], int]:
    """Count days by month: the last 24 up to today, or up to the newest when that is longer ago.

    Give the months, oldest first, and how many days lie before them.
    """
    counted = Counter(day.year * 12 + day.month - 1 for day in days)
    last = today.year * 12 + today.month - 1
    newest = max(counted, default=last)
    if newest <= last - MONTHS:
        last = newest
    # What is dated in the future (a meeting to come) is counted into the last month that is shown.
    months = dict.fromkeys(range(last - MONTHS + 1, last + 1), 0)
    earlier = 0
    for month, number in counted.items():
        if month <= last - MONTHS:
            earlier += number
        else:
            months[min(month, last)] += number
    return [Month(date(m // 12, m % 12 + 1, 1), n) for m, n in months.items()], earlier


def word_counts(question: Question) -> list[WordCount]:
    """Say what each word, phrase or concept of the query finds by itself, within the profile's limits."""
    found: dict[str, WordCount] = {}
    for leaf in _leaves(question.tree):
        text = to_text(leaf)
        if text in found or len(found) >= LEAVES:
            continue
        narrowing = replace(question, tree=leaf).narrowing()
        count = asking.count(narrowing.expression)
        found[text] = WordCount(text, count, narrowing.exact or count == 0)
    return list(found.values()) if len(found) > 1 else []


def _leaves(tree: Node) -> Iterator[Node]:
    for leaf in positive_leaves(tree):
        if isinstance(leaf, Title) and isinstance(leaf.inside, Or):
            yield from (Title(part) for part in leaf.inside.parts)  # type: ignore[arg-type]
        else:
            yield leaf
