"""From a file or an ask to the documents that are made of it."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from utblick.features.advocacy import queries
from utblick.features.advocacy.models import Ask, Procedure
from utblick.features.advocacy.views.documents import OF_ASK, OF_FILE
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.doors import Door


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


DOORS = {"advocacy.procedure": documents_of_file, "advocacy.ask": documents_of_ask}
