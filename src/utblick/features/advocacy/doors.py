"""From a matter to following its procedure as an EU file; from files, asks and people to documents made of them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.actors.models import Person
from utblick.features.advocacy import queries
from utblick.features.advocacy.models import Ask, Procedure
from utblick.features.advocacy.views.documents import OF_ASK, OF_FILE, OF_PERSON
from utblick.features.monitoring.models import DocumentReference, Matter
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.doors import Door

CHANGE = "advocacy.procedure.change"


def follow(viewer: Viewer, matter: Matter) -> Iterator[Door]:
    """Offer to follow the procedure that the matter is about, where nobody does yet."""
    if not viewer.may(CHANGE):
        return
    named = DocumentReference.objects.filter(
        document__matter=matter, type="procedure", defining=True
    ).values_list("value", flat=True)
    wanted = sorted(set(named))
    there = set(Procedure.objects.filter(reference__in=wanted).values_list("reference", flat=True))
    for reference in [one for one in wanted if one not in there][:1]:
        asked = urlencode({"reference": reference, "name": matter.title[:160]})
        yield Door(_("Follow as an EU file"), f"{reverse('advocacy:new_procedure')}?{asked}")


def documents_of_file(viewer: Viewer, procedure: Procedure) -> Iterator[Door]:
    """Offer the documents of a file."""
    if viewer.may(queries.VIEW):
        for kind, label in OF_FILE.items():
            yield Door(label, reverse("advocacy:document", args=[procedure.key, kind]))


def documents_of_ask(viewer: Viewer, ask: Ask) -> Iterator[Door]:
    """Offer the documents of an ask."""
    if viewer.may(queries.VIEW):
        for kind, label in OF_ASK.items():
            yield Door(label, reverse("advocacy:ask_document", args=[ask.pk, kind]))


def documents_of_person(viewer: Viewer, person: Person) -> Iterator[Door]:
    """Offer what one needs before a meeting, of whom a document may name."""
    if viewer.may(queries.VIEW) and not person.is_protected:
        for kind, label in OF_PERSON.items():
            yield Door(label, reverse("advocacy:person_document", args=[person.pk, kind]))


DOORS = {
    "actors.person": documents_of_person,
    "monitoring.matter": follow,
    "advocacy.procedure": documents_of_file,
    "advocacy.ask": documents_of_ask,
}
