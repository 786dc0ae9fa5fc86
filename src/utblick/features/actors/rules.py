"""What must be true of people and contacts, and what follows from them. A rule's docstring is what the user sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.utils.translation import gettext as _

from utblick.engine.coverage.months import months_after
from utblick.features.actors.folding import fold
from utblick.features.actors.kinds import PersonKind
from utblick.features.actors.purposes import BY_FIELD, may_keep
from utblick.foundation.rules import RuleBroken, broken

REVIEW_MONTHS = 24
REGISTER_NUMBER = re.compile(r"\d{6,15}-\d{2}")
DAYS_APART = 1
# As long as a person is kept from the start without a contact.
PUBLISHED_MONTHS = REVIEW_MONTHS
FIRST_DAY = date(1990, 1, 1)
MONTHS_AHEAD = 24
SHORTEST_PART = 3
# Words that stand in many names and say of nobody who it is.
PARTICLES = frozenset({"von", "van", "der", "den", "del", "des", "dos", "das", "los", "las", "ten", "ter"})


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


def check_day_is_likely(on: date, today: date) -> None:
    """A contact lies between 1 January 1990 and two years from now. Look at the year: it has four digits."""
    if not is_likely_day(on, today):
        raise broken(check_day_is_likely)


def is_likely_day(on: date, today: date) -> bool:
    """Say whether a contact may be of that day: no earlier than any record of ours, no further than one plans."""
    return FIRST_DAY <= on <= months_after(today, MONTHS_AHEAD)


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


def check_boards_are_own(others: Iterable[str]) -> None:
    """You write contacts of your own boards only, and neither choose nor take away another: %(boards)s."""
    found = list(others)
    if found:
        raise RuleBroken(str(broken(check_boards_are_own)) % {"boards": ", ".join(found)})


def check_board_is_chosen(own: Iterable[str], chosen: int) -> None:
    """Choose which of your boards the contact is a matter of: %(boards)s."""
    if not chosen:
        raise RuleBroken(str(broken(check_board_is_chosen)) % {"boards": ", ".join(own)})


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


def check_not_the_same(one: int, other: int) -> None:
    """A body cannot be merged with itself: choose two."""
    if one == other:
        raise broken(check_not_the_same)


def check_stand(gone: bool) -> None:
    """One of the two has been merged meanwhile. Look at both again."""
    if gone:
        raise broken(check_stand)


def check_none_is_part(is_part: bool) -> None:
    """One of the two is part of the other, so they are not one. If that is wrong, change what it is part of first."""
    if is_part:
        raise broken(check_none_is_part)


def check_none_continues(continues: bool) -> None:
    """One of the two continues the other, so they are not one. If that is wrong, change what continues it first."""
    if continues:
        raise broken(check_none_continues)


def check_numbers_agree(differ: Iterable[str]) -> None:
    """The two have different numbers in the same register, so they are most likely two bodies: %(what)s. Tick that
    you have seen it if they are one all the same; both numbers are then kept."""
    found = list(differ)
    if found:
        raise RuleBroken(str(broken(check_numbers_agree)) % {"what": "; ".join(found)})


def check_merge_can_be_undone(undone: bool, merged_again: bool) -> None:
    """It has been undone already, or the body was merged again afterwards: undo that first."""
    if undone or merged_again:
        raise broken(check_merge_can_be_undone)


def check_no_circle(is_circle: bool) -> None:
    """What is part of what has been changed since, so that a body would be part of itself. Change that first."""
    if is_circle:
        raise broken(check_no_circle)


def check_has_ground(ground: str) -> None:
    """Write on which ground the person is forgotten, such as the request's diary number."""
    if not ground.strip():
        raise broken(check_has_ground)


def check_names_nobody(text: str, names: Iterable[str]) -> None:
    """What is written here is kept, so it must not name whoever is forgotten. Take out: %(words)s."""
    found = names_in(text, names)
    if found:
        raise RuleBroken(str(broken(check_names_nobody)) % {"words": ", ".join(found)})


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """Give the words of a text that are somebody's name or a part of it, as they are written there.

    A part has three letters or more; case, accents and a genitive s hide none. A shorter name is found as a whole.
    """
    written = [(word, fold(word)) for word in re.findall(r"\w+", text)]
    phrase = f" {fold(text)} "
    found: dict[str, None] = {}
    for name in names:
        parts = {part for part in fold(name).split() if len(part) >= SHORTEST_PART and part not in PARTICLES}
        mine = [word for word, plain in written if plain in parts or plain.removesuffix("s") in parts]
        if not mine and fold(name) and f" {fold(name)} " in phrase:
            mine = [name]
        found |= dict.fromkeys(mine)
    return list(found)


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


def time_is_out_on(start: date, months: int) -> date:
    """Give the day from which something is kept no longer."""
    return months_after(start, months)


def cut_off(today: date, months: int) -> date:
    """Give a day on or after the last whose time is out today: a month's end differs by up to three days."""
    return months_after(today, -months) + timedelta(days=3)


def stays_because(
    *, diary_number: str = "", secrecy: str = "", is_open: bool = False, is_decided: bool, above: str = ""
) -> str:
    """Give the sentence why a record stays though its time is out; empty where it may be destroyed."""
    if diary_number.strip():
        return _("It has the diary number %(number)s: the plan of its case decides.") % {
            "number": diary_number
        }
    if secrecy:
        return _(
            "It is marked as secret (%(ground)s): it stays until the mark has been tried and taken away."
        ) % {"ground": secrecy}
    if above:
        return above
    if is_open:
        return _("A follow-up or a promise in it is not done yet.")
    if not is_decided:
        return _("The rule is not decided: write the decision in the plan, and how certain it is.")
    return ""


def check_has_reason(reason: str) -> None:
    """Write the reason, such as the decision to destroy and its diary number."""
    if not reason.strip():
        raise broken(check_has_reason)


def check_something_is_chosen(count: int) -> None:
    """Nothing is chosen: tick what is to be destroyed."""
    if not count:
        raise broken(check_something_is_chosen)


def check_still_due(gone: int) -> None:
    """Some of what was chosen has changed meanwhile and must stay. Nothing was destroyed: look at the list again."""
    if gone:
        raise broken(check_still_due)


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


def first_published_kept(today: date) -> date:
    """Give the day from which the published meetings of others are kept, all of them."""
    return months_after(today, -PUBLISHED_MONTHS)


def days_near(on: date) -> tuple[date, date]:
    """Give the days on which a meeting may be the same as one of `on`: clocks and calendars differ by one."""
    return on - timedelta(days=DAYS_APART), on + timedelta(days=DAYS_APART)
