"""The part of the voting list on the plenary: the order before the vote, how it went after it, and who voted how."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from utblick.features.advocacy import intake
from utblick.features.advocacy.models import Vote
from utblick.features.advocacy.plenary import Voted, swedish_names
from utblick.features.advocacy.sheets import facts
from utblick.features.advocacy.sheets.wording import day_words
from utblick.ui.sheets.sheet import Item, Table, shortened

# As many as a reader turns pages for; of more, those we advise on come before others.
MOST = 120
WORDS = 160


def tables(rows: Sequence[Voted]) -> tuple[Table, ...]:
    """Give for each day the votings that are to come, those that were held, and the roll calls."""
    found: list[Table] = []
    names = swedish_names(one.call for one in rows if one.call is not None)
    for on, of_day in groupby(shown(rows), key=lambda one: one.vote.on):
        listed, day = list(of_day), day_words(on)
        to_come = [one for one in listed if not one.is_held]
        if to_come:
            caption = _("Plenary on %(day)s: the order of the vote") % {"day": day}
            headings = (_("Vote"), _("What it is about"), _("Tabled by"), _("Our advice"))
            found.append(Table(caption, headings, tuple(_to_come(one) for one in to_come)))
        held = [one for one in listed if one.is_held]
        if held:
            caption = _("Plenary on %(day)s: how it went") % {"day": day}
            headings = (_("Vote"), _("What it is about"), _("Our advice"), _("Result"))
            found.append(Table(caption, headings, tuple(_held(one) for one in held)))
        called = [(one, one.call) for one in held if one.call is not None]
        if called:
            caption = _("Plenary on %(day)s: roll calls") % {"day": day}
            lines = tuple(
                (Item(named(one.vote)), Item(groups(call)), Item(members(call, names)))
                for one, call in called
            )
            columns = (_("Vote"), _("By political group: for–against–abstained"), _("Swedish members"))
            found.append(Table(caption, columns, lines))
    return tuple(found)


def shown(rows: Sequence[Voted]) -> list[Voted]:
    """Give the votings that stand in the list, in their order."""
    if len(rows) <= MOST:
        return list(rows)
    first = sorted(rows, key=lambda one: (not one.advice, bool(one.vote.amendment)))[:MOST]
    kept = {one.vote.pk for one in first}
    return [one for one in rows if one.vote.pk in kept]


def notes(rows: Sequence[Voted]) -> tuple[str, ...]:
    """Say what the tables rest on, and how many votings do not stand in them."""
    if not rows:
        return ()
    found = [
        _(
            "Votes are told as Parliament's lists tell them, in English; corrections that members made afterwards"
            " are not counted."
        )
    ]
    left = len(rows) - len(shown(rows))
    if left:
        found.append(
            _("%(left)s of %(all)s votings are left out; all stand in the file's list of votes.")
            % {"left": left, "all": len(rows)}
        )
    return tuple(found)


def short_names(rows: Sequence[Voted]) -> set[str]:
    """Give the groups that the tables name, to be explained."""
    return {group for one in rows if one.call is not None for group in one.call.by_group}


def named(vote: Vote) -> str:
    """Name a voting: the amendment, a part of it, a paragraph of the text, or the text as a whole."""
    parts = intake.numbers(vote.amendment)
    if any(part for _number, part in parts):
        return _("Amendment %(number)s (split vote)") % {"number": vote.amendment}
    if parts:
        return _("Amendment %(number)s") % {"number": vote.amendment}
    if "§" in vote.amendment:
        return _("Paragraph of the text")
    return vote.amendment or _("Vote on the text")


def groups(call: Vote) -> str:
    """Give how each group voted, the largest first."""
    rows = sorted(call.by_group.items(), key=lambda one: (-sum(one[1]), one[0]))
    return "; ".join(
        f"{group or _('no group')} {'–'.join(str(count) for count in counts)}" for group, counts in rows
    )


def members(call: Vote, names: dict[str, str]) -> str:
    """Give how the Swedish members in the register voted."""
    labels = {
        "for": pgettext("votes", "For"),
        "against": pgettext("votes", "Against"),
        "abstained": pgettext("votes", "Abstained"),
    }
    found = []
    for side, label in labels.items():
        there = sorted(names[one] for one in call.sides.get(side, ()) if one in names)
        if there:
            found.append(f"{label}: {', '.join(there)}")
    return ". ".join(found) or _("none in the register")


def _about(vote: Vote) -> Item:
    said = " – ".join(dict.fromkeys(one for one in (vote.heading, vote.subject) if one))
    return Item(shortened(said, WORDS), language="en" if facts.language() != "en" and said else "")


def _advice(one: Voted) -> Item:
    if not one.advice:
        return Item("–")
    said = [f"{row.get_advised_display().capitalize()} ({row.ask.title})" for row in one.advice]
    words = "; ".join(dict.fromkeys(said))
    return Item(_("%(advice)s; on the whole amendment") % {"advice": words} if one.is_part else words)


def _to_come(one: Voted) -> tuple[Item, ...]:
    return Item(named(one.vote)), _about(one.vote), Item(one.vote.author or "–"), _advice(one)


def _held(one: Voted) -> tuple[Item, ...]:
    told = [str(one.vote.get_result_display()).capitalize() or _("Result not told")]
    if one.figures is not None:
        told.append("–".join(str(count) for count in one.figures))
    if one.as_asked is not None:
        told.append(_("as we asked") if one.as_asked else _("not as we asked"))
    return Item(named(one.vote)), _about(one.vote), _advice(one), Item(", ".join(told))
