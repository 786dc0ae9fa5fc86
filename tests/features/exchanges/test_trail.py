"""What the history of exchanges says: every field that an action writes has a name for people, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone
from django.utils.translation import override

from tests.features.exchanges.conftest import BY, SMALL, Register
from utblick.features.exchanges import actions
from utblick.features.exchanges.actions.exchanges import PLAIN
from utblick.features.exchanges.actions.terms import FIELDS
from utblick.features.exchanges.models import Exchange, Field, Term, TravelFactor
from utblick.features.networks.models import Network
from utblick.features.organisation.models import Unit
from utblick.features.projects import actions as of_projects
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.audit.queries import changes_in_words

Find = Callable[[str], Unit]


def label_of(kind: str, name: str) -> str:
    """Give the label that the history shows for one word of a kind of record."""
    event = AuditEvent(target_type=kind, changes={name: 1})
    return next(changes_in_words(event)).rpartition(": ")[0]


@pytest.fixture
def everything(register: Register, unit: Find, settings: Any, tmp_path: Any) -> None:
    """Do everything that can be done, once."""
    settings.UTBLICK_DATA = tmp_path
    at, today = timezone.now(), timezone.localdate()
    made = register(place="Bryssel", country="BE", starts_on=today - timedelta(days=3))
    actions.ask_due(at)
    question = made.questions.get()
    actions.answer(question, "", "Fråga först", at=at)
    actions.answer(question, "cancelled", "", at=at)
    other = register("Annat")
    actions.confirm(other, by=BY, at=at)
    network = Network.objects.create(key="cpmr", name_sv="CPMR", name_en="CPMR")
    wish = actions.Wish(
        title="Konferens",
        starts_on=date(2026, 9, 1),
        ends_on=date(2026, 9, 3),
        units=[unit("us-akut"), unit("us-barn")],
        place="Riga",
        country="LV",
        type=Term.objects.get(key="conference"),
        direction=Term.objects.get(key="in"),
        purposes=[Term.objects.get(key="influence")],
        networks=[network],
        partners=["A"],
        projects=["B"],
        participants=3,
        cost=4,
        travel=TravelFactor.objects.get(mode="air"),
        distance_km=1000,
        learning="x",
        changed="yes",
        change="y",
        evidence="z",
        is_draft=True,
        is_example=True,
    )
    other = actions.change(other, wish, version=2, by=BY, at=at)
    actions.cancel(other, by=BY, at=at)
    actions.restore(other, by=BY, at=at)
    project = of_projects.begin(of_projects.Idea("P", unit("us-akut")), by=BY, at=at)
    actions.tie(other, project.pk, by=BY, at=at)
    actions.untie(other, project.pk, by=BY, at=at)
    name = actions.keep_name(other, "N.N.", "Intyg", today + timedelta(days=3), by=BY, at=at)
    actions.erase_name(name, by=BY, at=at)
    actions.keep_name(other, "N.N.", "Intyg", today + timedelta(days=3), by=BY, at=at)
    actions.erase_due_names(by=BY, at=at + timedelta(days=4))
    actions.remove(register("Bort"), by=BY, at=at)
    made_list = actions.begin_list(SMALL.encode(), "a.csv", by=BY, at=at)
    actions.remove_list(made_list, by=BY, at=at)
    taken = actions.take_in(actions.begin_list(SMALL.encode(), "b.csv", by=BY, at=at), by=BY, at=at)
    actions.undo_list(taken, by=BY, at=at)
    days = [today + timedelta(days=n) for n in (30, 40, 60)]
    offer: dict[str, Any] = {"apply_by": days[1], "opens_on": today, "starts_on": days[2]}
    place = actions.offer_places(actions.Offer(title="P", **offer), by=BY, at=at)
    changed = {"title": "Q", "places": 3, "about": "x", "place": "Åbo", "country": "FI", "opens_on": days[0]}
    changed |= {"type": Term.objects.get(key="conference"), "ends_on": days[2] + timedelta(days=1)}
    place = actions.change_places(place, actions.Offer(**(offer | changed)), version=1, by=BY, at=at)
    shown = actions.ask_for_place(place, unit("arkiv"), "", by=BY, at=at)
    actions.take_back(shown, by=BY, at=at)
    shown = actions.ask_for_place(place, unit("arkiv"), "", by=BY, at=at)
    actions.decide(shown, gets_it=True, by=BY, at=at)
    actions.withdraw_places(place, by=BY, at=at)
    term = actions.create_term(
        field=Field.TYPE, key="x", name_sv="X", name_en="X", valid_from=today, by=BY, at=at
    )
    actions.change_term(term, name_sv="Y", words=["y"], by=BY, at=at)
    actions.end_term(term, on=today + timedelta(days=1), by=BY, at=at)
    factor = TravelFactor.objects.get(mode="air-far")
    actions.change_factor(factor, kg_per_km=Decimal(1), source="s", year=2026, from_km=4000, by=BY, at=at)


def words_written() -> set[tuple[str, str]]:
    found = {
        (event.target_type, name)
        for event in AuditEvent.objects.filter(action__startswith="exchanges.")
        for name in event.changes
    }
    # What an action can write, beside what it happened to write here.
    found |= {("exchanges.exchange", name) for name in (*PLAIN, "units", "purposes", "networks", "travel")}
    return found | {("exchanges.term", name) for name in FIELDS}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_word_of_the_trail_has_a_name(language: str, everything: None) -> None:
    words = words_written()
    assert len(words) > 60
    with override(language):
        labels = {(kind, name): label_of(kind, name) for kind, name in words}
    for (kind, name), label in labels.items():
        assert label, (kind, name)
        assert "_" not in label, (kind, name, label)
    if language == "sv":
        with override("en"):
            english = {word: label_of(*word) for word in words}
        same = {word[1] for word, label in labels.items() if label == english[word]}
        # Words that both languages share.
        assert same <= {"projects", "title", "partners"}, same


def test_every_action_has_its_sentence_and_every_kind_its_name(everything: None) -> None:
    from utblick.foundation.audit.registry import kinds, sentences

    said = set(AuditEvent.objects.filter(action__startswith="exchanges.").values_list("action", flat=True))
    known = {code for code in sentences() if code.startswith("exchanges.")}
    assert said == known
    for event in AuditEvent.objects.filter(action__startswith="exchanges.").exclude(target_type=""):
        assert event.target_type in kinds()
        assert apps.get_model(event.target_type)


def test_values_are_told_by_their_names(everything: None) -> None:
    changed = AuditEvent.objects.filter(action="exchanges.exchange.changed").latest("pk")
    with override("sv"):
        told = "; ".join(changes_in_words(changed))
        given = "; ".join(
            changes_in_words(AuditEvent.objects.filter(action="exchanges.interest.decided").latest("pk"))
        )
        confirmed = "; ".join(
            changes_in_words(AuditEvent.objects.filter(action="exchanges.exchange.confirmed").latest("pk"))
        )
    for words in (
        "typ: Annat utbyte → Konferens med egen medverkan",
        "syften: Verksamhetsutveckling → Påverkan",
        "färdsätt: Flyg, 700–3 700 km",
        "använd utsläppsfaktor: 0,186",
        "nätverk: CPMR",
        "utkast: nej → ja",
    ):
        assert words in told, told
    assert "har fått en plats" in given
    assert "gissat: typ, riktning, syften → –" in confirmed
    assert Exchange.objects.exists()
