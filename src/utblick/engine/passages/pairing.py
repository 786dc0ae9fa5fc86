"""Which passage of a new version is which of the old one: by id, by text, by likeness.

In this order: the same text at the same id; the same text elsewhere, nearest first; then, of all that may belong
together, the likeliest pairs first. Candidates are looked up by the rare words in a row that they share, so
that nothing is compared with everything.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from utblick.engine.passages.ids import parent
from utblick.engine.passages.wording import tokens
from utblick.engine.passages.writing import Passage

TELLING = 4
"""Words that a text needs before the same text elsewhere is the same passage: `the Commission shall` is not."""
LIKE_HERE, LIKE_NEAR, LIKE_FAR = 0.2, 0.5, 0.6
"""How alike two passages must be at the same id, within the same parent, anywhere. Decision 0017 says how found."""
_HERE, _NEAR = 0.25, 0.1  # what the same id and the same parent count for beside likeness
_ROW = 4  # words in a row
_COMMON = 8  # rows of words that more passages than these have tell nothing
_TRIED = 5  # candidates compared for one passage


class _Side:
    """One version: its passages, and what is not paired yet."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.at = {passage.id: i for i, passage in enumerate(passages)}
        self.parents = [parent(passage.id) for passage in passages]
        self.left = dict.fromkeys(range(len(passages)))
        self._words: dict[int, list[str]] = {}

    def words(self, at: int) -> list[str]:
        """Give the words and signs of a passage with its heading."""
        found = self._words.get(at)
        if found is None:
            passage = self.passages[at]
            found = [token for token in tokens(f"{passage.heading} {passage.text}") if not token.isspace()]
            self._words[at] = found
        return found


def pairs(old: Sequence[Passage], new: Sequence[Passage]) -> dict[int, int]:
    """Give for places in `new` the places in `old` that they were; what has none is inserted."""
    left, right = _Side(old), _Side(new)
    found: dict[int, int] = {}

    def pair(before: int, after: int) -> None:
        found[after] = before
        del left.left[before], right.left[after]

    for after, passage in enumerate(new):
        before = left.at.get(passage.id)
        if before is not None and _said(old[before]) == _said(passage):
            pair(before, after)
    for before, after in _same_text(left, right):
        pair(before, after)
    for before, after in _alike(left, right):
        if before in left.left and after in right.left:
            pair(before, after)
    for before, after in _by_what_they_hold(left, right, found):
        if before in left.left and after in right.left:
            pair(before, after)
    for after in list(right.left):
        before = left.at.get(new[after].id)
        if before in left.left and not (left.words(before) and right.words(after)):
            pair(before, after)  # an article whose text went into paragraphs is still that article
    return found


def _said(passage: Passage) -> tuple[str, str]:
    return passage.heading, passage.text


def _same_text(left: _Side, right: _Side) -> Iterator[tuple[int, int]]:
    """Yield passages whose text stands elsewhere now: within the same parent first, then in order."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for before in left.left:
        places[_said(left.passages[before])].append(before)
    waiting: list[tuple[int, list[int]]] = []
    for after in right.left:
        passage = right.passages[after]
        if passage.text and (candidates := places.get(_said(passage))):
            waiting.append((after, candidates))
    taken: set[int] = set()
    for near in (True, False):
        for after, candidates in waiting:
            if after in taken or (not near and len(right.words(after)) < TELLING):
                continue
            for before in candidates:
                if not near or left.parents[before] == right.parents[after]:
                    candidates.remove(before)
                    taken.add(after)
                    yield before, after
                    break


def _alike(left: _Side, right: _Side) -> list[tuple[int, int]]:
    """Give the pairs that are alike enough, the likeliest first."""
    scored: list[tuple[float, int, int]] = []
    for after, before in _candidates(left, right):
        a, b = left.words(before), right.words(after)
        if not a or not b:
            continue
        same_id = left.passages[before].id == right.passages[after].id
        near = left.parents[before] == right.parents[after]
        least = LIKE_HERE if same_id else LIKE_NEAR if near else LIKE_FAR
        likeness = Indel.normalized_similarity(a, b, score_cutoff=least)
        if likeness < least or (not same_id and min(len(a), len(b)) < TELLING):
            continue
        scored.append((likeness + (_HERE if same_id else _NEAR if near else 0.0), before, after))
    scored.sort(key=lambda row: (-row[0], row[2], row[1]))
    return [(before, after) for _, before, after in scored]


def _candidates(left: _Side, right: _Side) -> Iterator[tuple[int, int]]:
    """Yield (new, old) that may be one: at the same id, and those that share most rare rows of words."""
    holders: dict[int, list[int]] = defaultdict(list)
    for before in left.left:
        for row in _rows(left.words(before)):
            holders[row].append(before)
    for after in right.left:
        votes: Counter[int] = Counter()
        for row in _rows(right.words(after)):
            who = holders.get(row, ())
            if len(who) <= _COMMON:
                votes.update(who)
        tried = [before for before, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_TRIED]]
        same = left.at.get(right.passages[after].id)
        if same is not None and same in left.left and same not in tried:
            tried.append(same)
        for before in tried:
            yield after, before


def _rows(words: Sequence[str]) -> set[int]:
    size = min(_ROW, max(1, len(words)))
    return {hash(tuple(words[at : at + size])) for at in range(len(words) - size + 1)}


def _by_what_they_hold(left: _Side, right: _Side, found: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield articles, annexes and parts without text of their own by where most of what they held went."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    sizes: Counter[int] = Counter()
    for after, before in found.items():
        up_new, up_old = right.at.get(right.parents[after]), left.at.get(left.parents[before])
        if up_new is not None and up_old is not None and up_new in right.left and up_old in left.left:
            votes[up_new][up_old] += 1
        if up_new is not None:
            sizes[up_new] += 1
    for after, counted in votes.items():
        before, count = counted.most_common(1)[0]
        if count * 2 > sizes[after]:
            yield before, after
