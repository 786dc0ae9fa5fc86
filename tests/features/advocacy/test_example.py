"""The example as a newcomer finds it: files with contacts, asks that were put forward, an open log with rows."""

from __future__ import annotations

from datetime import datetime

from utblick.features.actors.example import load as load_actors
from utblick.features.actors.models import Person
from utblick.features.advocacy import openness
from utblick.features.advocacy.example import load
from utblick.features.advocacy.example.contacts import ABOUT
from utblick.features.advocacy.models import ContactSubject
from utblick.foundation.accounts.viewer import system


def test_its_contacts_are_about_files_and_asks(region: None, at: datetime) -> None:
    load_actors(at)
    load(at)
    assert set(ContactSubject.objects.values_list("contact__subject", flat=True)) == {row[0] for row in ABOUT}
    plans = ContactSubject.objects.filter(procedure__key="partnerskapsplaner")
    assert plans.count() == 3
    assert all(row.states for row in plans)
    assert ContactSubject.objects.filter(asks__key="mlg").count() >= 2
    load(at)
    assert ContactSubject.objects.count() == sum(len(row[1].split()) for row in ABOUT)


def test_without_the_examples_people_it_loads_all_the_same(region: None, at: datetime) -> None:
    load(at)
    assert not ContactSubject.objects.exists()


def test_its_open_log_names_functions_and_nobody(region: None, at: datetime) -> None:
    load_actors(at)
    load(at)
    log = openness.log(system("test"))
    assert log.entries
    said = " ".join(str(entry) for entry in log.entries)
    assert not [
        one.name for one in Person.objects.filter(kind="office_holder") if one.name and one.name in said
    ]
