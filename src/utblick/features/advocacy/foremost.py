"""Which of our asks come first in some files: the same order in every document and on every page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from utblick.features.actors.models import Person
from utblick.features.advocacy import queries
from utblick.features.advocacy.models import Ask, ContactSubject, Holder, Involvement, Stance, Standing
from utblick.foundation.accounts.viewer import Viewer


def foremost(viewer: Viewer, files: Iterable[int]) -> list[Ask]:
    """Give what we still ask for in the processes of some files, the foremost first: four queries in all.

    What is tied to the files by a wording or a contact comes first, then what others speak of in them, then by
    priority, then as written. Secret contacts and drafts do not count: every reader gets the same order.
    """
    ids = set(files)
    rows = queries.asks(viewer).filter(process__procedures__in=ids, closed_on__isnull=True).distinct()
    put_forward = set(
        ContactSubject.objects.filter(
            procedure__in=ids, contact__is_draft=False, contact__secrecy=""
        ).values_list("asks", flat=True)
    )
    spoken_of = set(
        Stance.objects.filter(position__procedures__in=ids)
        .exclude(position__holder=Holder.OWN)
        .exclude(position__standing=Standing.REPLACED)
        .values_list("ask", flat=True)
    )
    return sorted(
        rows,
        key=lambda ask: (
            ask.pk not in put_forward and all(one.procedure_id not in ids for one in ask.wordings.all()),
            ask.pk not in spoken_of,
            ask.priority,
            ask.pk,
        ),
    )


def files_to_raise(person: Person, today: date) -> set[int]:
    """Give the files whose asks are put forward to somebody: those of their own parts, else of their bodies."""
    held = Involvement.objects.at(today)
    own = set(held.filter(person=person).values_list("procedure", flat=True))
    bodies = person.posts.at(today).values("body")
    return own or set(held.filter(body__in=bodies).values_list("procedure", flat=True))
