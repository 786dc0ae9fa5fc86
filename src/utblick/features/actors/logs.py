"""Who may read the log of a person, a body or a contact: those who see its page."""

from django.urls import reverse

from utblick.features.actors import queries
from utblick.features.actors.models import Body
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.record_logs import Log, of_model


def _person(viewer: Viewer, number: int) -> Log:
    viewer.check(queries.CHANGE)
    found = queries.person_by_number(viewer, number)
    return Log(found, reverse("actors:person", args=[number]), queries.CHANGE)


def _contact(viewer: Viewer, number: int) -> Log:
    found = queries.contact_by_number(viewer, number)
    return Log(found, reverse("actors:contact", args=[number]), queries.CONTACT)


LOGS = {
    "actors.body": of_model(Body, queries.CHANGE, "actors:body"),
    "actors.person": _person,
    "actors.contact": _contact,
}
