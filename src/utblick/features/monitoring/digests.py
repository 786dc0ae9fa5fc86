"""When digests are due and what goes into one: pure, on rows that `queries/digests.py` has read.

Nothing here reads the database or the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from utblick.features.monitoring.models import Document, Hit, Judgement, Matter
from utblick.features.monitoring.models.digests import Sending
from utblick.features.monitoring.models.profiles import Rhythm

MONDAY, FRIDAY = 0, 4
REGULAR = (Rhythm.DAILY, Rhythm.WEEKLY, Rhythm.MONTHLY)
# How far ahead the matters are that a digest reminds of.
DUE_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When mail goes out. `zone` is the region's own clock; weekdays count from Monday, 0."""

    zone: ZoneInfo
    at: time = time(7)
    weekdays: frozenset[int] = frozenset(range(MONDAY, FRIDAY + 1))
    weekly_on: int = MONDAY
    instant_gap: timedelta = timedelta(minutes=5)

    def is_open(self, at: datetime) -> bool:
        """Say whether regular mail goes out on this day."""
        return at.astimezone(self.zone).weekday() in self.weekdays


@dataclass(frozen=True, slots=True)
class Slot:
    """One period of one rhythm: it tells what was found in `[since, until)` and not told before."""

    rhythm: str
    key: str
    since: datetime
    until: datetime


def slot(rhythm: str, at: datetime, calendar: Calendar) -> Slot:
    """Give the slot of a regular rhythm that ended last at `at`.

    Daily ones end at the calendar's hour on each weekday, weekly ones on Monday, monthly ones on the month's
    first weekday. Raises ValueError for a rhythm without slots.
    """
    until = _last_end(rhythm, at, calendar)
    since = _last_end(rhythm, until - timedelta(seconds=1), calendar)
    on = until.date()
    year, week, _day = on.isocalendar()
    key = {
        Rhythm.DAILY: on.isoformat(),
        Rhythm.WEEKLY: f"{year}-W{week:02}",
        Rhythm.MONTHLY: f"{on:%Y-%m}",
    }
    return Slot(rhythm, key[Rhythm(rhythm)], since, until)


def next_end(rhythm: str, at: datetime, calendar: Calendar) -> datetime:
    """Give the next moment when a regular rhythm's slot ends, after `at`."""
    day = at.astimezone(calendar.zone).date()
    for ahead in range(70):
        on = day + timedelta(days=ahead)
        if _ends_on(rhythm, on, calendar) and (end := _end(on, calendar)) > at:
            return end
    raise ValueError(f"the rhythm {rhythm!r} never comes round")


def _last_end(rhythm: str, at: datetime, calendar: Calendar) -> datetime:
    day = at.astimezone(calendar.zone).date()
    for back in range(70):
        on = day - timedelta(days=back)
        if _ends_on(rhythm, on, calendar) and (end := _end(on, calendar)) <= at:
            return end
    raise ValueError(f"the rhythm {rhythm!r} never comes round")


def _end(on: date, calendar: Calendar) -> datetime:
    return datetime.combine(on, calendar.at, tzinfo=calendar.zone)


def _ends_on(rhythm: str, on: date, calendar: Calendar) -> bool:
    if rhythm == Rhythm.DAILY:
        return on.weekday() in calendar.weekdays
    if rhythm == Rhythm.WEEKLY:
        return on.weekday() == calendar.weekly_on
    if rhythm != Rhythm.MONTHLY or on.weekday() not in calendar.weekdays:
        return False
    return not any((on - timedelta(days=n)).weekday() in calendar.weekdays for n in range(1, on.day))


@dataclass(frozen=True, slots=True)
class Pending:
    """A hit that somebody has not been told of, and the rhythm that they want its profile in."""

    hit: Hit
    rhythm: str

    @property
    def matter(self) -> Matter:
        return self.hit.document.matter

    def is_due(self, rhythm: str, until: Mapping[str, datetime]) -> bool:
        """Say whether it was found before the end of a rhythm's slot, when that has one."""
        return rhythm in until and self.hit.found_at < until[rhythm]


def chosen(
    pending: Iterable[Pending],
    until: Mapping[str, datetime] | None,
    *,
    mine: frozenset[int] = frozenset(),
    own_rhythm: str = Rhythm.NEVER,
) -> list[Pending]:
    """Give the hits to tell now: those of the rhythms that are due, found before each one's end.

    What is found in a matter of one's own (`mine`) is due in `own_rhythm` too. With a matter that is told,
    everything untold about it goes along, so that it comes once and not again with the week's mail. Without
    `until` everything is told.
    """
    listed = list(pending)
    if until is None:
        return listed

    def is_due(one: Pending) -> bool:
        rhythms = {one.rhythm, own_rhythm} if one.matter.pk in mine else {one.rhythm}
        return any(one.is_due(rhythm, until) for rhythm in rhythms)

    due = {one.matter.pk for one in listed if is_due(one)}
    return [one for one in listed if one.matter.pk in due]


@dataclass(slots=True)
class Entry:
    """One matter of a digest: it stands once, however many documents, profiles and sources brought it."""

    matter: Matter
    hits: list[Hit]
    sources: list[str] = field(default_factory=list)
    is_known: bool = False
    is_corrected: bool = False

    @property
    def profiles(self) -> list[str]:
        """Give the names of the profiles that hit, each once."""
        return list(dict.fromkeys(hit.profile.name for hit in self.hits))

    @property
    def documents(self) -> list[Document]:
        """Give the documents that hit, each once."""
        return list({hit.document_id: hit.document for hit in self.hits}.values())

    @property
    def telling(self) -> Hit:
        """Give the hit whose passages tell most: in the text rather than the title, with most words."""
        return max(self.hits, key=lambda h: (*_telling(h), -h.pk))

    @property
    def passage(self) -> dict[str, object] | None:
        """Give the passage to show; the title stands there anyway, so one of the text before it."""
        passages = self.telling.passages
        return next((p for p in passages if p["field"] == "text"), next(iter(passages), None))


def _telling(hit: Hit) -> tuple[int, int]:
    in_text = [p for p in hit.passages if p["field"] == "text"]
    return len(in_text), sum(len(p["marks"]) for p in in_text)


@dataclass(frozen=True, slots=True)
class Correction:
    """A document that they were told of says something else now; perhaps the words are gone."""

    document: Document
    profiles: list[str]
    is_gone: bool

    @property
    def ref(self) -> str:
        """Give what is told once: this version of this document."""
        return f"{self.document.pk}:{self.document.digest}"


@dataclass(frozen=True, slots=True)
class Move:
    """The latest judgement on a matter, and those before it that have not been told either."""

    latest: Judgement
    earlier: list[Judgement]


@dataclass(frozen=True, slots=True)
class Reminder:
    """A matter of one's own that is due, by its own day or its deadline. `stage` is soon or late."""

    matter: Matter
    on: date
    stage: str

    @property
    def ref(self) -> str:
        """Give what is told once: this matter, this day, this stage."""
        return f"{self.matter.pk}:{self.on.isoformat()}:{self.stage}"


@dataclass(frozen=True, slots=True)
class Quiet:
    """The profiles that found nothing, and how much was looked at: silence is a message too."""

    profiles: list[str]
    since: datetime
    checked: int
    alarming: list[str]
    oldest: str
    oldest_at: datetime | None


@dataclass(slots=True)
class Content:
    """Everything that one mail to one person tells."""

    entries: list[Entry] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    news: list[Document] = field(default_factory=list)
    due: list[Reminder] = field(default_factory=list)
    fresh_due: list[Reminder] = field(default_factory=list)
    quiet: Quiet | None = None
    rhythms: frozenset[str] = frozenset()

    @property
    def hits(self) -> list[Hit]:
        return [hit for entry in self.entries for hit in entry.hits]

    @property
    def new(self) -> list[Entry]:
        return [entry for entry in self.entries if not entry.is_known]

    @property
    def known(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.is_known]

    @property
    def has_news(self) -> bool:
        """Say whether there is anything that has not been told before."""
        return bool(self.entries or self.corrections or self.moves or self.news or self.fresh_due)

    @property
    def is_worth_a_mail(self) -> bool:
        return self.has_news or self.quiet is not None


def by_matter(
    hits: Sequence[Pending],
    *,
    known: frozenset[int],
    told: frozenset[int],
    sources: Mapping[int, list[str]],
    me: int,
) -> list[Entry]:
    """Group hits by matter: one's own first, then those with a deadline, then the newest.

    `known` are matters and `told` documents that the person has been told of; `sources` the names of each
    matter's sources.
    """
    entries: dict[int, Entry] = {}
    for one in hits:
        matter = one.matter
        entry = entries.setdefault(
            matter.pk,
            Entry(matter, [], sources=list(sources.get(matter.pk, ())), is_known=matter.pk in known),
        )
        entry.hits.append(one.hit)
        entry.is_corrected = entry.is_corrected or one.hit.document_id in told

    def place(entry: Entry) -> tuple[bool, bool, float, float, int]:
        matter = entry.matter
        owner = matter.owner_id or matter.proposed_owner_id
        newest = max(hit.found_at for hit in entry.hits).timestamp()
        coming = matter.deadline_at is not None and matter.deadline_at.timestamp() >= newest
        deadline = matter.deadline_at.timestamp() if coming and matter.deadline_at else 0.0
        return owner != me, not coming, deadline, -newest, matter.pk

    return sorted(entries.values(), key=place)


def longest(slots: Iterable[Slot]) -> list[Slot]:
    """Order slots by how long they are, the longest first: it holds the mail that carries them all."""
    order = list(reversed(Sending.values))
    return sorted(slots, key=lambda s: order.index(s.rhythm))


def served(slots: Sequence[Slot], content: Content, today: date) -> list[Slot]:
    """Give the slots that a mail serves, the longest first: today's, and earlier ones that it makes up for."""
    ordered = longest(slots)
    found = [s for s in ordered if s.until.date() == today or s.rhythm in content.rhythms]
    return found or ordered[-1:]


def fits(total: int, size: int, limit: int) -> int:
    """Give how many of `total` entries to show so that a mail of `size` comes under `limit`."""
    return max(0, min(total - 1, total * limit // size - 1))
