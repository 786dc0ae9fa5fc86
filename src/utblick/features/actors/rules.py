"""What must be true of people and contacts, and what follows from them. A rule's docstring is what the user sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from utblick.engine.coverage.months import months_after
from utblick.features.actors.kinds import PersonKind
from utblick.features.actors.purposes import BY_FIELD, may_keep
from utblick.foundation.rules import RuleBroken, broken

REVIEW_MONTHS = 24
REGISTER_NUMBER = re.compile(r"\d{6,15}-\d{2}")
DAYS_APART = 1


def check_fields_fit_kind(kind: str, given: Mapping[str, object]) -> None:
    """Of %(kind)s the region does not keep: %(fields)s. Empty it, or choose another kind."""
    extra = [name for name, value in given.items() if value and not may_keep(name, kind)]
    if extra:
        labels = ", ".join(str(BY_FIELD[name].label) for name in extra)
        kind_label = str(PersonKind(kind).label)
        raise RuleBroken(str(broken(check_fields_fit_kind)) % {"kind": kind_label, "fields": labels})


def check_may_have_posts(kind: str) -> None:
    """A private person has no function with us. Change the kind if they are met in an office."""
    if not may_keep("posts", kind):
        raise broken(check_may_have_posts)


def check_has_counterpart(count: int) -> None:
    """Say whom the contact was with: choose somebody, or write a function and an institution."""
    if not count:
        raise broken(check_has_counterpart)


def check_has_happened(on: date, today: date) -> None:
    """The day is in the future. Save it as a draft, and complete it when it has taken place."""
    if on > today:
        raise broken(check_has_happened)


def check_follows_after(follow_up: date | None, on: date) -> None:
    """A follow-up comes after the contact: choose a later day."""
    if follow_up is not None and follow_up < on:
        raise broken(check_follows_after)


def check_secrecy_has_reason(secrecy: str, reason: str) -> None:
    """Write why the ground of secrecy fits: it is tried anew each time somebody asks for the document."""
    if secrecy and not reason.strip():
        raise broken(check_secrecy_has_reason)


def is_register_number(mark: str) -> bool:
    """Say whether what others write us by is a number in the Transparency Register."""
    return bool(REGISTER_NUMBER.fullmatch(mark))


def own_mark(written: str) -> str:
    """Give what others write us by as it is kept: a number without spaces and with a plain hyphen."""
    mark = " ".join(written.split())
    if any(sign.isalpha() for sign in mark):
        return mark
    return re.sub("[‐‑‒–—−]", "-", mark.replace(" ", ""))


def check_own_mark(mark: str) -> None:
    """A number in the Transparency Register is written as 123456789012-34: digits, a hyphen and two digits."""
    if mark and not any(sign.isalpha() for sign in mark) and not is_register_number(mark):
        raise broken(check_own_mark)


def check_not_itself(one: int, other: int) -> None:
    """A person cannot be merged with themselves: choose two."""
    if one == other:
        raise broken(check_not_itself)


def check_both_stand(gone: bool) -> None:
    """One of the two has been merged or forgotten meanwhile. Look at both again."""
    if gone:
        raise broken(check_both_stand)


def check_same_kind(one: str, other: str) -> None:
    """The two are of different kinds. Change one of them first, so that nothing is kept that may not be."""
    if one != other:
        raise broken(check_same_kind)


def check_can_be_undone(undone: bool, merged_again: bool) -> None:
    """It has been undone already, or the person was merged again afterwards: undo that first."""
    if undone or merged_again:
        raise broken(check_can_be_undone)


def check_has_ground(ground: str) -> None:
    """Write on which ground the person is forgotten, such as the request's diary number."""
    if not ground.strip():
        raise broken(check_has_ground)


def check_nothing_binds(numbers: Iterable[str]) -> None:
    """The person stands in what must be kept: %(what)s. It can be erased when its time has run out."""
    found = list(numbers)
    if found:
        raise RuleBroken(str(broken(check_nothing_binds)) % {"what": "; ".join(found)})


def check_is_draft(is_draft: bool) -> None:
    """Only drafts are removed here. A contact that is in the log stays until its time has run out."""
    if not is_draft:
        raise broken(check_is_draft)


def check_is_open(done: bool) -> None:
    """It is done already."""
    if done:
        raise broken(check_is_open)


def check_receiver_is_other(giver: int | None, receiver: int) -> None:
    """Choose somebody else to hand over to."""
    if giver == receiver:
        raise broken(check_receiver_is_other)


def check_identifier(value: str, is_right: bool) -> None:
    """%(value)s is no such number: a digit is missing or wrong. Write it as it stands at its source."""
    if not is_right:
        raise RuleBroken(str(broken(check_identifier)) % {"value": value})


def review_day(last: date | None, known_on: date, months: int | None) -> date:
    """Give the day on which a person is looked at: so long after the last contact or role, or since first known."""
    return months_after(max(last or known_on, known_on), months or REVIEW_MONTHS)


def binds(months: int | None, has_rule: bool, diary_number: str, on: date, today: date) -> bool:
    """Say whether a contact must be kept as it is: by its diary number, or by a rule whose time has not run out."""
    if diary_number.strip():
        return True
    return has_rule and (months is None or today < months_after(on, months))


def without_names(text: str, names: Iterable[str], instead: str) -> str:
    """Give a text with each name, and its last word where that is no common short one, taken out."""
    words: list[str] = []
    for name in names:
        words.append(name)
        last = name.split()[-1] if name.split() else ""
        if len(last) > 3:
            words.append(last)
    for word in sorted(set(filter(None, words)), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(word)}(?:s|:s|'s|’s)?(?!\w)", instead, text, flags=re.IGNORECASE)
    return text


def days_near(on: date) -> tuple[date, date]:
    """Give the days on which a meeting may be the same as one of `on`: clocks and calendars differ by one."""
    return on - timedelta(days=DAYS_APART), on + timedelta(days=DAYS_APART)
