"""What must be true of notices, issues and subscribers; each docstring is the sentence that the user sees."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext

from utblick.foundation.rules import ChangedMeanwhile, RuleBroken, broken

FEWEST_POINTS, MOST_POINTS = 3, 5
MOST_LINKS = 10
CONFIRM_WITHIN = timedelta(hours=48)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def check_is_newest(seen: int, version: int) -> None:
    """Somebody changed this while you had it open. Look at it again before you go on."""
    if seen != version:
        raise ChangedMeanwhile(str(broken(check_is_newest)))


def lacking(texts: Mapping[str, str]) -> list[str]:
    """Give the parts that a notice needs before it is ready and that are empty, by field."""
    needed = ("title_sv", "what_sv", "why_sv", "title_en", "what_en", "why_en")
    return [name for name in needed if not texts.get(name, "").strip()]


def check_can_be_ready(lacks: Collection[str], labels: Mapping[str, str]) -> None:
    """Name in the sentence what is missing, so that it can be written."""
    if lacks:
        raise RuleBroken(
            gettext("Before the notice is ready, write: %(parts)s.")
            % {"parts": ", ".join(str(labels[name]) for name in lacks)}
        )


def check_is_not_used(used: bool) -> None:
    """The notice stands in an issue of the newsletter or has been public, so it cannot be removed."""
    if used:
        raise broken(check_is_not_used)


def points_in(text: str) -> list[str]:
    """Give the talking points of a text with one on each line, without the marks before them."""
    lines = [re.sub(r"^[-–•*]\s+", "", line.strip()) for line in text.splitlines()]
    return [line for line in lines if line]


def check_points(points: Sequence[str]) -> None:
    """Write three to five points, one on each line, or none to have them made from the notice."""
    if points and not FEWEST_POINTS <= len(points) <= MOST_POINTS:
        raise broken(check_points)


def links_in(text: str) -> list[dict[str, str]]:
    """Read sources, one on each line: the address, and what it is called. Raises RuleBroken for what is no address."""
    found = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        address, _space, title = line.partition(" ")
        if not _ADDRESS.fullmatch(address) or len(address) > 1000:
            raise RuleBroken(
                gettext(
                    "“%(line)s” is no source: begin each line with an address such as https://example.eu, "
                    "then a space and what it is called."
                )
                % {"line": line[:60]}
            )
        found.append({"address": address, "title": title.strip()[:200]})
    if len(found) > MOST_LINKS:
        raise RuleBroken(gettext("Give at most %(n)d sources.") % {"n": MOST_LINKS})
    return found


def check_is_draft(is_sent: bool) -> None:
    """The issue has been sent, so nothing of it can be changed."""
    if is_sent:
        raise broken(check_is_draft)


def check_has_contents(number: int) -> None:
    """There is nothing new to tell this audience since the last issue. Mark a notice as ready first."""
    if not number:
        raise broken(check_has_contents)


def check_tells_something(number: int) -> None:
    """Everything is left out, so there is nothing to send."""
    if not number:
        raise broken(check_tells_something)


def check_has_words(title_sv: str, intro_sv: str) -> None:
    """Write a subject and an introduction in Swedish before you send it."""
    if not (title_sv.strip() and intro_sv.strip()):
        raise broken(check_has_words)


def check_all_ready(titles: Collection[str]) -> None:
    """Say which notices are working material again, so that they can be left out or made ready."""
    if titles:
        raise RuleBroken(
            gettext("Not ready any more: %(titles)s. Leave it out, or mark it as ready.")
            % {"titles": ", ".join(titles)}
        )


def check_none_withdrawn(titles: Collection[str]) -> None:
    """Say which notices were withdrawn from the site, so that sending does not make them public again."""
    if titles:
        raise RuleBroken(
            gettext(
                "Withdrawn from the site: %(titles)s. Leave it out of the letter, or let it through again at the "
                "gate first."
            )
            % {"titles": ", ".join(titles)}
        )


def check_has_receivers(number: int, to_nobody: bool) -> None:
    """Nobody subscribes to this letter yet, so no mail would go out. It can be published on the site alone."""
    if not number and not to_nobody:
        raise broken(check_has_receivers)


def check_has_account(known: bool) -> None:
    """A test mail goes to somebody with an account."""
    if not known:
        raise broken(check_has_account)


def check_has_audience(number: int) -> None:
    """Choose at least one newsletter."""
    if not number:
        raise broken(check_has_audience)


def is_over(asked_at: datetime, at: datetime) -> bool:
    """Say whether a confirmation link is too old to be pressed."""
    return at - asked_at >= CONFIRM_WITHIN
