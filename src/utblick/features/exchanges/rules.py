"""What must be true of an exchange. Each rule's docstring is the sentence that the user sees."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from utblick.features.exchanges.models import Asking
from utblick.foundation.rules import broken

EARLIEST = date(1995, 1, 1)  # Sweden joined the Union; older exchanges belong in the archive
QUESTION_AFTER = {Asking.AFTER: 1, Asking.HALF_YEAR: 183}
"""How many days after the last day each question is asked."""
QUESTION_DAYS = 45
"""For how many days after its time a question is still asked; later, nobody remembers."""
MOST_NAME_DAYS = 3 * 366
DOCUMENTS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"<!DOCTYP", b"<html")
"""How files begin that are opened as text and are no lists."""


def check_has_title(title: str) -> None:
    """Write in a few words what you did, such as: study visit to the hospital in Tartu."""
    if not title.strip():
        raise broken(check_has_title)


def check_is_seen(is_seen: bool) -> None:
    """Choose one of the projects in the list."""
    if not is_seen:
        raise broken(check_is_seen)


def check_days(starts_on: date, ends_on: date) -> None:
    """The last day is before the first. Change one of them."""
    if ends_on < starts_on:
        raise broken(check_days)


def check_is_of_our_time(starts_on: date, today: date) -> None:
    """The first day must be after 1994 and within five years from now. Is the year right?"""
    if not starts_on >= EARLIEST or starts_on.year > today.year + 5:
        raise broken(check_is_of_our_time)


def check_is_short_enough(starts_on: date, ends_on: date) -> None:
    """An exchange lasts at most two years; register a longer one in parts, so that each year shows it."""
    if (ends_on - starts_on).days > 731:
        raise broken(check_is_short_enough)


def check_has_unit(units: Collection[object]) -> None:
    """Choose at least one unit that took part."""
    if not units:
        raise broken(check_has_unit)


def check_units_existed(
    periods: Collection[tuple[date, date | None]], starts_on: date, ends_on: date
) -> None:
    """One of the units did not exist on those days. Choose the unit that did, or change the days."""
    for begun, until in periods:
        if begun > ends_on or (until is not None and until <= starts_on):
            raise broken(check_units_existed)


def check_is_not_there(is_there: bool) -> None:
    """It seems to be registered already. Look at it first, and register this one anyway if it is another."""
    if is_there:
        raise broken(check_is_not_there)


def is_alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Say whether two exchanges of a unit and a day seem to be the same: alike in what, or in a named town."""
    (title, place), (other_title, other_place) = (tuple(map(_plain, words)) for words in (one, other))
    same_place = bool(place) and place == other_place and not place.startswith("digital")
    places_differ = bool(place) and bool(other_place) and place != other_place
    return same_place or (title == other_title and not places_differ)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def is_improbable(kilometres: int, as_the_crow_flies: int | None) -> bool:
    """Say whether a way one way cannot be right: shorter than the crow flies, or very much longer."""
    if as_the_crow_flies is None:
        return False
    return not 0.9 * as_the_crow_flies - 20 <= kilometres <= 2.5 * as_the_crow_flies + 200


def check_can_be_confirmed(is_guessed: bool) -> None:
    """There is nothing left to confirm."""
    if not is_guessed:
        raise broken(check_can_be_confirmed)


def check_is_not_answered_for_nothing(title: str) -> None:
    """Write one line, or choose one of the answers."""
    if not title.strip():
        raise broken(check_is_not_answered_for_nothing)


def check_name_is_needed(name: str, purpose: str) -> None:
    """A name is kept only for a purpose: write both."""
    if not name.strip() or not purpose.strip():
        raise broken(check_name_is_needed)


def check_name_is_erased_in_time(erase_on: date, today: date) -> None:
    """Choose the day when the name is erased: after today, and within three years."""
    if not 0 < (erase_on - today).days <= MOST_NAME_DAYS:
        raise broken(check_name_is_erased_in_time)


def may_change_units(may: Mapping[int, bool]) -> bool:
    """Say whether somebody may register or change for these units: for at least one of them."""
    return any(may.values())


def check_place_days(apply_by: date, opens_on: date, starts_on: date, today: date) -> None:
    """The last day to answer must be today or later, after it opens to all, and no later than the first day."""
    if not (today <= apply_by <= starts_on and opens_on <= apply_by):
        raise broken(check_place_days)


def check_has_as_many_places(places: int, given: int) -> None:
    """More places are given than that. Choose a higher number."""
    if places < given:
        raise broken(check_has_as_many_places)


def check_is_offered(withdrawn: bool, apply_by: date, today: date) -> None:
    """The places are no longer offered."""
    if withdrawn or apply_by < today:
        raise broken(check_is_offered)


def check_has_opened(opens_on: date, is_silent: bool, today: date) -> None:
    """Until it opens to all, the places are for units that have had no exchange for two years. Come back then."""
    if today < opens_on and not is_silent:
        raise broken(check_has_opened)


def check_asks_once(has_asked: bool) -> None:
    """The unit has asked for a place already."""
    if has_asked:
        raise broken(check_asks_once)


def check_is_undecided(outcome: str) -> None:
    """It is decided already."""
    if outcome:
        raise broken(check_is_undecided)


def check_has_room(given: int, places: int) -> None:
    """All places are given. Raise their number first, if there are more."""
    if given >= places:
        raise broken(check_has_room)


def check_is_no_document(begins: bytes) -> None:
    """That is a document or a picture, not a list. Save the list as Excel (.xlsx) or CSV, and choose that file."""
    if begins.startswith(DOCUMENTS):
        raise broken(check_is_no_document)


def check_is_a_list(columns: int, rows: int) -> None:
    """That is running text, not a list. A list has a first row with the names of its columns, and rows below it."""
    if columns < 2 or not rows:
        raise broken(check_is_a_list)


def check_is_as_seen(is_as_seen: bool) -> None:
    """What would happen is no longer what you saw: something was chosen or registered since. Look at it again."""
    if not is_as_seen:
        raise broken(check_is_as_seen)


def check_is_not_done(done: bool) -> None:
    """The list has been taken in already. Bring it again if there is more in it; what is there is not doubled."""
    if done:
        raise broken(check_is_not_done)


def check_columns_are_enough(fields: Collection[str]) -> None:
    """Choose which columns say what was done, when, and which unit: without them no row can be taken in."""
    if not {"title", "starts_on", "unit"} <= set(fields):
        raise broken(check_columns_are_enough)


def check_no_field_twice(fields: Collection[str]) -> None:
    """Two columns are chosen for the same thing. Leave one of them out."""
    if len(fields) != len(set(fields)):
        raise broken(check_no_field_twice)


def check_can_be_undone(done: bool, undone: bool) -> None:
    """There is nothing to undo."""
    if not done or undone:
        raise broken(check_can_be_undone)
