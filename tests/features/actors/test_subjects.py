"""What apps above add to the log form: their fields, initial values, saving in one transaction, lines and filters."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from types import ModuleType
from typing import Any

import pytest
from django import forms
from django.test import Client
from django.urls import reverse

from utblick.features.actors import contact_subjects
from utblick.features.actors.models import Contact, Person
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.desk import Line
from utblick.ui.filters import Choice, Filter

Someone = Callable[..., Person]
SignIn = Callable[..., Client]


class Files:
    """A subject of the test: which file a contact was about."""

    key = "test"

    def __init__(self) -> None:
        self.kept: dict[int, str] = {}
        self.asked_for = 0
        self.frozen_on: date | None = None

    def fields(self, viewer: Viewer, at: datetime, contact: Contact | None) -> Mapping[str, forms.Field]:
        if "strategist" not in viewer.roles:
            return {}
        initial = self.kept.get(contact.pk, "") if contact else ""
        return {"file": forms.CharField(label="About which file", required=False, initial=initial)}

    def asked(self, viewer: Viewer, given: Mapping[str, str]) -> Mapping[str, Any]:
        return {"file": given["file"]} if "file" in given else {}

    def save(self, viewer: Viewer, at: datetime, contact: Contact, cleaned: Mapping[str, Any]) -> None:
        if cleaned["file"] == "wrong":
            raise RuleBroken("There is no such file.")
        self.kept[contact.pk] = cleaned["file"]

    def freeze_anew(self, contact: Contact) -> bool:
        self.frozen_on = contact.on
        return True

    def lines(self, viewer: Viewer, contacts: Sequence[Contact]) -> Mapping[int, Sequence[Line]]:
        self.asked_for += 1
        return {one.pk: [Line(self.kept[one.pk], "/file/")] for one in contacts if self.kept.get(one.pk)}

    def filters(self, viewer: Viewer) -> Sequence[Filter]:
        def narrow(rows: Any, value: str) -> Any:
            return rows.filter(pk__in=[pk for pk, file in self.kept.items() if file == value])

        return [Choice(key="file", label="File", choices=[("red", "RED III"), ("etd", "ETD")], apply=narrow)]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Iterator[Files]:
    subject = Files()
    module = ModuleType("test_subject")
    module.SUBJECTS = (subject,)  # type: ignore[attr-defined]
    monkeypatch.setattr(contact_subjects, "modules", lambda _name: iter([module]))
    yield subject
    assert "test_subject" not in sys.modules


def _post(client: Client, person: Person, **fields: str) -> Any:
    given = {"channel": "meeting", "on": "2026-11-20", "subject": "Möte", "who": f"p{person.pk}", **fields}
    return client.post(reverse("actors:write"), given)


def test_a_subject_is_asked_for_saved_shown_and_filtered_by(
    files: Files, someone: Someone, client_of: SignIn
) -> None:
    client, person = client_of("strateg"), someone()
    page = client.get(reverse("actors:write") + "?file=red").content.decode()
    assert "About which file" in page
    assert 'value="red"' in page
    _post(client, person, **{"test-file": "red"})
    _post(client, person, subject="Annat", **{"test-file": "etd"})
    contact = Contact.objects.get(subject="Möte")
    assert files.kept[contact.pk] == "red"
    assert 'href="/file/"' in client.get(reverse("actors:contact", args=[contact.pk])).content.decode()
    files.asked_for = 0
    listed = client.get(reverse("actors:contacts") + "?file=red").content.decode()
    assert "Möte" in listed
    assert "Annat" not in listed
    assert files.asked_for == 1
    changed = client.get(reverse("actors:change_contact", args=[contact.pk])).content.decode()
    assert 'value="red"' in changed


def test_what_a_subject_refuses_saves_nothing_and_keeps_what_was_typed(
    files: Files, someone: Someone, client_of: SignIn
) -> None:
    answer = _post(client_of("strateg"), someone(), **{"test-file": "wrong"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "There is no such file." in page
    assert 'value="Möte"' in page
    assert not Contact.objects.exists()


def test_who_gets_no_fields_saves_none(files: Files, someone: Someone, client_of: SignIn) -> None:
    answer = _post(client_of("bryssel"), someone(), **{"test-file": "red"})
    assert answer.status_code == 302
    assert files.kept == {}
