"""The preview against the slow, obvious evaluation of each query on each of some sixty documents."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.features.monitoring.conftest import document, record
from utblick.connectors.record import DocumentRecord
from utblick.engine.matching.evaluate import matches
from utblick.engine.query.parse import parse
from utblick.engine.text.analysis import analyse
from utblick.features.monitoring import asking, preview, standing
from utblick.features.monitoring.actions import profiles
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.actions.profiles import Wish
from utblick.features.monitoring.asking import Question
from utblick.features.monitoring.models import Document, Source, WatchProfile
from utblick.features.monitoring.passages import passages
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer

SWEDISH = "biogas biodrivmedel buss bussar skatt skatten tåg hav havet färja region regionens skog energi"
ENGLISH = "biogas biofuel bus buses tax taxes train sea ferry region regional forest energy"
WORDS = {"sv": SWEDISH.split(" "), "en": ENGLISH.split(" ")}
TODAY = date(2026, 11, 23)
COUNT = 60


@pytest.fixture
def sixty(bring: Callable[..., Counts], source: Source, other_source: Source) -> list[Document]:
    """Bring sixty small documents in two languages from two sources, spread over three years."""
    dice = random.Random(7)
    coming: dict[Source, list[DocumentRecord]] = {source: [], other_source: []}
    for number in range(COUNT):
        language = dice.choice(["sv", "sv", "en"])
        words = WORDS[language]
        title = f"Nr {number}: " + " ".join(dice.choices(words, k=3))
        text = ". ".join(
            " ".join(dice.choices(words, k=dice.randint(2, 9))) for _ in range(dice.randint(0, 4))
        )
        on = TODAY - timedelta(days=dice.randint(0, 1100))
        extra: dict[str, Any] = {"type": "opinion"} if dice.random() < 0.3 else {}
        if dice.random() < 0.2:
            text += f" Se COM(2026) {dice.randint(1, 9)}."
        one = record(f"d{number}", title, text, language=language, published=on.isoformat(), **extra)
        coming[dice.choice([source, other_source])].append(one)
    for into, records in coming.items():
        bring(*records, into=into)
    return list(Document.objects.select_related("source"))


@pytest.fixture
def vocabulary(biofuel: WatchProfile) -> standing.Vocabulary:
    return standing.vocabulary()


QUERIES = [
    "biogas",
    "skatten",
    "#biofuel",
    "bus*",
    "*gas",
    "*reg*",
    '"biogas skatt"',
    "biogas NEAR/2 skatt",
    "(biogas OR tax) NEAR/1 (bus OR skatt)",
    "title:(buss OR ferry)",
    "biogas NOT skatt",
    "energi AND NOT title:energi",
    "type:opinion tåg",
    "language:en forest",
    "COM(2026) 3",
    "source:radet hav",
    "biogas-skatt OR tax-biofuel",
    "NOT (biogas OR skatt) hav",
    "inget-sådant-ord",
]


def oracle(query: str, vocabulary: standing.Vocabulary, documents: list[Document]) -> set[int]:
    tree = parse(query, vocabulary)
    return {d.pk for d in documents if matches(tree, analyse(standing.as_text(d)), vocabulary)}


@pytest.mark.parametrize("query", QUERIES)
def test_the_preview_is_what_a_slow_evaluation_gives(
    query: str, vocabulary: standing.Vocabulary, sixty: list[Document]
) -> None:
    expected = oracle(query, vocabulary, sixty)
    found = preview.preview(Question(parse(query, vocabulary), vocabulary), today=TODAY)
    assert (found.total, found.more, found.read) == (len(expected), False, None)
    assert sum(month.count for month in found.months) + found.earlier == len(expected)
    ordered = sorted(
        (d for d in sixty if d.pk in expected), key=lambda d: (d.published_on, d.pk), reverse=True
    )
    assert [shown.document.pk for shown in found.newest] == [d.pk for d in ordered[:10]]
    by_month = Counter((d.published_on.year, d.published_on.month) for d in ordered if d.published_on)
    for month in found.months:
        assert month.count == by_month[month.first.year, month.first.month]
    for shown in found.newest:
        for passage in shown.passages:
            for start, end in passage["marks"]:
                assert passage["text"][start:end].strip()
    assert {p.pk for p, _n in found.overlap} <= set(WatchProfile.objects.values_list("pk", flat=True))


@given(
    st.lists(st.sampled_from(QUERIES), min_size=2, max_size=3), st.sampled_from([" OR ", " AND ", " NOT "])
)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
def test_combined_queries_agree_too(
    vocabulary: standing.Vocabulary, sixty: list[Document], parts: list[str], operator: str
) -> None:
    query = operator.join(f"({part})" for part in parts)
    found = preview.preview(Question(parse(query, vocabulary), vocabulary), today=TODAY)
    assert found.total == len(oracle(query, vocabulary, sixty))


@pytest.mark.parametrize(("languages", "sources"), [(["en"], []), ([], ["radet"]), (["sv"], ["radet"])])
def test_limits_hold_and_agree_with_what_saving_finds(
    vocabulary: standing.Vocabulary,
    sixty: list[Document],
    person: Callable[[str], Viewer],
    now: datetime,
    languages: list[str],
    sources: list[str],
) -> None:
    expected = {
        d.pk
        for d in sixty
        if d.pk in oracle("biogas OR hav", vocabulary, sixty)
        and (not languages or d.language in languages)
        and (not sources or d.source.key in sources)
    }
    tree = parse("biogas OR hav", vocabulary)
    question = Question(tree, vocabulary, languages, sources)
    assert preview.preview(question, today=TODAY).total == len(expected)
    wish = Wish(
        name="B",
        query="biogas OR hav",
        owner=Account.objects.get(email="strateg@utblick.example"),
        languages=languages,
        sources=list(Source.objects.filter(key__in=sources)),
    )
    saved = profiles.create_profile(wish, {}, by=person("strateg"), at=now)
    assert set(saved.profile.hits.values_list("document_id", flat=True)) == expected


def test_overlap_counts_documents_of_other_profiles_that_are_on(
    vocabulary: standing.Vocabulary, sixty: list[Document], biofuel: WatchProfile
) -> None:
    theirs = oracle("#biofuel", vocabulary, sixty)
    mine = oracle("biogas OR hav", vocabulary, sixty)
    question = Question(parse("biogas OR hav", vocabulary), vocabulary)
    found = preview.preview(question, today=TODAY)
    assert [(p.pk, n) for p, n in found.overlap] == [(biofuel.pk, len(mine & theirs))]
    assert (found.only_here, found.compared) == (len(mine - theirs), len(mine))
    for shown in found.newest:
        assert bool(shown.also) == (shown.document.pk in theirs)
    assert preview.preview(question, today=TODAY, besides=biofuel.pk).overlap == []
    WatchProfile.objects.update(is_active=False)
    assert preview.preview(question, today=TODAY).overlap == []


def test_a_query_that_narrows_nothing_reads_only_the_newest_and_says_so(
    vocabulary: standing.Vocabulary, sixty: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "BLIND_DOCUMENTS", 5)
    monkeypatch.setattr(preview, "MOST_DOCUMENTS", 10)
    monkeypatch.setattr(asking, "words_like", lambda wildcard: None)
    monkeypatch.setattr("utblick.features.monitoring.archive.asked.words_like", lambda wildcard: None)
    found = preview.preview(Question(parse("*reg*", vocabulary), vocabulary), today=TODAY)
    newest = sorted(sixty, key=lambda d: (d.published_on, d.pk), reverse=True)[:5]
    assert (found.read, found.candidates, found.is_blind, found.more) == (5, COUNT, True, True)
    assert found.total == len(oracle("*reg*", vocabulary, newest))
    near = preview.preview(Question(parse("hav NEAR/9 skog", vocabulary), vocabulary), today=TODAY)
    assert not near.is_blind


def test_each_word_is_counted_by_itself(vocabulary: standing.Vocabulary, sixty: list[Document]) -> None:
    question = Question(parse("title:(buss OR tåg) OR biogas OR nosuch", vocabulary), vocabulary)
    counts = {one.text: (one.count, one.exact) for one in preview.word_counts(question)}
    assert counts == {
        text: (len(oracle(text, vocabulary, sixty)), True)
        for text in ("title:buss", "title:tåg", "biogas", "nosuch")
    }
    assert preview.word_counts(replace(question, tree=parse("biogas", vocabulary))) == []


def test_a_single_document_shows_the_words_that_the_engine_marks(
    bring: Callable[..., Counts], vocabulary: standing.Vocabulary
) -> None:
    bring(record("1", "Biogas och skatt", "Skatten på biogas höjs."))
    found = preview.preview(Question(parse("biogas skatt", vocabulary), vocabulary), today=TODAY)
    marked = [p["text"][s:e] for shown in found.newest for p in shown.passages for s, e in p["marks"]]
    assert marked == ["Biogas", "skatt", "Skatten", "biogas"]
    assert found.newest[0].document == document("1")
    assert passages("a", "", []) == []


@pytest.mark.parametrize(
    ("days", "first", "last", "counts", "earlier"),
    [
        ([], (2024, 12), (2026, 11), {}, 0),
        ([date(2026, 11, 1), date(2026, 11, 30)], (2024, 12), (2026, 11), {(2026, 11): 2}, 0),
        ([date(2026, 10, 31), date(2024, 11, 30)], (2024, 12), (2026, 11), {(2026, 10): 1}, 1),
        ([date(2013, 12, 20), date(2009, 1, 1)], (2012, 1), (2013, 12), {(2013, 12): 1}, 1),
        ([date(2027, 3, 1)], (2024, 12), (2026, 11), {(2026, 11): 1}, 0),
    ],
)
def test_months(
    days: list[date],
    first: tuple[int, int],
    last: tuple[int, int],
    counts: dict[tuple[int, int], int],
    earlier: int,
) -> None:
    months, before = preview.by_month(days, TODAY)
    assert len(months) == 24
    assert [(m.first.year, m.first.month) for m in (months[0], months[-1])] == [first, last]
    assert {(m.first.year, m.first.month): m.count for m in months if m.count} == counts
    assert before == earlier
