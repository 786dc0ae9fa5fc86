"""What the pages of advocacy write of procedures, people and wordings."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.engine.procedures.states import Lane
from utblick.engine.procedures.types import TYPES
from utblick.features.actors.models import Contact
from utblick.features.advocacy.models import (
    Deadline,
    Event,
    Involvement,
    Outcome,
    Position,
    Relation,
    RelationKind,
    Result,
    Side,
    Stance,
    Wording,
)
from utblick.features.advocacy.models import Standing as Stands
from utblick.features.advocacy.reading import shown, words_between
from utblick.features.advocacy.source_names import called
from utblick.features.advocacy.standing import Drawn, in_page_language, main_phase
from utblick.features.advocacy.tracing import Cell, Missing
from utblick.features.advocacy.versions import Changed
from utblick.features.advocacy.who import Decider, Former, is_forgotten
from utblick.features.advocacy.words import explained
from utblick.features.advocacy.zones import in_zones
from utblick.ui.dates import short

register = template.Library()

LANES = {
    Lane.COMMISSION: gettext_lazy("Commission"),
    Lane.PARLIAMENT: gettext_lazy("Parliament"),
    Lane.COUNCIL: gettext_lazy("Council"),
    Lane.OTHERS: gettext_lazy("Others"),
    Lane.JOINT: gettext_lazy("Together"),
    Lane.AFTER: gettext_lazy("After the decision"),
}
TONES = {
    Outcome.WHOLE: "lichen",
    Outcome.PART: "amber",
    Outcome.ALREADY: "water",
    Outcome.AGAINST: "falu",
    Outcome.NONE: "",
}
STANDING_TONES = {Stands.DRAFT: "amber", Stands.ADOPTED: "lichen", Stands.REPLACED: ""}
BACK = {
    RelationKind.AFFECTS: gettext_lazy("affects this"),
    RelationKind.AMENDS: gettext_lazy("amends this"),
    RelationKind.REPLACES: gettext_lazy("replaces this"),
    RelationKind.IMPLEMENTS: gettext_lazy("implements this"),
}


@register.simple_tag
def standing_words(standing: Any) -> str:
    """Say where a procedure stands: its main phase and since when."""
    if standing.main is None:
        return _("nothing is known to have happened")
    since = short(standing.main.since, timezone.localdate())
    return _("%(phase)s, since %(day)s") % {"phase": main_phase(standing), "day": since}


@register.simple_tag
def meanings(lanes: list[Drawn]) -> list[tuple[str, str]]:
    """Give what the words of a file's lanes mean."""
    return explained(lanes)


@register.simple_tag
def lane_name(lane: Lane) -> str:
    """Name whose work a lane is."""
    return str(LANES[lane])


@register.simple_tag
def type_name(type: str) -> str:
    """Name a type of procedure."""
    return in_page_language(TYPES[type], "name")


@register.simple_tag
def standing_chip(position: Position) -> SafeString:
    """Say whether a position is a draft, adopted or replaced."""
    tone = STANDING_TONES[Stands(position.standing)]
    return format_html('<span class="chip {}">{}</span>', tone, position.get_standing_display())


@register.simple_tag
def trace_chip(cell: Cell, short: bool = False) -> SafeString:
    """Show how far a wording got in a version, leading to the passages; a lead that nobody judged is dashed."""
    return _traced(cell, reverse("advocacy:trace", args=[cell.wording.pk, cell.text.pk]), short)


@register.simple_tag
def furthest_chip(cell: Cell) -> SafeString:
    """Show the furthest that a wording got in a file, leading to all versions of it."""
    return _traced(cell, reverse("advocacy:matrix", args=[cell.wording.procedure.key]), False)


def _traced(cell: Cell, url: str, short: bool) -> SafeString:
    if cell.lacks_wording:
        return format_html('<a class="chip amber" href="{}">{}</a>', url, lacks_words(cell.text.language))
    word = _outcome_word(cell)
    if short:
        label = format_html('{}<span class="sr"> ({}, {})</span>', word, cell.text.name, _judged_word(cell))
    else:
        label = format_html('{}: {}<span class="sr"> ({})</span>', cell.text.name, word, _judged_word(cell))
    tone = TONES.get(Outcome(cell.outcome), "") if cell.outcome else ""
    lead = "" if cell.is_judged else " lead"
    if cell.is_earlier:
        tone, label = "amber", format_html("{}, {}", label, _("judged on an earlier wording"))
    return format_html('<a class="chip {}{}" href="{}">{}</a>', tone, lead, url, label)


LACKS = {
    "en": gettext_lazy("no English wording: cannot be compared"),
    "sv": gettext_lazy("no Swedish wording: cannot be compared"),
}


def lacks_words(language: str) -> str:
    """Say that an ask has no wording in a language, so that nothing is compared."""
    return str(LACKS.get(language) or _("no wording in the language of the text: cannot be compared"))


@register.simple_tag
def missing_chip(one: Missing) -> SafeString:
    """Say in which language an ask lacks its wording, leading to the first version that waits for it."""
    url = reverse("advocacy:trace", args=[one.cell.wording.pk, one.cell.text.pk])
    return format_html('<a class="chip amber" href="{}">{}</a>', url, lacks_words(one.language))


@register.simple_tag
def write_wording_url(wording: Wording, language: str) -> str:
    """Give the form for a wording in another language, at the same place."""
    asked = {"file": wording.procedure.key, "language": language, "target": wording.target}
    return f"{reverse('advocacy:new_wording', args=[wording.ask_id])}?{urlencode(asked)}"


def _outcome_word(cell: Cell) -> str:
    if not cell.outcome:
        return _("not compared")
    word = str(Outcome(cell.outcome).label)
    return word if cell.verdict is not None else f"{word}?"


def _judged_word(cell: Cell) -> str:
    return _("judged by a person") if cell.verdict is not None else _("a lead, not judged")


@register.simple_tag
def contact_link(contact: Contact) -> SafeString:
    """Lead to a contact."""
    return format_html('<a href="{}">{}</a>', reverse("actors:contact", args=[contact.pk]), contact.subject)


@register.simple_tag
def event_words(event: Event) -> SafeString:
    """Say of an event the document, the body, the part and the source, as much as there is."""
    said = [one for one in (event.reference, event.body, event.part) if one]
    if event.until:
        said.append(_("until %(day)s") % {"day": date_format(event.until, "SHORT_DATE_FORMAT")})
    words = format_html_join(" · ", "{}", ((one,) for one in said))
    if not event.source and not event.url:
        return words
    name = called(event.source) or event.url
    source = format_html('<a href="{}" rel="noreferrer">{}</a>', event.url, name) if event.url else name
    return format_html("{}{}{}", words, " · " if said else "", source)


@register.simple_tag
def moment_in_zones(row: Deadline) -> str:
    """Give a moment in the three zones; a whole day as that."""
    return in_zones(row)


@register.simple_tag
def decider(one: Decider) -> SafeString:
    """Say who decides: the part first, then who, of which group and where."""
    return _involved(one.involvement, one.is_named)


@register.simple_tag
def decider_before(one: Former) -> SafeString:
    """Say who decided before."""
    return _involved(one.involvement, one.is_named)


def _involved(row: Involvement, is_named: bool) -> SafeString:
    who: list[Any] = []
    if row.person is not None and is_named:
        url = reverse("actors:person", args=[row.person.pk])
        who.append(format_html('<a href="{}">{}</a>', url, row.person.called))
    elif row.person is None and is_named:
        who.append(row.called)
    elif is_forgotten(row):
        who.append(_("the name has been removed"))
    if row.group:
        who.append(row.group)
    if row.body is not None:
        who.append(row.body.short)
    if not who:
        who.append(_("the name is not shown to you"))
    unsure = (
        format_html(' <span class="chip amber">{}</span>', _("to be confirmed"))
        if row.certainty == "unsure"
        else ""
    )
    joined = format_html_join(", ", "{}", ((one,) for one in who))
    return format_html("<strong>{}</strong>, {}{}", row.get_part_display(), joined, unsure)


@register.simple_tag
def relation_back(row: Relation) -> str:
    """Say how another procedure bears on this one."""
    return str(BACK[RelationKind(row.kind)])


@register.simple_tag
def other_language() -> SafeString:
    """Give the `lang` of what is not in the language of the page."""
    return format_html(' lang="{}"', "sv" if get_language() == "en" else "en")


@register.filter
def other_text(position: Position) -> str:
    """Give a position's text in the language that the page is not in."""
    return position.text_sv if get_language() == "en" else position.text_en


@register.simple_tag
def word_change(wording: Wording) -> SafeString:
    """Show a wording as what it strikes and adds."""
    return words_between(wording.old, wording.new)


@register.simple_tag
def words_changed(old: str, new: str) -> SafeString:
    """Show a text as what it strikes from another and what it adds."""
    return words_between(old, new)


@register.simple_tag
def outcome_chip(outcome: str) -> SafeString:
    """Show an outcome that a person gave."""
    return format_html(
        '<span class="chip {}">{}</span>', TONES.get(Outcome(outcome), ""), Outcome(outcome).label
    )


CHANGES = {
    "amended": (gettext_lazy("amended"), "amber"),
    "inserted": (gettext_lazy("inserted"), "lichen"),
    "deleted": (gettext_lazy("deleted"), "falu"),
    "moved": (gettext_lazy("moved here"), "water"),
    "unchanged": (gettext_lazy("unchanged"), ""),
}


@register.simple_tag
def change_chip(row: Changed) -> SafeString:
    """Say what happened to a passage, and where it was when it moved."""
    word, tone = CHANGES[row.change]
    label = _("%(what)s, was %(where)s") % {"what": word, "where": row.was_label} if row.was_label else word
    return format_html('<span class="chip {}"{}>{}</span>', tone, page_language(), label)


@register.simple_tag
def side(row: Changed, sign: str) -> SafeString:
    """Show one side of a passage: the old with what was struck, or the new with what was added."""
    words = [one for one in row.words if one[0] in ("=", sign)]
    heading = [one for one in row.heading if one[0] in ("=", sign)]
    if heading:
        words = [*heading, ("=", " "), *words]
    if not words:
        return format_html('<p class="muted"{}>{}</p>', page_language(), _("nothing here"))
    return format_html('<p class="prose">{}</p>', shown(words))


@register.simple_tag
def page_language() -> SafeString:
    """Give the `lang` of the page, for words of ours inside a text in another language."""
    return format_html(' lang="{}"', get_language() or "sv")


SIDES = {Side.FOR: "lichen", Side.PARTLY: "amber", Side.AGAINST: "falu"}


@register.simple_tag
def stance_chip(stance: Stance) -> SafeString:
    """Show how a position stands to an ask."""
    return format_html('<span class="chip {}">{}</span>', SIDES[Side(stance.side)], stance.get_side_display())


@register.simple_tag
def holder_name(position: Position) -> str:
    """Name whose position it is."""
    return position.body.name if position.body else capfirst(str(position.get_holder_display()))


RESULTS = {
    Result.ADOPTED: "lichen",
    Result.PARTLY: "amber",
    Result.REJECTED: "falu",
    Result.LAPSED: "",
    Result.WITHDRAWN: "",
}


@register.simple_tag(name="result_tag")
def result_chip(result: str) -> SafeString:
    """Show what votes came to; nothing where it is not known."""
    if not result:
        return SafeString("")
    known = Result(result)
    return format_html('<span class="chip {}">{}</span>', RESULTS[known], known.label)


def foreign_span(text: str, language: str) -> SafeString:
    """Mark a text that is not in the language of the page for who listens to it."""
    if not text or language == (get_language() or "sv"):
        return format_html("{}", text)
    return format_html('<span lang="{}">{}</span>', language, text)


@register.filter
def source_name(source: str) -> str:
    """Give what people call a source."""
    return called(source)
