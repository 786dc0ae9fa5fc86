"""Ask a source what it has: by its kind, conditionally, and without touching the database.

`look` may run in a thread of its own: it is given all it needs and gives back all it found. It never raises on
what the other side does.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

from utblick.connectors.feed.fetch import fetch_feed
from utblick.connectors.feed.wire import NoFeed, read_entries
from utblick.connectors.fetching.exchange import Limits
from utblick.connectors.fetching.fetcher import Fetcher
from utblick.connectors.fetching.results import Fetched, FetchFailed, NotModified
from utblick.connectors.mailbox.imap import MailboxAddress, MailboxState, fetch_mails
from utblick.connectors.record import DocumentRecord, Record, Reject
from utblick.connectors.references import mentioned
from utblick.connectors.registry import BY_NAME
from utblick.connectors.riksdag.fetch import documents as riksdag_documents
from utblick.connectors.sedia_calls.fetch import topics
from utblick.connectors.webpage.compare import changes
from utblick.connectors.webpage.snapshot import NoMainText, Page, snapshot
from utblick.features.monitoring.intake import is_stored

MAILBOX = "mailbox"
# These are files that people bring; all other kinds of the registry can be asked at an address.
NOT_FETCHED = frozenset({"manual", "upload"})
RIKSDAG_BACK = timedelta(days=30)
LETTERS_ROUNDS = 5
REMEMBERED_TEXT = 200_000
# What an interface's answer without documents holds; without it, it is something else than an answer.
EMPTY_LISTS = {"riksdag": b'"dokumentlista"', "sedia_calls": b'"results"', "sedia_results": b'"results"'}

# What a page that changed says, in the page's own language where that is Swedish, else in English.
WORDS = {
    "sv": ("Sidan har ändrats: {}", "Nytt på sidan:", "Borttaget från sidan:"),
    "en": ("The page changed: {}", "New on the page:", "Removed from the page:"),
}
NO_FEED = {
    "page": (
        "Adressen svarar med en webbsida i stället för ett flöde.",
        "The address answers with a web page instead of a feed.",
    ),
    "other": (
        "Det som adressen svarar med går inte att läsa som {}.",
        "What the address answers with cannot be read as {}.",
    ),
}


@dataclass(frozen=True, slots=True)
class Errand:
    """A source as it stood when it was claimed: all that looking needs to know."""

    pk: int
    kind: str
    address: str
    etag: str = ""
    last_modified: str = ""
    selector: str = ""
    state: Mapping[str, Any] = field(default_factory=dict)
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What a source had. `failure` says why nothing could be had; `state` is what to remember for next time."""

    records: tuple[Record | Reject, ...] = ()
    failure: FetchFailed | None = None
    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""
    state: Mapping[str, Any] = field(default_factory=dict)
    not_modified: bool = False


def can_be_fetched(kind: str, address: str) -> bool:
    """Tell whether a source of this kind and address is one that we ask, rather than one that people fill."""
    if kind == MAILBOX:
        return bool(settings.UTBLICK_MAILBOX)
    return bool(address) and kind in BY_NAME and kind not in NOT_FETCHED and is_stored(BY_NAME[kind])


@cache
def default_fetcher() -> Fetcher:
    """Give the fetcher of this process: one, so that the pause between two questions to a host holds."""
    return Fetcher(contact=settings.UTBLICK_CONTACT)


@cache
def quick_fetcher() -> Fetcher:
    """Give a fetcher for when a person waits for the answer: one try and a few seconds."""
    limits = Limits(connect=5.0, read=8.0, total=15.0)
    return Fetcher(contact=settings.UTBLICK_CONTACT, limits=limits, tries=1, pause=0.2)


def look(errand: Errand, fetcher: Fetcher) -> Looked:
    """Ask a source what it has."""
    ways: dict[str, Callable[[Errand, Fetcher], Looked]] = {
        "feed": _feed,
        "eurlex_feed": _feed,
        "webpage": _page,
        "sedia_calls": _calls,
        "riksdag": _riksdag,
        MAILBOX: _mailbox,
    }
    return ways.get(errand.kind, _file)(errand, fetcher)


def read(kind: str, data: bytes, name: str) -> list[Record | Reject]:
    """Read what a source of a kind answered."""
    return list(BY_NAME[kind].load()(data, name))


def _feed(errand: Errand, fetcher: Fetcher) -> Looked:
    answer = fetch_feed(fetcher, errand.address, etag=errand.etag, last_modified=errand.last_modified)
    return _answered(errand, answer)


def _file(errand: Errand, fetcher: Fetcher) -> Looked:
    answer = fetcher.fetch(errand.address, etag=errand.etag, last_modified=errand.last_modified)
    return _answered(errand, answer)


def _answered(errand: Errand, answer: Fetched | NotModified | FetchFailed) -> Looked:
    if isinstance(answer, FetchFailed):
        return Looked(failure=answer, state=errand.state)
    if isinstance(answer, NotModified):
        return _unchanged(errand, answer)
    records = read(errand.kind, answer.content, errand.address)
    failure = unreadable(errand.kind, answer, records)
    if failure is not None:
        return Looked(failure=failure, state=errand.state)
    return _told(errand, answer, records)


def _told(errand: Errand, answer: Fetched, records: list[Record | Reject], **state: Any) -> Looked:
    return Looked(
        records=tuple(records),
        etag=answer.etag[:300],
        last_modified=answer.last_modified[:100],
        moved_to=answer.moved_to,
        state={**errand.state, **state},
    )


def _unchanged(errand: Errand, answer: NotModified) -> Looked:
    return Looked(
        etag=answer.etag[:300],
        last_modified=answer.last_modified[:100],
        moved_to=answer.moved_to,
        state=errand.state,
        not_modified=True,
    )


def unreadable(kind: str, answer: Fetched, records: list[Record | Reject]) -> FetchFailed | None:
    """Say why an answer is not what the source should give, or nothing when it is.

    A feed without entries is a feed; a page in a feed's place, or an answer of which nothing could be read, is
    a source that does not work.
    """
    if any(not isinstance(one, Reject) for one in records):
        return None
    if kind in ("feed", "eurlex_feed"):
        try:
            next(read_entries(answer.content), None)
        except NoFeed as problem:
            which = "page" if "web page" in str(problem) or _looks_like_page(answer) else "other"
            return _failed("not_a_feed", which, "ett flöde", "a feed")
        return None
    if kind in EMPTY_LISTS and not records and EMPTY_LISTS[kind] in answer.content:
        return None
    return _failed("unreadable", "other", _label(kind, "sv"), _label(kind, "en"))


def _looks_like_page(answer: Fetched) -> bool:
    start = answer.content[:2000].lower()
    return b"<html" in start or b"<!doctype html" in start


def _label(kind: str, language: str) -> str:
    known = BY_NAME[kind]
    sentence = known.sentence_sv if language == "sv" else known.sentence_en
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _failed(code: str, which: str, detail_sv: str, detail_en: str) -> FetchFailed:
    sentence_sv, sentence_en = NO_FEED[which]
    return FetchFailed(code, sentence_sv.format(detail_sv), sentence_en.format(detail_en))


# Interfaces that answer page by page.


def _calls(errand: Errand, fetcher: Fetcher) -> Looked:
    return _pages(errand, topics(fetcher))


def _riksdag(errand: Errand, fetcher: Fetcher) -> Looked:
    """Ask for the documents of the kind that the address names, from a month before the last success on."""
    wanted = parse_qs(urlsplit(errand.address).query)
    kind = (wanted.get("doktyp") or [""])[0]
    if not kind or errand.since is None:
        return _file(errand, fetcher)
    since = (errand.since - RIKSDAG_BACK).isoformat()
    words = (wanted.get("sok") or [""])[0]
    return _pages(errand, riksdag_documents(fetcher, kind=kind, since=since, words=words))


def _pages(errand: Errand, answers: Iterator[Fetched | NotModified | FetchFailed]) -> Looked:
    """Gather what an interface answers page by page; what came before a failure is kept and the failure told."""
    records: list[Record | Reject] = []
    for answer in answers:
        if isinstance(answer, FetchFailed):
            return Looked(records=tuple(records), failure=answer, state=errand.state)
        if isinstance(answer, NotModified):
            continue
        found = read(errand.kind, answer.content, errand.address)
        failure = unreadable(errand.kind, answer, found)
        if failure is not None:
            return Looked(records=tuple(records), failure=failure, state=errand.state)
        records += found
    return Looked(records=tuple(records), state=errand.state)


# Pages without a feed.


def _page(errand: Errand, fetcher: Fetcher) -> Looked:
    answer = fetcher.fetch(errand.address, etag=errand.etag, last_modified=errand.last_modified)
    if isinstance(answer, FetchFailed):
        return Looked(failure=answer, state=errand.state)
    if isinstance(answer, NotModified):
        return _unchanged(errand, answer)
    try:
        page = snapshot(answer.content, answer.url or errand.address, errand.selector)
    except NoMainText as problem:
        failure = FetchFailed("no_main_text", problem.sentence_sv, problem.sentence_en)
        return Looked(failure=failure, state=errand.state)
    before = errand.state.get("page") or {}
    records: list[Record | Reject] = []
    # Without an earlier reading there is nothing to compare with: the page is remembered, and that is all.
    if before and before.get("digest") != page.digest:
        changed = page_change(errand.address, page, str(before.get("text", "")))
        if changed is not None:
            records.append(changed)
    kept = {"digest": page.digest, "title": page.title, "text": page.text[:REMEMBERED_TEXT]}
    return _told(errand, answer, records, page=kept)


def page_change(address: str, page: Page, old_text: str) -> DocumentRecord | None:
    """Give the document that tells what came to a page and what went, or nothing when that is only order."""
    found = changes(old_text, page.text[:REMEMBERED_TEXT])
    added = [one.text for one in found if one.kind == "added"]
    removed = [one.text for one in found if one.kind == "removed"]
    if not added and not removed:
        return None
    heading, new, gone = WORDS["sv" if page.language == "sv" else "en"]
    first = " ".join((added or removed)[0].split())
    first = first if len(first) <= 110 else first[:109].rsplit(" ", 1)[0] + "…"
    text = "\n\n".join([*([new, *added] if added else []), *([gone, *removed] if removed else [])])
    title = heading.format(f"{page.title} – {first}" if first != page.title else first)
    return DocumentRecord(
        source="webpage",
        source_id=f"{address[:400]}#{page.digest}",
        url=address,
        title=title,
        language=page.language,
        type="page_change",
        text=text,
        fields=mentioned(title, text),
    )


# The mailbox.


def _mailbox(errand: Errand, fetcher: Fetcher) -> Looked:
    try:
        address = MailboxAddress.parse(settings.UTBLICK_MAILBOX)
    except ValueError as reason:
        failure = FetchFailed(
            "address",
            "Brevlådans adress (UTBLICK_MAILBOX) är felskriven eller saknas.",
            f"UTBLICK_MAILBOX: {reason}.",
        )
        return Looked(failure=failure, state=errand.state)
    known = errand.state.get("mailbox") or {}
    state = MailboxState(int(known.get("validity", 0)), int(known.get("last_uid", 0)))
    records: list[Record | Reject] = []
    for _round in range(LETTERS_ROUNDS):
        mails = fetch_mails(address, state)
        if isinstance(mails, FetchFailed):
            # What was read before the break is kept, and reading goes on from there.
            return Looked(records=tuple(records), failure=mails, state=_at(errand, state))
        for number, data in mails.letters:
            records += read(MAILBOX, data, f"uid {number}")
        for number, size in mails.too_large:
            told = f"The mail is larger than we read ({size // 1_000_000} MB)."
            records.append(Reject(file=f"uid {number}", line=1, reason=told))
        state = mails.state
        if not mails.more:
            break
    return Looked(records=tuple(records), state=_at(errand, state))


def _at(errand: Errand, state: MailboxState) -> dict[str, Any]:
    return {**errand.state, "mailbox": dataclasses.asdict(state)}


def since_day(moment: datetime | None, at: datetime) -> date:
    """Give the day from which an interface is asked: the last success, or now when there was none."""
    return (moment or at).date()
