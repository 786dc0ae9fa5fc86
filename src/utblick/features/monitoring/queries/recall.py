"""Documents that mattered: would a profile have caught them, by which words, and what would have?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Q
from django.urls import Resolver404, resolve

from utblick.engine.query.parse import QueryError
from utblick.engine.text.analysis import Analysis, analyse
from utblick.engine.text.analysis import Document as Text
from utblick.features.monitoring import standing
from utblick.features.monitoring.archive import Search, search
from utblick.features.monitoring.asking import Question, WordCount, question_of
from utblick.features.monitoring.models import Document, RecallItem, WatchProfile
from utblick.features.monitoring.passages import Passage, passages
from utblick.features.monitoring.queries.suggestions import Helper
from utblick.features.monitoring.queries.visible import visible
from utblick.foundation.accounts.viewer import Viewer

OFFERED = 10
_ADDRESS = re.compile(r"https?://\S+|/\S+")


@dataclass(frozen=True, slots=True)
class Trial:
    """One document that mattered: caught by these words, or missed; `outside` when a limit keeps it out."""

    item: RecallItem
    is_caught: bool
    words: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    missing: list[WordCount] = field(default_factory=list)
    outside: str = ""


@dataclass(frozen=True, slots=True)
class Recall:
    """How many of the documents that mattered are caught."""

    total: int
    caught: int


def trials(profile: WatchProfile) -> list[Trial]:
    """Try a profile on each document that mattered, the missed ones first, with words that would help."""
    items = list(profile.recall_items.select_related("document__source").order_by("id"))
    question = _question(profile)
    found = [_trial(item, question) for item in items]
    missed = [trial for trial in found if not trial.is_caught and not trial.outside]
    if question is not None and missed:
        helper = Helper(question)
        helped = {trial.item.pk: helper.words(_read(trial.item)) for trial in missed}
        found = [replace(trial, missing=helped.get(trial.item.pk, [])) for trial in found]
    return sorted(found, key=lambda trial: trial.is_caught)


def _question(profile: WatchProfile) -> Question | None:
    try:
        return question_of(profile)
    except QueryError:
        return None


def summary(profile: WatchProfile) -> Recall | None:
    """Count what a profile catches of the documents that mattered; nothing when none are listed."""
    items = list(profile.recall_items.select_related("document__source"))
    return recall_of(items, _question(profile)) if items else None


def recall_of(items: Sequence[RecallItem], question: Question | None) -> Recall:
    """Count what a question catches of some documents."""
    if question is None:
        return Recall(len(items), 0)
    matcher = question.matcher()
    caught = 0
    for item in items:
        analysis = _read(item)
        spans = matcher.spans(item.document, analysis) if item.document else matcher.spans_in(analysis)
        caught += spans is not None
    return Recall(len(items), caught)


def _read(item: RecallItem) -> Analysis:
    if item.document:
        return analyse(standing.as_text(item.document))
    return analyse(Text(id="", title=item.title, text=item.text, language=item.language or None))


def _trial(item: RecallItem, question: Question | None) -> Trial:
    if question is None:
        return Trial(item, False)
    matcher, analysis = question.matcher(), _read(item)
    title, text = analysis.document.title, analysis.document.text
    spans = matcher.spans_in(analysis)
    if spans is not None:
        words = list(dict.fromkeys(analysis.source(part)[s:e].casefold() for part, s, e in spans))
        if item.document and question.sources and item.document.source.key not in question.sources:
            return Trial(item, False, words=words, outside="source")
        return Trial(item, True, words=words, passages=passages(title, text, spans, most=1))
    if question.languages and analysis.language not in question.languages:
        free = Question(question.tree, question.vocabulary)
        if free.matcher().spans_in(analysis) is not None:
            return Trial(item, False, outside="language")
    return Trial(item, False)


def offered(viewer: Viewer, profile: WatchProfile, asked: str) -> list[Document]:
    """Give the documents that a search, a document's address or a matter's address or number means.

    What is listed already is left out. Raises `QueryError` when it is a search that cannot be read.
    """
    asked = asked.strip()
    listed = set(profile.recall_items.exclude(document=None).values_list("document_id", flat=True))
    rows = Document.objects.select_related("source")
    if (matter := _matter_number(asked)) is not None:
        found = list(
            rows.filter(matter__in=visible(viewer).filter(pk=matter)).order_by("first_seen_at", "id")
        )
    elif _ADDRESS.fullmatch(asked):
        found = list(rows.filter(Q(url=asked) | Q(url=asked.rstrip("/")))[:OFFERED])
    else:
        found = [one.document for one in search(viewer, Search(query=asked)).found]
    return [document for document in found if document.pk not in listed][:OFFERED]


def _matter_number(asked: str) -> int | None:
    """Read a matter's number or address."""
    if asked.isascii() and asked.isdecimal() and len(asked) < 10:
        return int(asked)
    if not _ADDRESS.fullmatch(asked):
        return None
    path = re.sub(r"^https?://[^/]+", "", asked).partition("?")[0]
    try:
        found = resolve(path)
    except Resolver404:
        return None
    return found.kwargs["number"] if found.view_name == "monitoring:matter" else None


def is_address(asked: str) -> bool:
    """Say whether what was asked for is an address, so that the answer may speak of one."""
    return _ADDRESS.fullmatch(asked.strip()) is not None
