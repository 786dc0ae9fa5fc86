"""All that is public, kept in the process until it changes: every page is made of this, and asks the database once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from utblick.features.publishing import released
from utblick.features.publishing.models import Release
from utblick.features.publishing.site import ties
from utblick.features.publishing.site.ties import Tie

NEAREST = 5  # further related records of a kind are behind the list


class Holdings:
    """What is public at one count of changes, the latest let through first."""

    def __init__(self, stamp: int, releases: Iterable[Release]) -> None:
        self.stamp = stamp
        self.all = list(releases)
        self._kinds: dict[str, list[Release]] = defaultdict(list)
        for release in self.all:
            self._kinds[release.kind].append(release)

    def of(self, kind: str) -> list[Release]:
        """Give the records of a kind; none of one that there is not."""
        return self._kinds.get(kind, [])

    @cached_property
    def _addresses(self) -> dict[tuple[str, str], Release]:
        return {(one.kind, one.slug): one for one in self.all}

    def one(self, kind: str, slug: str) -> Release | None:
        """Give the record under an address, or None."""
        return self._addresses.get((kind, slug))

    @cached_property
    def pages(self) -> dict[str, Release]:
        """Give the standing texts by their key."""
        return {str(one.values.get("page")): one for one in self.of("page")}

    @cached_property
    def _ties(self) -> dict[int, frozenset[Tie]]:
        return {one.pk: ties.of(one) for one in self.all}

    @cached_property
    def _tied(self) -> dict[Tie, list[Release]]:
        found: dict[Tie, list[Release]] = defaultdict(list)
        for one in self.all:
            for tie in self._ties[one.pk]:
                found[tie].append(one)
        return found

    def tied(self, tie: Tie, kind: str = "") -> list[Release]:
        """Give the records that have a tie, of one kind or of all."""
        return [one for one in self._tied.get(tie, []) if not kind or one.kind == kind]

    @cached_property
    def subjects(self) -> dict[Tie, Release]:
        """Give the records that others are tied to: the board, the policy area, the process."""
        return {tie: one for one in self.all for tie in ties.own(one)}

    def about(self, release: Release, kind: str = "") -> list[Release]:
        """Give the records that name one, of one kind or of all."""
        found = {one.pk: one for tie in ties.own(release) for one in self.tied(tie, kind)}
        return [one for one in found.values() if one.pk != release.pk]

    def related(self, release: Release) -> dict[str, list[Release]]:
        """Give the records that belong with one, by kind: those with most ties in common first.

        A board that both are a matter of says too little, except on the board's own page.
        """
        own = ties.own(release)
        score: dict[int, int] = defaultdict(int)
        known: dict[int, Release] = {}
        for tie in self._ties[release.pk] | own:
            if tie.kind in ties.WIDE and tie not in own:
                continue
            subject = self.subjects.get(tie)
            for other in [*self._tied.get(tie, []), *([subject] if subject else [])]:
                if other.pk != release.pk:
                    score[other.pk] += 1
                    known[other.pk] = other
        found: dict[str, list[Release]] = defaultdict(list)
        for pk in sorted(known, key=lambda pk: -score[pk]):
            if len(found[known[pk].kind]) < NEAREST:
                found[known[pk].kind].append(known[pk])
        return dict(found)


_kept: list[Holdings] = []


def holdings() -> Holdings:
    """Give all that is public now; read again only when something has changed."""
    stamp = released.stamp()
    if not _kept or _kept[0].stamp != stamp:
        _kept[:] = [Holdings(stamp, released.current().prefetch_related("files__file"))]
    return _kept[0]


def forget() -> None:
    """Let go of what is kept, so that it is read anew."""
    _kept.clear()
