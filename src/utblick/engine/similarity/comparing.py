"""Decide whether two documents are one, published in two places.

The thresholds were chosen on 2,364 real government documents (press releases, referrals, bills, explanatory
memoranda, annotated Council agendas) and two exports of one list of press releases. Unrelated referrals share
up to 74 % of their 3-grams (boilerplate); one bill before and after the Council on Legislation at least 88 %.
"""

from __future__ import annotations

from utblick.engine.similarity import titles
from utblick.engine.similarity.fingerprints import shingles

FEWEST_GRAMS = 20
"""A text with fewer distinct 3-grams supports nothing."""
SUPPORTED = 0.86
"""Titles that agree: the share of the shorter text's 3-grams found in the longer."""
SAME_TEXT = 0.90
"""Titles that do not agree: the common share of all 3-grams, in texts of at least `SAME_TEXT_GRAMS`."""
SAME_TEXT_GRAMS = 40
SPECIFIC = 5
"""Words and numbers a title needs to stand for a document whose text is unknown or very short."""
SHARED_OCCASIONS = 0.6
"""Of the numbers and dates in the shorter list, the share the other text must have."""


def alike(a_title: str, a_text: str, b_title: str, b_text: str) -> float:
    """Say how alike two documents are, 0–1, in either order: for ranking; `near_identical` decides."""
    left, right = titles.read_title(a_title), titles.read_title(b_title)
    if titles.contradict(left, right):
        return 0.0
    alone = sum(titles.unmatched(left, right))
    size = len(left.content) + len(right.content)
    by_title = 1 - alone / size if size else 0.0
    shared = _shared(a_text, b_text)
    if shared is None:
        return by_title * min(1.0, size / (2 * SPECIFIC))
    contained, common = shared
    return 0.3 * by_title + 0.5 * contained + 0.2 * common


def near_identical(a_title: str, a_text: str, b_title: str, b_text: str) -> bool:
    """Say whether two documents are the same thing in two places, in either order.

    Other numbers, dates or identifiers in the titles say no. Equal titles need the text's support, or to be
    specific when there is no text; a title within the other needs that support; unlike titles need one text.
    """
    left, right = titles.read_title(a_title), titles.read_title(b_title)
    if titles.contradict(left, right):
        return False
    only_left, only_right = titles.unmatched(left, right)
    shared = _shared(a_text, b_text)
    if shared is None:
        return only_left == only_right == 0 and left.occasion == right.occasion and _specific(left)
    contained, common = shared
    if _other_occasion(a_text, b_text):
        return False
    if left.content and right.content and 0 in (only_left, only_right):
        return contained >= SUPPORTED
    return common >= SAME_TEXT and min(len(shingles(a_text)), len(shingles(b_text))) >= SAME_TEXT_GRAMS


def _shared(a_text: str, b_text: str) -> tuple[float, float] | None:
    """Give the common 3-grams as a share of the shorter text and of both; None when a text is too short."""
    left, right = shingles(a_text), shingles(b_text)
    shorter = min(len(left), len(right))
    if shorter < FEWEST_GRAMS:
        return None
    common = len(left & right)
    return common / shorter, common / len(left | right)


def _specific(title: titles.TitleWords) -> bool:
    if not title.occasion and any(titles.RECURRING.match(word) for word in title.content[:2]):
        return False
    return len(title.content) >= 3 and len(title.content) + len(title.occasion) >= SPECIFIC


def _other_occasion(a_text: str, b_text: str) -> bool:
    """Say whether the texts tell of two occasions: each has dates that the other lacks, few are common."""
    left, right = titles.occasions(a_text), titles.occasions(b_text)
    if left <= right or right <= left:
        return False
    return len(left & right) < SHARED_OCCASIONS * min(len(left), len(right))
