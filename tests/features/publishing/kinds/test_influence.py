"""Processes, positions, the advocacy log and outcomes at the gate: what they tell, and what cannot pass."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.http import Http404

from tests.features.publishing.states import lay_out
from tests.laid import state
from utblick.features.actors.models import Contact, Counterpart, Person
from utblick.features.advocacy.actions.positions import adopt_position, new_version
from utblick.features.advocacy.actions.verdicts import give_verdict, withdraw_verdict
from utblick.features.advocacy.models import Lead, Position, Procedure, Process, Verdict
from utblick.features.organisation.models import Board
from utblick.features.publishing.gate import actions
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.kind import Facts
from utblick.features.publishing.models import Release
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.rules import RuleBroken

pytestmark = pytest.mark.django_db
BY = system("test")
Who = Callable[[str], Viewer]


@state
def advocacy() -> None:
    lay_out("actors", "networks", "programmes", "advocacy")


pytestmark = pytest.mark.usefixtures("advocacy")


def told(kind: str, row: Any) -> tuple[Facts, dict[str, Any]]:
    """Give the facts of a record as the gate reads them, and its values as they would be kept."""
    record = KINDS[kind].record(BY, str(row.pk))
    assert record is not None
    facts = KINDS[kind].facts(record)
    assert [str(one) for one in KINDS[kind].obstacles(record)] == [str(one) for one in facts.obstacles]
    return facts, KINDS[kind].shape.checked(facts.values)


def word(kind: str, row: Any, by: Viewer, at: datetime) -> None:
    version = 1
    for language, texts in (
        ("sv", {"title": "Rubrik", "summary": "Kort text."}),
        ("en", {"title": "Heading", "summary": "Short text."}),
    ):
        version = actions.write_wording(
            kind, str(row.pk), language, texts, version=version, by=by, at=at
        ).version


def adopted(at: datetime) -> Position:
    draft = Position.objects.get(holder="own", title_sv="Sammanhållningspolitiken efter 2027")
    board = Board.objects.get(key="RUN")
    fields: dict[str, Any] = {"decision": "RUN § 45", "diary_number": "RUN 2026-112"}
    return adopt_position(draft, board=board, on=date(2026, 5, 5), **fields, by=BY, at=at)


def about_a_file(at: datetime, **fields: Any) -> Contact:
    """Give an official contact of the example that is about a file."""
    contact = Contact.objects.get(subject="Nästa programperiod för Interreg")
    Contact.objects.filter(pk=contact.pk).update(standing="official", secrecy="", **fields)
    contact.refresh_from_db()
    return contact


def test_a_process_tells_its_goal_and_where_its_procedures_stand(at: datetime) -> None:
    process = Process.objects.get(key="sammanhallningspolitik")
    facts, values = told("process", process)
    assert values["goal"]["sv"].startswith("Politiken omfattar alla regioner")
    assert values["boards"][0]["key"] == "RUN"
    assert values["begins_on"] == "2018-01-01"
    by_number = {row["reference"]: row for row in values["procedures"]}
    interreg = by_number["2018/0199(COD)"]
    assert interreg["type"]["sv"] == "Ordinarie lagstiftningsförfarandet"
    assert interreg["stage"]["en"]
    assert interreg["is_open"] is False
    assert facts.obstacles == ()
    assert "owner" not in values
    assert "team" not in values


def test_a_draft_of_a_position_cannot_pass(who: Who, at: datetime) -> None:
    draft = Position.objects.get(holder="own", title_sv="Sammanhållningspolitiken efter 2027")
    word("position", draft, who("strateg"), at)
    with pytest.raises(RuleBroken, match="arbetsmaterial"):
        actions.release("position", str(draft.pk), by=who("strateg"), at=at)
    assert not Release.objects.exists()


def test_positions_of_others_are_no_records_here(who: Who, at: datetime) -> None:
    other = Position.objects.exclude(holder="own").earliest("pk")
    with pytest.raises(Http404):
        word("position", other, who("strateg"), at)
    assert [str(one) for one in KINDS["position"].facts(other).obstacles] == [
        "Det är någon annans ståndpunkt."
    ]


def test_an_adopted_position_goes_out_with_its_text_and_the_decision(who: Who, at: datetime) -> None:
    position = adopted(at)
    word("position", position, who("kommunikator"), at)
    values = actions.release("position", str(position.pk), by=who("kommunikator"), at=at).values
    assert values["text"] == {"sv": position.text_sv, "en": position.text_en}
    assert values["board_key"] == "RUN"
    assert values["board"]["sv"] == Board.objects.get(key="RUN").name_sv
    assert (values["adopted_on"], values["decision"]) == ("2026-05-05", "RUN § 45")
    assert values["diary_number"] == "RUN 2026-112"
    assert {row["sv"] for row in values["asks"]} == {ask.title_sv for ask in position.asks.all()}
    assert values["replaced"] == []


def test_a_replaced_position_cannot_pass_and_the_next_says_what_it_replaced(at: datetime) -> None:
    position = adopted(at)
    draft = new_version(position, by=BY, at=at)
    board = Board.objects.get(key="RUN")
    later = adopt_position(draft, board=board, on=date(2026, 9, 1), decision="RUN § 80", by=BY, at=at)
    facts, _values = told("position", position)
    assert [str(one) for one in facts.obstacles] == ["Den har ersatts. Släpp igenom den som gäller nu."]
    facts, values = told("position", later)
    assert facts.obstacles == ()
    assert values["number"] == 2
    assert values["replaced"] == [
        {
            "title": {"sv": position.title_sv, "en": position.title_en},
            "adopted_on": "2026-05-05",
        }
    ]


def test_a_contact_tells_function_institution_files_and_asks_and_no_word_of_what_was_said(
    who: Who, at: datetime
) -> None:
    contact = about_a_file(at)
    Counterpart.objects.filter(contact=contact).update(name="Nils Hemlig")
    made = actions.release("contact", str(contact.pk), by=who("kommunikator"), at=at)
    values = made.values
    assert values["channel"] == "meeting"
    assert values["whom"][0]["institution"]["en"] == "Directorate-General for Regional and Urban Policy"
    file = Procedure.objects.get(key="regionalfonden-2028")
    assert [row["name"]["en"] for row in values["procedures"]] == [file.name_en]
    assert len(values["asks"]) == 2
    assert made.title("sv").startswith("Möte med ")
    assert made.title("sv").endswith(str(contact.on.year))
    assert made.title("en").startswith("Meeting with ")
    for hidden in ("Nils Hemlig", contact.said, contact.subject):
        assert hidden not in str(made.content)
    assert made.content["people"] == []


def test_a_name_in_the_log_is_told_only_when_it_is_ticked(who: Who, at: datetime) -> None:
    contact = about_a_file(at)
    Counterpart.objects.filter(contact=contact).update(name="Nils Synlig")
    facts, _values = told("contact", contact)
    assert [one.name for one in facts.people] == ["Nils Synlig"]
    made = actions.release(
        "contact", str(contact.pk), people=[facts.people[0].key], by=who("kommunikator"), at=at
    )
    assert [one["name"] for one in made.content["people"]] == ["Nils Synlig"]
    assert made.content["people"][0]["function"]["sv"]


@pytest.mark.parametrize("fields", [{"is_protected": True}, {"kind": "private"}])
def test_some_names_can_never_be_let_through(fields: dict[str, Any], who: Who, at: datetime) -> None:
    contact = about_a_file(at)
    row = Counterpart.objects.filter(contact=contact).earliest("pk")
    Person.objects.filter(pk=row.person_id).update(**fields)
    Counterpart.objects.filter(pk=row.pk).update(name="Nils Skyddad")
    facts, _values = told("contact", contact)
    assert facts.people == ()
    texts = {"title": "Möte med Nils Skyddad", "summary": "Om Interreg."}
    by = who("strateg")
    actions.write_wording("contact", str(contact.pk), "sv", texts, version=1, by=by, at=at)
    with pytest.raises(RuleBroken, match="Nils Skyddad"):
        actions.release("contact", str(contact.pk), people=[f"counterpart-{row.pk}"], by=by, at=at)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"secrecy": "osl-15-1", "secrecy_reason": "Skäl"}, "sekretessmarkerad"),
        ({"standing": "note"}, "arbetsanteckning"),
        ({"destroyed_on": date(2026, 1, 1)}, "gallrats"),
    ],
)
def test_what_of_the_log_cannot_pass(fields: dict[str, Any], said: str, who: Who, at: datetime) -> None:
    contact = about_a_file(at)
    Contact.objects.filter(pk=contact.pk).update(**fields)
    with pytest.raises(RuleBroken, match=said):
        actions.release("contact", str(contact.pk), by=who("strateg"), at=at)


def test_drafts_and_contacts_about_nothing_are_no_records(who: Who, at: datetime) -> None:
    about = about_a_file(at)
    Contact.objects.filter(pk=about.pk).update(is_draft=True)
    about.refresh_from_db()
    assert "utkast" in str(KINDS["contact"].facts(about).obstacles[0])
    bare = Contact.objects.filter(advocacy_subjects=None, is_draft=False).earliest("pk")
    for contact in (about, bare):
        with pytest.raises(Http404):
            actions.release("contact", str(contact.pk), by=who("strateg"), at=at)


def test_a_contact_with_nobody_in_it_cannot_pass(who: Who, at: datetime) -> None:
    contact = about_a_file(at)
    blank = dict.fromkeys(("function_sv", "function_en", "institution_sv", "institution_en"), "")
    Counterpart.objects.filter(contact=contact).update(**blank, name="Nils Namn")
    with pytest.raises(RuleBroken, match="varken funktion eller institution"):
        actions.release("contact", str(contact.pk), by=who("strateg"), at=at)


def test_a_secret_contact_is_not_there_for_who_may_not_see_it(who: Who, at: datetime) -> None:
    contact = about_a_file(at)
    Contact.objects.filter(pk=contact.pk).update(secrecy="osl-15-1", written_by=None)
    assert KINDS["contact"].record(who("kommunikator"), str(contact.pk)) is None
    assert KINDS["contact"].record(who("strateg"), str(contact.pk)) is not None


def test_an_outcome_is_a_verdict_with_its_passage_and_no_lead(who: Who, at: datetime) -> None:
    verdict = Verdict.objects.get(wording__ask__key="cofin")
    Verdict.objects.filter(pk=verdict.pk).update(
        our_part="Vi svarade på samrådet.", others_part="Andra med.", reason="Inre skäl", rival="Annat skäl"
    )
    assert Lead.objects.exists()
    assert len(list(KINDS["outcome"].rows(BY))) == Verdict.objects.count()
    _facts, values = told("outcome", verdict)
    assert values["outcome"] == "whole"
    assert values["passages"][0]["quote"].endswith("no higher than 80 %.")
    assert (values["reference"], values["text_reference"]) == ("2018/0199(COD)", "32021R1059")
    assert values["asked_new"] == verdict.new
    assert values["our_part"] == "Vi svarade på samrådet."
    assert values["evidence"] == "1"
    for hidden in ("Inre skäl", "Annat skäl", verdict.by_name):
        assert hidden not in str(values)


def test_a_withdrawn_verdict_cannot_pass_and_a_replaced_one_is_no_record(who: Who, at: datetime) -> None:
    verdict = Verdict.objects.get(wording__ask__key="cofin")
    later = give_verdict(
        verdict.wording, verdict.text, outcome="part", passages=["art-13.par-1"], by=BY, at=at
    )
    assert KINDS["outcome"].record(BY, str(verdict.pk)) is None
    verdict.refresh_from_db()
    assert "senare bedömning" in str(KINDS["outcome"].facts(verdict).obstacles[0])
    withdraw_verdict(later, because="Fel läst.", by=BY, at=at + timedelta(hours=1))
    word("outcome", later, who("strateg"), at)
    with pytest.raises(RuleBroken, match="dragits tillbaka"):
        actions.release("outcome", str(later.pk), by=who("strateg"), at=at)


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("kommunikator", True),
        ("strateg", True),
        ("bryssel", False),
        ("contactpoint", False),
        ("admin", False),
    ],
)
def test_who_lets_the_log_through(name: str, may: bool, who: Who, at: datetime) -> None:
    contact = about_a_file(at)
    if may:
        assert actions.release("contact", str(contact.pk), by=who(name), at=at).number == 1
    else:
        with pytest.raises(NotAllowed):
            actions.release("contact", str(contact.pk), by=who(name), at=at)
