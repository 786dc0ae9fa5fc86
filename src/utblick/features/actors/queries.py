"""Read people, bodies and contacts: each viewer what they may see, and of secret contacts those that are theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from utblick.features.actors.folding import fold
from utblick.features.actors.kinds import PersonKind
from utblick.features.actors.models import Body, Contact, Counterpart, Person, Post, Promise
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

BODY, PERSON, PRIVATE = "actors.body.view", "actors.person.view", "actors.private.view"
CHANGE, CONTACT, WRITE = "actors.person.change", "actors.contact.view", "actors.contact.write"
SECRET = "actors.secret.view"  # noqa: S105
KINDS_BY_RIGHT = (
    (BODY, (PersonKind.OFFICE_HOLDER,)),
    (PERSON, (PersonKind.OFFICIAL, PersonKind.MAILBOX)),
    (PRIVATE, (PersonKind.PRIVATE,)),
)


def kinds_seen(viewer: Viewer) -> frozenset[str]:
    """Give the kinds of people that the viewer sees."""
    return frozenset(kind.value for right, kinds in KINDS_BY_RIGHT if viewer.may(right) for kind in kinds)


def bodies(viewer: Viewer) -> QuerySet[Body]:
    """Give the bodies."""
    viewer.check(BODY)
    rows: QuerySet[Body] = Body.objects.select_related("parent")
    return rows


def body_by_number(viewer: Viewer, number: int) -> Body:
    """Give one body. Raises Http404."""
    return get_object_or_404(bodies(viewer), pk=number)


def people(viewer: Viewer) -> QuerySet[Person]:
    """Give the people of the kinds that the viewer sees, with their posts."""
    viewer.check(BODY)
    rows = Person.objects.filter(merged_into=None, forgotten_on=None, kind__in=kinds_seen(viewer))
    return rows.prefetch_related(Prefetch("posts", Post.objects.select_related("body")))


def person_by_number(viewer: Viewer, number: int) -> Person:
    """Give one person. Raises Http404."""
    return get_object_or_404(people(viewer), pk=number)


def posts_now(person: Person, at: date | datetime) -> list[Post]:
    """Give the posts that hold on a day, the weightiest first; asks nothing where they are prefetched."""
    found = [post for post in person.posts.all() if post.holds(at)]
    return once(sorted(found, key=lambda post: post.weight))


def once(posts: Iterable[Post]) -> list[Post]:
    """Give each role once: two lists, or two records that became one, may both have it."""
    found: dict[tuple[object, ...], Post] = {}
    for post in posts:
        found.setdefault((post.person_id, post.body_id, post.role, post.title), post)
    return list(found.values())


def sees_details(viewer: Viewer, person: Person) -> bool:
    """Say whether the viewer sees how to reach somebody: not of the protected, unless they keep the register."""
    return viewer.may(CHANGE) or not person.is_protected


def _own(viewer: Viewer) -> Q:
    if viewer.account_id is None:
        return Q(pk__in=[])
    taking_part = Contact.accounts.through.objects.filter(account=viewer.account_id).values("contact")
    return Q(written_by=viewer.account_id) | Q(pk__in=taking_part)


def _within(viewer: Viewer) -> Q:
    """Give the condition on contacts that the viewer's roles reach."""
    if viewer.may(CONTACT):
        return Q()
    boards = {grant.board for grant in viewer.grants if grant.action == CONTACT and grant.board}
    found = _own(viewer)
    if boards:
        of_boards = Contact.boards.through.objects.filter(board__key__in=boards)
        found |= Q(pk__in=of_boards.values("contact"))
    if any(grant.action == CONTACT and grant.unit for grant in viewer.grants):
        of_units = Contact.units.through.objects.filter(unit__in=viewer.units)
        found |= Q(pk__in=of_units.values("contact"))
    return found


def contacts(viewer: Viewer) -> QuerySet[Contact]:
    """Give the contacts that the viewer may see, with whom they were; drafts are not among them."""
    if not viewer.may_somewhere(CONTACT):
        raise NotAllowed(CONTACT)
    rows = Contact.objects.filter(_within(viewer), is_draft=False)
    if not viewer.may(SECRET):
        rows = rows.filter(Q(secrecy="") | Q(written_by=viewer.account_id, written_by__isnull=False))
    return rows.select_related("written_by", "follow_up_by").prefetch_related(
        Prefetch("counterparts", Counterpart.objects.select_related("person", "body"))
    )


def drafts(viewer: Viewer) -> QuerySet[Contact]:
    """Give the viewer's own drafts: nobody sees another's."""
    if not viewer.may_somewhere(WRITE):
        raise NotAllowed(WRITE)
    rows = Contact.objects.filter(is_draft=True, written_by=viewer.account_id, written_by__isnull=False)
    return rows.prefetch_related(
        Prefetch("counterparts", Counterpart.objects.select_related("person", "body"))
    )


def contact_by_number(viewer: Viewer, number: int) -> Contact:
    """Give one contact, or one of the viewer's own drafts. Raises Http404."""
    found = contacts(viewer).filter(pk=number).first()
    if found is None and viewer.may_somewhere(WRITE):
        found = drafts(viewer).filter(pk=number).first()
    return found or get_object_or_404(Contact.objects.none())


def may_change(viewer: Viewer, contact: Contact) -> bool:
    """Say whether the viewer may change a contact that they see: the office any, an elected member their own."""
    if contact.destroyed_on is not None:
        return False
    if contact.written_by_id is not None and contact.written_by_id == viewer.account_id:
        return viewer.may_somewhere(WRITE)
    return viewer.may(WRITE) and not contact.is_draft


def boards_to_write(viewer: Viewer) -> frozenset[str] | None:
    """Give the keys of the boards whose contacts the viewer writes; None for who writes of any board."""
    if viewer.may(WRITE):
        return None
    return frozenset(grant.board for grant in viewer.grants if grant.action == WRITE and grant.board)


def counterpart_words(viewer: Viewer, row: Counterpart) -> str:
    """Give who it was as this viewer may see it: without the name of a person of a kind they do not see."""
    if not row.name:
        return row.words
    hidden = row.person.kind not in kinds_seen(viewer) if row.person else not viewer.may(PERSON)
    if not hidden:
        return row.words
    return ", ".join(filter(None, (row.function, row.institution)))


def is_named(viewer: Viewer, row: Counterpart) -> bool:
    """Say whether the viewer may open the person of a counterpart."""
    return (
        row.person is not None and row.person.forgotten_on is None and row.person.kind in kinds_seen(viewer)
    )


def contacts_with(viewer: Viewer, person: Person) -> QuerySet[Contact]:
    """Give our contacts with a person, as far as the viewer sees them; none for who sees no contacts."""
    if not viewer.may_somewhere(CONTACT):
        return Contact.objects.none()
    return contacts(viewer).filter(pk__in=Counterpart.objects.filter(person=person).values("contact"))


def contacts_at(viewer: Viewer, body: Body) -> QuerySet[Contact]:
    """Give our contacts with a body: with itself, or with somebody who then was there."""
    if not viewer.may_somewhere(CONTACT):
        return Contact.objects.none()
    return contacts(viewer).filter(pk__in=Counterpart.objects.filter(body=body).values("contact"))


def promises(viewer: Viewer) -> QuerySet[Promise]:
    """Give the promises of contacts that the viewer may see."""
    rows = Promise.objects.filter(contact__in=contacts(viewer).prefetch_related(None).values("pk"))
    return rows.select_related("contact", "account")


def open_promises(viewer: Viewer, person: Person | None = None) -> QuerySet[Promise]:
    """Give what is promised and not done, in contacts with a person or in all."""
    if not viewer.may_somewhere(CONTACT):
        return Promise.objects.none()
    rows = promises(viewer).filter(done_on=None)
    if person is not None:
        rows = rows.filter(contact__in=Counterpart.objects.filter(person=person).values("contact"))
    return rows


def follow_ups(viewer: Viewer) -> QuerySet[Contact]:
    """Give the contacts that the viewer is to follow up."""
    return (
        contacts(viewer)
        .filter(follow_up_by=viewer.account_id, follow_up_by__isnull=False)
        .filter(follow_up_on__isnull=False, followed_up_on=None)
        .order_by("follow_up_on", "pk")
    )


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who answers a search in the log form: the value to send back, and the words to show."""

    value: str
    words: str
    note: str = ""


def look_up(viewer: Viewer, query: str, at: datetime, most: int = 8) -> list[Found]:
    """Give the people and bodies whose name, other name or body has every word asked for; those we met last first."""
    words = fold(query).split()
    if not words or len("".join(words)) < 2:
        return []
    condition, of_body = Q(), Q()
    for word in words:
        condition &= Q(folded__contains=f" {word}") | Q(
            pk__in=Post.objects.filter(body__folded__contains=f" {word}").values("person")
        )
        of_body &= Q(folded__contains=f" {word}")
    rows = people(viewer).filter(condition).annotate(met=last_met(viewer))
    found = [
        Found(f"p{row.pk}", row.called, "; ".join(f"{post.title}, {post.body.short}" for post in held[:2]))
        for row in sorted(
            rows[:60], key=lambda row: (row.met is None, -(row.met or date.min).toordinal(), row.name)
        )
        for held in [posts_now(row, at)]
    ]
    those = [
        Found(f"b{row.pk}", row.name, row.abbreviation)
        for row in bodies(viewer).at(at).filter(of_body)[:most]  # type: ignore[attr-defined]
    ]
    return [*found[: max(most - len(those), most // 2)], *those][:most]


@dataclass(frozen=True, slots=True)
class Known:
    """A person that somebody has met, how often and when last."""

    person: Person
    times: int
    last: date


def known_by(viewer: Viewer, most: int = 200) -> list[Known]:
    """Give the people that the viewer has met, those met last first."""
    mine = contacts(viewer).prefetch_related(None).filter(_own(viewer))
    rows = (
        Counterpart.objects.filter(contact__in=mine.values("pk"), person__isnull=False)
        .values("person")
        .annotate(times=Count("contact", distinct=True), last=Max("contact__on"))
        .order_by("-last", "person")[:most]
    )
    by_number = people(viewer).in_bulk([row["person"] for row in rows])
    return [
        Known(by_number[row["person"]], row["times"], row["last"])
        for row in rows
        if row["person"] in by_number
    ]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Somebody to look at, and why: nothing has happened for long, or the last role has ended."""

    person: Person
    last_contact: date | None
    ended_on: date | None

    @property
    def has_ended(self) -> bool:
        return self.ended_on is not None


def contacts_seen(viewer: Viewer) -> QuerySet[Contact]:
    """Give the numbers of the contacts that the viewer sees, for a condition: of the others not even a day shows."""
    seen = contacts(viewer) if viewer.may_somewhere(CONTACT) else Contact.objects.none()
    return seen.prefetch_related(None).select_related(None).values("pk")  # type: ignore[return-value]


def last_met(viewer: Viewer) -> Max:
    """Give the day of the last contact with a person that the viewer sees, for an annotation."""
    seen = contacts_seen(viewer)
    return Max("counterparts__contact__on", filter=Q(counterparts__contact__in=seen))


def to_review(viewer: Viewer, today: date) -> list[Reviewed]:
    """Give the people whose review day has come or whose roles have all ended within the last half-year."""
    viewer.check(CHANGE)
    recent = today - timedelta(days=183)
    open_posts = Post.objects.at(today).values("person")
    ended = Post.objects.filter(valid_until__range=(recent, today)).exclude(person__in=open_posts)
    rows = (
        people(viewer)
        .filter(Q(review_on__lte=today) | Q(pk__in=ended.values("person")))
        .annotate(met=last_met(viewer))
        .order_by("review_on", "name", "pk")
    )
    found = []
    for row in rows:
        posts = list(row.posts.all())
        still = any(post.holds(today) for post in posts)
        ends = [post.valid_until for post in posts if post.valid_until and post.valid_until <= today]
        found.append(Reviewed(row, row.met, max(ends) if ends and not still else None))
    return found
