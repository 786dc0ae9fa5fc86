"""Hide small figures, and so many others that no hidden one can be worked out from the sum."""

from __future__ import annotations

from collections.abc import Sequence

# Fewer than so many cases can be known again by somebody who knows the county.
LEAST = 3


def hidden(figures: Sequence[int], *, least: int = LEAST, sum_is_told: bool = True) -> list[bool]:
    """Say for each figure of a row whether it must be hidden; a nought tells of no case and may stand.

    With the sum told, one hidden figure would be the sum less the others, and several whose sum is small would give
    each other away: the smallest of the others are hidden too until what is hidden comes to at least `least`, in two
    figures or more, and neither to one in each nor to the most that small ones can be. Where no others are left,
    everything that is not nought is hidden, and the sum must be too
    (`sum_must_be_hidden`).
    """
    gone = [0 < figure < least for figure in figures]
    if not sum_is_told or not any(gone):
        return gone
    left = sorted({figure for place, figure in enumerate(figures) if not gone[place] and figure})
    while left and not _is_safe(figures, gone, least):
        # All that are as small go together: which of two alike was taken would tell where the small one is.
        next_smallest = left.pop(0)
        gone = [is_gone or figure == next_smallest for figure, is_gone in zip(figures, gone, strict=True)]
    return gone


def sum_must_be_hidden(figures: Sequence[int], gone: Sequence[bool], *, least: int = LEAST) -> bool:
    """Say whether the sum would give away what is hidden, or is itself too small to be told."""
    whole = sum(figures)
    return 0 < whole < least or (any(gone) and not _is_safe(figures, gone, least))


def _is_safe(figures: Sequence[int], gone: Sequence[bool], least: int) -> bool:
    out = [figure for figure, is_gone in zip(figures, gone, strict=True) if is_gone]
    if len(out) < 2 or sum(out) < least:
        return False
    if any(figure >= least for figure in out):
        return True
    # All are small and none is nought: at either end of what their sum can be, each would be known.
    return len(out) < sum(out) < len(out) * (least - 1)
