"""Write the mails of exchanges in the language that is switched on: a question with its answers, open places."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from utblick.features.exchanges.answer_links import address
from utblick.features.exchanges.asking import QUESTIONS
from utblick.features.exchanges.models import OpenPlace, Question


class Letter(NamedTuple):
    """A mail as it is put into the outbox."""

    subject: str
    text: str
    html: str


def letter_of(question: Question) -> Letter:
    """Write the mail of a question."""
    words = QUESTIONS[question.asking]
    exchange = question.exchange
    context = {
        "exchange": exchange,
        "question": words.question,
        "answers": [(label, address(question.pk, str(value))) for value, label in words.answers],
        "write": address(question.pk),
    }
    subject = f"{exchange.title}: {str(words.question)[0].lower()}{str(words.question)[1:]}"
    return Letter(
        subject if len(subject) <= 200 else str(words.question),
        _as_text(context),
        render_to_string("exchanges/mail/question.html", context),
    )


def _as_text(told: dict[str, object]) -> str:
    exchange, answers = told["exchange"], told["answers"]
    lines = [str(told["question"]), "", str(exchange), ""]
    for label, link in answers:  # type: ignore[attr-defined]
        lines += [f"{label}:", f"  {link}", ""]
    lines += [_("Write a line instead:"), f"  {told['write']}", ""]
    lines.append(
        _("The links need no signing in. They work for 120 days, and you may change your answer until then.")
    )
    return "\n".join(lines)


def place_letter(place: OpenPlace, kind: str) -> Letter:
    """Write the mail about open places: to a silent unit `first`, `open` to all, `changed`, `given`, `declined`."""
    said = {
        "first": _("Open places, offered to you first"),
        "open": _("Open places for units of the region"),
        "changed": _("Open places that you have asked for have been changed"),
        "given": _("Your unit has got a place"),
        "declined": _("Your unit got no place this time"),
    }[kind]
    context: dict[str, Any] = {
        "place": place,
        "kind": kind,
        "said": said,
        "closing": _closing(place, kind),
        "address": f"{settings.UTBLICK_ADDRESS}{reverse('exchanges:place', args=[place.pk])}",
    }
    text = "\n".join(_place_lines(place, said, _closing(place, kind), context["address"]))
    return Letter(
        f"{said}: {place.title}"[:200], text, render_to_string("exchanges/mail/place.html", context)
    )


def _closing(place: OpenPlace, kind: str) -> str:
    """Say what is to be done, or what has been decided."""
    days = {"day": _day(place.apply_by), "opens": _day(place.opens_on)}
    if kind == "first":
        return (
            _(
                "Your unit has had no exchange for two years, so you may ask before others. It opens to all "
                "%(opens)s; the last day to ask is %(day)s."
            )
            % days
        )
    if kind == "changed":
        return _("This is what holds now. Take it back in Utblick if it no longer suits you.")
    if kind == "open":
        return _("The last day to ask is %(day)s.") % days
    if kind == "given":
        return _("It is registered as a planned exchange of your unit.")
    return _("There were more who wanted to come than places.")


def _place_lines(place: OpenPlace, said: str, closing: str, address: str) -> list[str]:
    when = _day(place.starts_on)
    if place.ends_on != place.starts_on:
        when += f" – {_day(place.ends_on)}"
    lines = [said, "", place.title, f"{when}, {place.place}" if place.place else when, ""]
    if place.about:
        lines += [place.about, ""]
    return [*lines, closing, "", address, ""]


def _day(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
