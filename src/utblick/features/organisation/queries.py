"""Read the organisation as it was, is or will be on a day.

Rows come with the names they had on that day; do not save what a query gave.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypedDict

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from utblick.features.organisation.dated import day_of, holds_on
from utblick.features.organisation.models import (
    Assignment,
    Board,
    BoardVersion,
    Level,
    Remit,
    Topic,
    Unit,
    UnitVersion,
)
from utblick.features.organisation.rules import Period, RemitFact, choose_owner
from utblick.foundation.accounts.models import Account, open_on

Day = date | datetime


def boards(at: Day) -> list[Board]:
    """Give the boards that exist on the day, in their order, named as they were then."""
    day = day_of(at)
    earlier = {version.board_id: version for version in BoardVersion.objects.at(day)}
    found = list(Board.objects.at(day))
    for board in found:
        if version := earlier.get(board.pk):
            board.name_sv, board.name_en = version.name_sv, version.name_en
    return found


def board_by_key(key: str, at: Day) -> Board | None:
    """Give the board with that key, if it exists on the day."""
    return Board.objects.at(at).filter(key=key).first()


@dataclass(slots=True)
class Branch:
    """A unit with what is below it; `found` says whether it is asked for or only leads to one that is."""

    unit: Unit
    branches: list[Branch] = field(default_factory=list)
    found: bool = True

    def walk(self) -> Iterator[Branch]:
        """Give this branch and all below it, from the top."""
        yield self
        for branch in self.branches:
            yield from branch.walk()


def unit_tree(at: Day, *, search: str = "", kind: str = "", board: str = "") -> list[Branch]:
    """Give the unit tree of the day: where each unit belonged and what it was called then.

    With `search` (in either name or the place), `kind` or `board` (a key), only what fits is kept, and what
    leads there.
    """
    trunk = _whole_tree(day_of(at))
    if not (search or kind or board):
        return trunk
    return [branch for branch in trunk if _prune(branch, search.casefold(), kind, board)]


def units_as_of(at: Day) -> dict[int, Unit]:
    """Give every unit that ever was by its id: where it belonged on the day, and what it was called then.

    A unit that did not exist on the day is as it was when it did, or is now.
    """
    earlier = {version.unit_id: version for version in UnitVersion.objects.at(at).select_related("board")}
    found = {unit.pk: unit for unit in Unit.objects.select_related("board")}
    for number, version in earlier.items():
        unit = found[number]
        unit.name_sv, unit.name_en = version.name_sv, version.name_en
        unit.parent_id, unit.board = version.parent_id, version.board
    for unit in found.values():
        unit.parent = found[unit.parent_id] if unit.parent_id else None
    return found


def _whole_tree(day: date) -> list[Branch]:
    branches = {number: Branch(unit) for number, unit in units_as_of(day).items() if unit.holds(day)}
    trunk: list[Branch] = []
    for branch in sorted(
        branches.values(), key=lambda branch: (branch.unit.level, branch.unit.name.casefold())
    ):
        above = branches.get(branch.unit.parent_id) if branch.unit.parent_id else None
        (above.branches if above else trunk).append(branch)
    return trunk


def _prune(branch: Branch, search: str, kind: str, board: str) -> bool:
    """Keep below `branch` what fits; say whether anything is left to show."""
    unit = branch.unit
    words = f"{unit.name_sv}\n{unit.name_en}\n{unit.place}".casefold()
    branch.found = (
        search in words and kind in ("", unit.kind) and board in ("", unit.board.key if unit.board else None)
    )
    branch.branches = [below for below in branch.branches if _prune(below, search, kind, board)]
    return branch.found or bool(branch.branches)


def units_below(units: Iterable[int], at: Day) -> frozenset[int]:
    """Give the ids of these units and of everything below them on the day."""
    ids = list(units)
    if not ids:
        return frozenset()
    # Two steps down reach everything: the tree has three levels.
    below = Unit.objects.at(at).filter(Q(pk__in=ids) | Q(parent__in=ids) | Q(parent__parent__in=ids))
    return frozenset(below.values_list("pk", flat=True))


def lowest_units(at: Day) -> QuerySet[Unit]:
    """Give the units where the work is done: the third level, which the participation goal is about."""
    return Unit.objects.at(at).filter(level=Level.UNIT).select_related("parent", "board")


def topics(at: Day) -> QuerySet[Topic]:
    """Give the topics of the day in their order."""
    return Topic.objects.at(at)


def topics_for_concepts(concepts: Iterable[str], at: Day) -> list[str]:
    """Give the keys of the topics that these watch concepts signal, most signals first."""
    wanted = set(concepts)
    signals = [(len(wanted.intersection(topic.concepts)), topic) for topic in topics(at)]
    # The sort is stable: equals stay in the order of topics.
    return [topic.key for count, topic in sorted(signals, key=lambda signal: -signal[0]) if count]


def remits(at: Day) -> QuerySet[Remit]:
    """Give the remits of the day with their topic and boards."""
    held = Remit.objects.at(at).filter(holds_on(at, "topic__"))
    return held.select_related("topic", "owner", "joint_with").prefetch_related("concerned")


def owner_for_topic(topic: str, at: Day) -> Board | None:
    """Give the board that owns the topic (by key) on the day, or None when nobody does."""
    remit = remits(at).filter(holds_on(at, "owner__"), topic__key=topic).first()
    return remit.owner if remit else None


def coming_remits(at: Day) -> dict[int, Remit]:
    """Give, by the topic's id, the next remit of each topic that gets one after the day."""
    ahead = Remit.objects.filter(valid_from__gt=day_of(at)).select_related("topic", "owner", "joint_with")
    # The latest first, so that the next one stays.
    return {remit.topic_id: remit for remit in ahead.order_by("-valid_from")}


def remit_before(remit: Remit) -> Remit | None:
    """Give the remit that ended when this one began and takes over again if this one is taken back; maybe none.

    Only where it can hold until further notice again: its board goes on, and no later remit follows.
    """
    others = Remit.objects.filter(topic=remit.topic_id).exclude(pk=remit.pk).select_related("owner", "topic")
    if others.filter(valid_from__gte=remit.valid_from).exists():
        return None
    return others.filter(valid_until=remit.valid_from, owner__valid_until=None).first()


class Reason(TypedDict):
    """Why a board is proposed, ready to be stored as JSON and said again later in either language."""

    rule: str
    owner: str | None
    concerned: list[str]
    topics: list[dict[str, str]]
    unowned: list[str]
    on: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whose matter it is: one owner, several concerned, and why."""

    owner: Board | None
    concerned: tuple[Board, ...]
    reason: Reason


def remit_for(topic_keys: Sequence[str], at: Day) -> Proposal:
    """Propose the owner board and the concerned boards for a matter on these topics, strongest first.

    Without a topic, or when nobody owns the topics, the executive board is proposed: a matter without an
    owner does not exist. `owner` is None only where there is no executive board either.
    """
    day = day_of(at)
    known = {board.key: board for board in boards(day)}
    executive = next((key for key, board in known.items() if board.is_executive), None)
    keys = list(dict.fromkeys(topic_keys))
    found = {remit.topic.key: remit for remit in remits(day).filter(topic__key__in=keys)}
    facts = []
    for key in keys:
        remit = found.get(key)
        if remit is not None and remit.owner.key in known:
            facts.append(_fact(remit, known))
    choice = choose_owner(facts, executive, list(known))
    reason = Reason(
        rule=choice.rule,
        owner=choice.owner,
        concerned=list(choice.concerned),
        topics=[
            {
                "key": fact.topic,
                "name_sv": found[fact.topic].topic.name_sv,
                "name_en": found[fact.topic].topic.name_en,
                "owner": fact.owner,
                "certainty": fact.certainty,
            }
            for fact in facts
        ],
        unowned=[key for key in keys if key not in {fact.topic for fact in facts}],
        on=day.isoformat(),
    )
    return Proposal(known.get(choice.owner or ""), tuple(known[key] for key in choice.concerned), reason)


def _fact(remit: Remit, known: dict[str, Board]) -> RemitFact:
    return RemitFact(
        topic=remit.topic.key,
        owner=remit.owner.key,
        concerned=tuple(board.key for board in remit.concerned.all() if board.key in known),
        joint_with=remit.joint_with.key if remit.joint_with and remit.joint_with.key in known else None,
        certainty=remit.certainty,
    )


def reason_sentence(reason: Reason, language: str) -> str:
    """Say in a sentence why the board is proposed; `language` (`sv` or `en`) is for the topics' names."""
    name = "name_en" if language == "en" else "name_sv"
    values = {"board": reason["owner"] or "", "topics": ", ".join(topic[name] for topic in reason["topics"])}
    owned = [topic[name] for topic in reason["topics"] if topic["owner"] == reason["owner"]]
    values["owned"] = ", ".join(owned)
    if reason["owner"] is None:
        return gettext("No board owns the topic, and there is no executive board.")
    if reason["rule"] == "executive":
        return (
            gettext("%(board)s: no board owns the topic, and the executive board owns what nobody else does.")
            % values
        )
    if reason["rule"] == "one":
        sentence = gettext("%(board)s owns the topic: %(topics)s.") % values
    elif reason["rule"] == "most":
        sentence = gettext("%(board)s owns most of the topics: %(owned)s.") % values
    else:
        sentence = gettext("%(board)s owns the topic named first: %(owned)s.") % values
    if any(topic["certainty"] == "unsure" for topic in reason["topics"]):
        sentence += " " + gettext("The remit is to be confirmed.")
    return sentence


def ownerless_topics(at: Day) -> list[Topic]:
    """Give the topics that no existing board owns on the day."""
    owned = remits(at).filter(holds_on(at, "owner__")).values("topic")
    return list(topics(at).exclude(pk__in=owned))


@dataclass(frozen=True, slots=True)
class Overlap:
    """A topic that several remits claim at the same time."""

    topic: Topic
    remits: tuple[Remit, ...]


def overlapping_remits(at: Day) -> list[Overlap]:
    """Give the topics with more than one remit on the day.

    The pages do not let this happen; rows that came another way may.
    """
    by_topic: dict[Topic, list[Remit]] = {}
    for remit in remits(at):
        by_topic.setdefault(remit.topic, []).append(remit)
    return [Overlap(topic, tuple(claims)) for topic, claims in by_topic.items() if len(claims) > 1]


@dataclass(frozen=True, slots=True)
class SharedConcept:
    """A watch concept that signals topics of different boards: what has it may be the matter of each."""

    concept: str
    remits: tuple[Remit, ...]


def shared_concepts(at: Day) -> list[SharedConcept]:
    """Give the concepts that signal topics which no board owns in common."""
    by_concept: dict[str, list[Remit]] = {}
    for remit in remits(at):
        for concept in remit.topic.concepts:
            by_concept.setdefault(concept, []).append(remit)
    found = []
    for concept, claims in sorted(by_concept.items()):
        owners = [{claim.owner_id, claim.joint_with_id} - {None} for claim in claims]
        if not set.intersection(*owners):
            found.append(SharedConcept(concept, tuple(claims)))
    return found


def people(
    at: Day, *, role: str | None = None, board: str | None = None, unit: int | None = None
) -> QuerySet[Assignment]:
    """Give who serves on the day: in a role, for a board (by key), for a unit (by id) or what is below it."""
    found = (
        Assignment.objects.at(at)
        .filter(open_on(day_of(at), "account__"))
        .select_related("account", "board", "unit")
    )
    if role:
        found = found.filter(role=role)
    if board:
        found = found.filter(board__key=board)
    if unit:
        found = found.filter(unit__in=units_below([unit], at))
    return found


def roles_of(account: Account) -> QuerySet[Assignment]:
    """Give all roles that an account has, had or will have, the latest first."""
    rows = Assignment.objects.filter(account=account).select_related("board", "unit")
    return rows.order_by("-valid_from", "-pk")


def is_leaving(account: Account) -> bool:
    """Say whether it is known that somebody goes: the account ends, or no role of theirs is until further notice."""
    if account.valid_until is not None or not account.is_active:
        return True
    return not Assignment.objects.filter(account=account, valid_until=None).exists()


def period(row: Board | Unit | Topic | Remit | Assignment) -> Period:
    """Give the days during which a row holds."""
    return Period(row.valid_from, row.valid_until)
