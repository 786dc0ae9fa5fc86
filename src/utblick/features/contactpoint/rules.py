"""What must be true at the advisory desk, and what is worked out of a case. A rule's docstring is what users see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from utblick.engine.coverage.months import months_after
from utblick.engine.identifiers.personal_numbers import personal_numbers
from utblick.features.contactpoint.kinds import STEPS, Purpose, Stage, StepKind
from utblick.foundation.rules import broken

PERSON_MONTHS = 24


class Dated(Protocol):
    """A step as far as its kind and day."""

    kind: str
    on: date


class Agreed(Protocol):
    """A consent as far as what it covers and when."""

    purpose: str
    on: date
    withdrawn_on: date | None


def check_has_question(question: str) -> None:
    """Write the question in a line."""
    if not question.strip():
        raise broken(check_has_question)


def check_names_no_personal_number(texts: Iterable[object]) -> None:
    """There is a personal identity number in what you wrote. Take it out: it is not needed here, and not kept."""
    if any(isinstance(text, str) and personal_numbers(text) for text in texts):
        raise broken(check_names_no_personal_number)


def check_has_happened(on: date, today: date) -> None:
    """The day is in the future: note it when it has happened."""
    if on > today:
        raise broken(check_has_happened)


def check_county_is_known(county: str, known: Collection[str]) -> None:
    """Choose a county from the list."""
    if county not in known:
        raise broken(check_county_is_known)


def check_programme_is_known(programme: str, known: Collection[str]) -> None:
    """Choose one of the programme periods."""
    if programme not in known:
        raise broken(check_programme_is_known)


def check_period_had_begun(on: date, starts_on: date | None) -> None:
    """That programme period had not begun on that day. Choose the period that the question was about."""
    if starts_on is not None and on.year < starts_on.year - 1:
        raise broken(check_period_had_begun)


def check_person_has_end(has_person: bool, until: date | None, on: date) -> None:
    """Say until when the person's name may be kept: a day after the enquiry, at most three years on."""
    if has_person and (until is None or not on < until <= months_after(on, 36)):
        raise broken(check_person_has_end)


def check_is_not_erased(until: date | None, today: date) -> None:
    """That day for erasing the person's name has passed already. Leave the person out, or choose a later day."""
    if until is not None and until <= today:
        raise broken(check_is_not_erased)


def check_secrecy_has_reason(secrecy: str, reason: str) -> None:
    """Give the reason for the secrecy, so that it can be tried again."""
    if secrecy and not reason.strip():
        raise broken(check_secrecy_has_reason)


def check_next_has_both(words: str, on: date | None) -> None:
    """A next step has both what and by when."""
    if bool(words.strip()) != (on is not None):
        raise broken(check_next_has_both)


def check_answer_is_of_period(programme: str, meant: str) -> None:
    """That standard answer is of another programme period than the question. Choose another, or write your own."""
    if programme != meant:
        raise broken(check_answer_is_of_period)


def check_step_has_what_it_needs(missing: Collection[str]) -> None:
    """Something that such a step needs is not filled in."""
    if missing:
        raise broken(check_step_has_what_it_needs)


def check_step_follows(on: date, opened: date) -> None:
    """A step cannot come before the enquiry."""
    if on < opened:
        raise broken(check_step_follows)


def check_reopens(is_open: bool) -> None:
    """The case is open already."""
    if is_open:
        raise broken(check_reopens)


def check_is_written(languages: Collection[str]) -> None:
    """Write a title and an aim in one language at least; the other can wait until it is needed."""
    if not languages:
        raise broken(check_is_written)


def check_is_written_in(language: str, languages: Collection[str]) -> None:
    """The profile is not written in that language yet. Write its title and aim in it first."""
    if language not in languages:
        raise broken(check_is_written_in)


def check_has_consent(has_consent: bool) -> None:
    """Nobody has agreed to that, or has taken it back. Note the consent first: who, when and how."""
    if not has_consent:
        raise broken(check_has_consent)


def check_agreed_by_function(names: Collection[str]) -> None:
    """Say by function who agreed, not by name: the name is erased on its day, and the consent is kept."""
    if names:
        raise broken(check_agreed_by_function)


def check_still_holds(expires_on: date, today: date) -> None:
    """The profile's time has run out. Renew it first, when its owner still wants it."""
    if expires_on < today:
        raise broken(check_still_holds)


def check_runs_ahead(expires_on: date, today: date) -> None:
    """Choose a day ahead, at most a year and a half on."""
    if not today < expires_on <= months_after(today, 18):
        raise broken(check_runs_ahead)


def check_is_reviewed_text(text_sv: str, text_en: str) -> None:
    """Write the text for the idea bank in both languages, so that nobody can see whose idea it is."""
    if not text_sv.strip() or not text_en.strip():
        raise broken(check_is_reviewed_text)


def check_names_nobody(names: Collection[str]) -> None:
    """The text for the idea bank names the organisation or the person. Write it so that nobody is named."""
    if names:
        raise broken(check_names_nobody)


def check_is_for_this(applies: bool) -> None:
    """Only a profile of our own cases can be listed in the idea bank."""
    if not applies:
        raise broken(check_is_for_this)


def check_event_is_open(is_open: bool) -> None:
    """Signing up is closed."""
    if not is_open:
        raise broken(check_event_is_open)


def check_half_year_is_over(is_over: bool) -> None:
    """The half-year is still running. Its figures are given when it is over."""
    if not is_over:
        raise broken(check_half_year_is_over)


def check_event_is_over(over: bool) -> None:
    """What visitors thought can be told when the event is over, until its list is erased."""
    if not over:
        raise broken(check_event_is_over)


def check_erased_after(erase_on: date, ends_on: date) -> None:
    """The list is erased after the event, at most half a year on."""
    if not ends_on < erase_on <= months_after(ends_on, 6):
        raise broken(check_erased_after)


def check_signs_up_before(until: object, starts: object) -> None:
    """The last moment for signing up is before the event begins."""
    if until > starts:  # type: ignore[operator]
        raise broken(check_signs_up_before)


def check_document_is_one(has_file: bool, address: str) -> None:
    """Choose a file, or write where the document lies: one of the two."""
    if has_file == bool(address.strip()):
        raise broken(check_document_is_one)


def check_weeding_has_reason(reason: str) -> None:
    """Write the reason, such as the weeding decision and its diary number."""
    if not reason.strip():
        raise broken(check_weeding_has_reason)


def check_something_is_chosen(keys: Collection[str]) -> None:
    """Nothing is chosen: tick what is to be weeded out."""
    if not keys:
        raise broken(check_something_is_chosen)


def check_still_proposed(gone: int) -> None:
    """Some of what was chosen has changed meanwhile and must stay. Nothing was erased: look at the list again."""
    if gone:
        raise broken(check_still_proposed)


def check_reason_names_nobody(names: Collection[str]) -> None:
    """The reason names somebody whose case is erased. The reason is kept: write it without names."""
    if names:
        raise broken(check_reason_names_nobody)


def missing_fields(kind: str, given: dict[str, object]) -> list[str]:
    """Give what a kind of step needs and has not got."""
    return [name for name in STEPS[kind].needs if given.get(name) in (None, "")]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case stands: its stage, since when, whether it is open, and whether anybody has had an answer."""

    stage: Stage
    since: date
    is_open: bool
    is_answered: bool


def standing(opened: date, steps: Iterable[Dated]) -> Standing:
    """Work out where a case stands of its steps in the order of their days; what was noted last holds.

    Advice leaves a case that has come further where it stood. Taking it up again opens it at the stage before it ended.
    """
    stage, since, is_open, answered = Stage.ENQUIRY, opened, True, False
    before = stage
    for step in steps:
        row = STEPS[step.kind]
        answered = answered or step.kind != StepKind.REOPENED
        if step.kind == StepKind.REOPENED:
            stage, is_open, since = before, True, step.on
        elif step.kind == StepKind.ADVICE:
            if stage is Stage.ENQUIRY:
                stage, since = Stage.ADVISED, step.on
        elif row.stage is not None:
            if row.ends and is_open:
                before = stage
            stage, since, is_open = row.stage, step.on, not row.ends
    return Standing(stage, since, is_open, answered)


def waits_because(found: Standing, next_on: date | None, today: date, has_owner: bool = True) -> str:
    """Say in a key why a case waits for us: no `answer`, no `owner`, `nothing` planned, `overdue`; empty else."""
    if not found.is_open:
        return ""
    if not found.is_answered:
        return "answer"
    if not has_owner:
        return "owner"
    if next_on is None:
        return "nothing"
    return "overdue" if next_on < today else ""


def agrees(consents: Iterable[Agreed], purpose: Purpose, on: date) -> bool:
    """Say whether somebody has agreed to a purpose and not taken it back, on a day."""
    return any(
        one.purpose == purpose and one.on <= on and (one.withdrawn_on is None or one.withdrawn_on > on)
        for one in consents
    )


def named_in(text: str, names: Sequence[str]) -> list[str]:
    """Give the names that a text has in it, however they are written."""
    folded = " ".join(text.casefold().split())
    return [name for name in names if len(name.strip()) > 2 and " ".join(name.casefold().split()) in folded]
