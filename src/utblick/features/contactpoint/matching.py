"""Who in the counties may be told of a partner search, best first, with the reason; only those who asked to be told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from utblick.engine.eligibility.forms import LegalForm, form_en, form_sv
from utblick.engine.text.stems import asked_stems, stems_of
from utblick.engine.text.words import cut
from utblick.features.contactpoint.models import Listener, Profile, StandardAnswer
from utblick.features.contactpoint.periods import priority_names

THEME, FORM, WORD, MOST_WORDS = 4, 2, 1, 3
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Match:
    """A listener whom a search suits, how well, and why."""

    listener: Listener
    points: int
    reasons: list[str]


def matches(profile: Profile, listeners: Iterable[Listener]) -> list[Match]:
    """Give those whom a search suits by theme, kind of organisation or words; who took it back is not among them."""
    written = ("title", "objective", "wants")
    text = stems_of(" ".join(getattr(profile, f"{name}_{code}") for name in written for code in ("sv", "en")))
    priority = priority_names([profile.programme]).called(profile.programme, profile.priority)
    found = [_match(profile, text, priority, one) for one in listeners if one.withdrawn_on is None]
    return sorted(
        (one for one in found if one.points), key=lambda one: (-one.points, one.listener.organisation)
    )


def _match(profile: Profile, text: str, priority: str, one: Listener) -> Match:
    points, reasons = 0, []
    if profile.priority and profile.priority in one.priorities:
        points += THEME
        reasons.append(_("same priority: %(key)s") % {"key": priority})
    shared = shared_words(one.words, text)
    if shared:
        points += WORD * min(len(shared), MOST_WORDS)
        reasons.append(_("words in common: %(words)s") % {"words": ", ".join(shared[:MOST_WORDS])})
    # What kind they are suits many searches: alone it is no reason to disturb anybody.
    if points and one.form in profile.partner_forms:
        points += FORM
        reasons.append(_("the kind of organisation that is wanted"))
    return Match(one, points, reasons)


def shared_words(words: str, stems: str) -> list[str]:
    """Give those of some words, with commas between, that a text's stems have."""
    return [
        word
        for word in dict.fromkeys(part.strip() for part in words.split(","))
        if len(word) >= SHORTEST and all(any(one in stems for one in asked) for asked in asked_stems(word))
    ]


def telling_words(text: str, most: int = 6) -> list[str]:
    """Give the first words of a text that are long enough to tell what it is about."""
    words = dict.fromkeys(word.base for word in cut(text) if len(word.base) > SHORTEST + 1)
    return list(words)[:most]


def suggested(
    question: str, programme: str, answers: Iterable[StandardAnswer], most: int = 3
) -> list[StandardAnswer]:
    """Give the standard answers that the words of a question ask for, best first; of the same period alone."""
    stems = stems_of(question)
    found = []
    for answer in answers:
        if answer.is_retired or answer.programme != programme:
            continue
        named = len(shared_words(answer.words, stems))
        title = stems_of(f"{answer.title_sv} {answer.title_en}").split()
        points = 3 * named + sum(1 for one in title if len(one) >= SHORTEST and f" {one} " in stems)
        if points:
            found.append((-points, answer.pk, answer))
    return [answer for _points, _pk, answer in sorted(found, key=lambda one: one[:2])[:most]]


def form_choices(language: str | None) -> list[tuple[str, str]]:
    """Give the kinds of organisation that rules tell apart, as choices."""
    word = form_en if language == "en" else form_sv
    return [(form.value, word(form)) for form in LegalForm]
