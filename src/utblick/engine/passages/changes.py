"""What changed between two versions of an act, passage by passage, with nothing lost of either.

A passage keeps its place by its id, unless its text is found elsewhere: then it has moved. Docs: decision 0017.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from utblick.engine.passages.ids import parent
from utblick.engine.passages.pairing import pairs
from utblick.engine.passages.wording import Words, compare
from utblick.engine.passages.writing import Passage

Kind = Literal["unchanged", "amended", "inserted", "deleted", "moved"]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one passage.

    `id` is that of the new version, or of the old one when the passage is deleted. `old_id` says where it was
    when that is elsewhere; the change is `moved` when nothing but the place is new, `amended` when words are.
    `heading` and `notes` are there when the heading or the footnotes changed. `repealed` says that the new
    version keeps the text and marks it as repealed, and the old one did not.
    """

    id: str
    change: Kind
    words: Words
    old_id: str = ""
    heading: Words | None = None
    notes: Words | None = None
    repealed: bool = False


def changes(old: Sequence[Passage], new: Sequence[Passage]) -> list[Change]:
    """Give what became of every passage: in the order of the new version, the deleted where they were."""
    before = pairs(old, new)
    taken = set(before.values())
    result: list[Change] = []
    gone = _deleted(old, taken)
    result += gone[None]
    for at, passage in enumerate(new):
        source = before.get(at)
        if source is None:
            result.append(_between(_NOTHING, passage, "inserted", passage.id))
            continue
        result.append(_pair(old[source], passage))
        result += gone[source]
    return result


_NOTHING = Passage("", "", "", "", -1)


def _pair(old: Passage, new: Passage) -> Change:
    alike = (old.text, old.heading, old.notes) == (new.text, new.heading, new.notes)
    elsewhere = "" if old.id == new.id else old.id
    kind: Kind = "amended" if not alike else "moved" if elsewhere else "unchanged"
    return _between(old, new, kind, new.id, elsewhere)


def _between(old: Passage, new: Passage, kind: Kind, id: str, old_id: str = "") -> Change:
    heading = None if old.heading == new.heading else compare(old.heading, new.heading)
    notes = None if old.notes == new.notes else compare("\n".join(old.notes), "\n".join(new.notes))
    return Change(
        id, kind, compare(old.text, new.text), old_id, heading, notes, new.repealed and not old.repealed
    )


def _deleted(old: Sequence[Passage], taken: set[int]) -> Mapping[int | None, list[Change]]:
    """Give the deleted passages by the kept one that they came after."""
    result: dict[int | None, list[Change]] = defaultdict(list)
    after: int | None = None
    for at, passage in enumerate(old):
        if at in taken:
            after = at
        else:
            result[after].append(_between(passage, _NOTHING, "deleted", passage.id))
    return result


def kept_share(found: Iterable[Change]) -> float:
    """Give how much of the two texts, in characters, they have in common: 1 when nothing changed.

    An amending act beside the act that it amends has little in common with it: it is no version of it.
    """
    kept = total = 0
    for change in found:
        for sign, text in change.words:
            size = len(text) * (2 if sign == "=" else 1)
            total += size
            kept += size if sign == "=" else 0
    return kept / total if total else 1.0


def articles_touched(found: Iterable[Change]) -> list[str]:
    """Give the articles, annexes and recitals in which anything but the place of passages changed, in order."""
    touched: dict[str, None] = {}
    for change in found:
        if change.repealed or change.change in ("amended", "inserted", "deleted"):
            top = change.id
            while up := parent(top):
                top = up
            touched.setdefault(top)
    return list(touched)
