"""Which calls suit which unit, whose matter they are, and what was said of them before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.db.models.functions import Left
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.features.monitoring.models import Concept, Hit
from utblick.features.organisation.models import Topic, Unit
from utblick.features.organisation.queries import Proposal, remit_for
from utblick.features.programmes import experience, matching
from utblick.features.programmes.checking import Asked, Fact, Line, check
from utblick.features.programmes.matching import Found, Need, Reason
from utblick.features.programmes.models import Call, CallVerdict, Programme, UnitNeed, Verdict
from utblick.features.programmes.queries import VIEW, CallNow, live, now, soonest
from utblick.features.programmes.telling import HOME_COUNTRY, day, holds, lower
from utblick.foundation.accounts.viewer import Viewer

PROFILES = "monitoring.profile.view"
# So much of a call's text is looked at for a unit's words: what it is about stands first.
TEXT = 1500
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class Suiting:
    """A call with the reasons why it suits a unit, and what the unit says of it."""

    row: CallNow
    reasons: tuple[Reason, ...]
    verdict: CallVerdict | None
    earlier: CallVerdict | None

    @property
    def weight(self) -> int:
        """Give how much the reasons weigh."""
        return matching.weight(self.reasons)


def needs(viewer: Viewer) -> QuerySet[UnitNeed]:
    """Give what units look for."""
    viewer.check(VIEW)
    return UnitNeed.objects.select_related("unit").prefetch_related("topics", "profiles")


def need_of(viewer: Viewer, unit: Unit) -> UnitNeed | None:
    """Give what a unit looks for; where nothing is written of it, what the unit that it belongs to looks for."""
    chain = [unit.pk]
    above = unit.parent
    while above is not None and above.parent_id is not None:
        chain.append(above.pk)
        above = above.parent
    rows = {row.unit_id: row for row in needs(viewer).filter(unit__in=chain)}
    return next((rows[pk] for pk in chain if pk in rows), None)


def own_units(viewer: Viewer) -> list[Unit]:
    """Give the units that the viewer serves, those that have written what they look for first."""
    rows = list(Unit.objects.filter(pk__in=viewer.units).select_related("parent", "board", "call_need"))
    return sorted(rows, key=lambda unit: (not hasattr(unit, "call_need"), unit.level, unit.name))


def as_need(row: UnitNeed, concepts: Sequence[Concept] | None = None) -> Need:
    """Give what a unit looks for as the matching takes it: topics with the words of the concepts that signal them."""
    topics = list(row.topics.all())
    keys = {concept: topic.key for topic in topics for concept in topic.concepts}
    labels: dict[str, list[str]] = {topic.key: [topic.name_sv, topic.name_en] for topic in topics}
    shown: dict[str, list[str]] = {}
    language = (get_language() or "sv")[:2]
    if concepts is None:
        concepts = list(Concept.objects.filter(key__in=keys)) if keys else []
    for concept in concepts:
        if concept.key in keys:
            for spoken, words in concept.labels.items():
                plain = [str(word).strip("*") for word in words]
                labels[keys[concept.key]] += plain
                if spoken == language:
                    shown.setdefault(keys[concept.key], []).extend(plain)
    return Need(
        words=tuple(row.words),
        profiles=frozenset(profile.pk for profile in row.profiles.all()),
        topics={topic.key: topic.name for topic in topics},
        labels=labels,
        shown={key: frozenset(words) for key, words in shown.items()},
    )


def found_by(calls: Iterable[Call]) -> dict[int, list[Found]]:
    """Give which profiles found each call's document, by call; one query."""
    by_document = {call.document_id: call.pk for call in calls if call.document_id}
    hits = Hit.objects.filter(document__in=by_document, gone_at=None).select_related("profile")
    found: dict[int, list[Found]] = {}
    for hit in hits.order_by("profile__name", "pk"):
        words = dict.fromkeys(
            part["text"][start:end].casefold() for part in hit.passages for start, end in part["marks"]
        )
        one = Found(hit.profile_id, hit.profile.name, hit.profile.topic, tuple(words)[:4])
        found.setdefault(by_document[hit.document_id], []).append(one)
    return found


def suiting(viewer: Viewer, unit: Unit, at: datetime) -> list[Suiting]:
    """Give the open and coming calls that suit a unit, best first; those that close sooner first among equals.

    Those that the unit said no to are with them; the page puts them apart.
    """
    row = need_of(viewer, unit)
    if row is None:
        return []
    need = as_need(row)
    with_text = live(viewer, at).annotate(beginning=Left("document__text", TEXT))
    rows = soonest(now(call, at) for call in with_text)
    calls = [one.call for one in rows]
    found = found_by(calls)
    said = verdicts_of(unit, calls)
    before = earlier_verdicts(unit)
    kept = []
    for one in rows:
        why = matching.reasons(need, found.get(one.call.pk, ()), *texts_of(one.call))
        if why:
            verdict = said.get(one.call.pk)
            earlier = None if verdict else same_before(before, one.call)
            kept.append(Suiting(one, why, verdict, earlier))
    return sorted(kept, key=lambda one: -one.weight)


def texts_of(call: Call) -> tuple[str, str]:
    """Give a call's titles, and with them all of it that a unit's words are looked for in."""
    title = f"{call.title_sv} {call.title}"
    beginning = getattr(call, "beginning", None)
    if beginning is None and call.document is not None:
        beginning = call.document.text[:TEXT]
    keywords = " ".join(map(str, call.document.fields.get("keyword", ()))) if call.document else ""
    return title, f"{title} {call.note} {keywords} {beginning or ''}"


def reasons_for(viewer: Viewer, call: Call, unit: Unit) -> tuple[Reason, ...]:
    """Give why one call suits one unit."""
    row = need_of(viewer, unit)
    if row is None:
        return ()
    return matching.reasons(as_need(row), found_by([call]).get(call.pk, ()), *texts_of(call))


def suited_units(viewer: Viewer, call: Call) -> list[tuple[Unit, tuple[Reason, ...]]]:
    """Give the units that a call suits, with why, those that it suits best first."""
    rows, concepts = list(needs(viewer)), list(Concept.objects.all())
    found, texts = found_by([call]).get(call.pk, ()), texts_of(call)
    told = [(row.unit, matching.reasons(as_need(row, concepts), found, *texts)) for row in rows]
    return sorted((one for one in told if one[1]), key=lambda one: (-matching.weight(one[1]), one[0].name))


def in_words(found: Sequence[Reason]) -> str:
    """Put reasons in words: the watch profile “Biogas” found biogas, energi; the topic Energi; the word kust."""
    said = []
    named = {one.name.casefold() for one in found if one.kind == "title"}
    for one in found:
        # What the reader sees in the title needs no telling as a topic too.
        if one.kind == "topic" and one.name.casefold() in named:
            continue
        own = {one.name.casefold(), *named} if one.kind == "topic" else set()
        words = ", ".join(word for word in one.words if word.casefold() not in own)
        names = {"name": one.name, "words": words}
        if one.kind == "profile":
            said.append(
                _("the watch profile “%(name)s” found %(words)s") % names
                if words
                else _("the watch profile “%(name)s” found it") % names
            )
        elif one.kind == "topic":
            said.append(
                _("the topic %(name)s (%(words)s)") % names if words else _("the topic %(name)s") % names
            )
        elif one.kind == "title":
            said.append(_("“%(name)s” in the title") % names)
        else:
            said.append(_("“%(name)s” in the text") % names)
    return "; ".join(said)


def whose(call: Call, at: datetime) -> Proposal | None:
    """Give whose matter a call is by the topics of the profiles that found it; None where none did."""
    topics = list(dict.fromkeys(one.topic for one in found_by([call]).get(call.pk, ()) if one.topic))
    return remit_for(topics, at) if topics else None


def verdicts(viewer: Viewer) -> QuerySet[CallVerdict]:
    """Give what units and boards say of calls today."""
    viewer.check(VIEW)
    rows = CallVerdict.objects.filter(taken_back_at=None)
    return rows.select_related("call__programme", "unit", "board", "by")


def verdicts_of(unit: Unit, calls: Sequence[Call]) -> dict[int, CallVerdict]:
    """Give what a unit says of each of some calls."""
    rows = CallVerdict.objects.filter(unit=unit, call__in=calls, taken_back_at=None)
    return {row.call_id: row for row in rows.select_related("unit", "board")}


def earlier_verdicts(unit: Unit) -> list[CallVerdict]:
    """Give all that a unit, or the board that it answers to, has said of calls, the latest first."""
    said = Q(unit=unit) | (Q(board=unit.board_id) if unit.board_id else Q(pk=None))
    rows = CallVerdict.objects.filter(said, taken_back_at=None)
    return list(rows.select_related("call__programme", "unit", "board"))


def same_before(said: Iterable[CallVerdict], call: Call) -> CallVerdict | None:
    """Give what was said of the same topic before, else of an earlier call of the same programme, in any generation."""
    others = [row for row in said if row.call_id != call.pk]
    topic = _topic(call)
    same = next((row for row in others if _topic(row.call) == topic), None)
    family = _family(call.programme)
    return same or next((row for row in others if family and _family(row.call.programme) == family), None)


def _topic(call: Call) -> tuple[str, str]:
    """Give what stays the same of a topic's number when it comes again: its year is left out."""
    return _family(call.programme), _YEAR.sub("", call.key.casefold())


def _family(programme: Programme | None) -> str:
    return (programme.family or programme.key) if programme else ""


def said_in_words(row: CallVerdict) -> str:
    """Say what was said before in a sentence: who, when, of what, and why."""
    words = {
        "who": str(row.unit or row.board),
        "day": day(row.at.date()),
        "verdict": lower(row.get_verdict_display()),
        "call": row.call.title_sv if get_language() != "en" and row.call.title_sv else row.call.title,
    }
    sentence = _("%(who)s said “%(verdict)s” of “%(call)s” on %(day)s") % words
    why = "; ".join(part for part in (str(row.get_reason_display()) if row.reason else "", row.words) if part)
    return f"{sentence}: {why}" if why else sentence


def check_of(viewer: Viewer, row: CallNow, unit: Unit) -> list[Line]:
    """Check a call for a unit: what speaks for it, what against, and what to ask."""
    call, programme = row.call, row.call.programme
    need = need_of(viewer, unit)
    today = row.at.date()
    closes = row.closes.moment if row.closes else None
    earlier = same_before(earlier_verdicts(unit), call)
    return check(
        Asked(
            today=today,
            state=row.standing.state,
            closes_on=Fact(closes.on, closes.source_note, row.closes.is_unsure)
            if closes and row.closes
            else None,
            weeks_needed=need.preparation_weeks if need else UnitNeed().preparation_weeks,
            open_to_us=_of(programme, programme.open_to_us) if programme else Fact("unsure"),
            share=_share(call, programme, row),
            own_share=need.own_share_note if need else "",
            countries=_of(programme, programme.least_countries)
            if programme and programme.least_countries
            else None,
            partners=programme.least_partners if programme else None,
            form=_form(programme, row),
            suits=in_words(reasons_for(viewer, call, unit)),
            experience=tuple(
                one.words for one in experience.done_in(viewer, [programme.pk] if programme else [])
            ),
            needs_external_border=call.needs_external_border,
            earlier_no=said_in_words(earlier) if earlier and earlier.verdict == Verdict.NOT_FOR_US else "",
        )
    )


def _of(programme: Programme, value: object) -> Fact:
    return Fact(value, programme.source_note, programme.certainty == "unsure")


def _share(call: Call, programme: Programme | None, row: CallNow) -> Fact | None:
    if call.most_percent is not None:
        return Fact(call.most_percent, call.source_note, call.certainty == "unsure")
    rates = programme.rates.filter(country=HOME_COUNTRY) if programme else ()
    found = next((one for one in rates if holds(one, row.at.date())), None)
    return Fact(found.percent, found.source_note, found.certainty == "unsure") if found else None


def _form(programme: Programme | None, row: CallNow) -> Fact | None:
    rules = programme.forms.filter(form="public") if programme else ()
    found = next((one for one in rules if holds(one, row.at.date())), None)
    return Fact(found.admission, found.source_note, found.certainty == "unsure") if found else None


def topics_found(viewer: Viewer) -> list[Topic]:
    """Give the topics that calls can be narrowed by: those of the profiles that found one."""
    viewer.check(VIEW)
    keys = Hit.objects.filter(document__call__isnull=False, gone_at=None).values("profile__topic")
    return list(Topic.objects.filter(key__in=keys))
