"""How somebody was to be named on a day: function and institution, in both languages, for a record that stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from utblick.features.actors.models import Body, Counterpart, Person, Post
from utblick.features.actors.queries import posts_now

MOST = 3


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a contact is with: somebody we know, a body, or only what is written."""

    person: Person | None = None
    body: Body | None = None
    name: str = ""
    function: str = ""
    institution: str = ""
    mail: str = ""


def _function(posts: list[Post], language: str) -> str:
    with override(language):
        first, rest = posts[0], posts[1:MOST]
        return "; ".join([first.title, *(f"{post.title}, {post.body.short}" for post in rest)])[:300]


def frozen(who: Who, on: date) -> Counterpart:
    """Give the counterpart, not saved, as it stood on a day."""
    row = Counterpart(
        person=who.person,
        body=who.body,
        name=(who.person.name if who.person else who.name.strip())[:160],
        mail=who.mail or (who.person.mail if who.person else ""),
        function_sv=who.function.strip()[:300],
        function_en=who.function.strip()[:300],
        institution_sv=(who.body.name_sv if who.body else who.institution.strip())[:160],
        institution_en=(who.body.name_en if who.body else who.institution.strip())[:160],
    )
    posts = posts_now(who.person, on) if who.person else []
    if posts and not who.function:
        row.function_sv, row.function_en = _function(posts, "sv"), _function(posts, "en")
    if posts and not who.body and not who.institution:
        row.body = posts[0].body
        row.institution_sv, row.institution_en = row.body.name_sv, row.body.name_en
    return row


FUNCTION = ("function_sv", "function_en")
INSTITUTION = ("body_id", "institution_sv", "institution_en")


def frozen_anew(row: Counterpart, before: date, on: date) -> bool:
    """Give a saved counterpart the function and institution of a corrected day; say whether they became different.

    What somebody wrote by hand stays: a function that is the same in both languages and no title of the first day,
    an institution that is no body of the register.
    """
    if row.person is None:
        return False
    then, now = frozen(Who(person=row.person), before), frozen(Who(person=row.person), on)
    if row.function_sv and row.function_sv == row.function_en != then.function_sv:
        return False
    names = FUNCTION if row.institution_sv and row.body_id is None else FUNCTION + INSTITUTION
    differ = any(getattr(row, name) != getattr(now, name) for name in names)
    for name in names:
        setattr(row, name, getattr(now, name))
    row.save()
    return differ
