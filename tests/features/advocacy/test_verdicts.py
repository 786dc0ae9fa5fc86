"""Verdicts: given with the passage, frozen, replaced, withdrawn; and leads, which never become more by themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from lxml import html

from tests.features.advocacy.conftest import WANTED, parts
from utblick.features.advocacy import leads, tracing
from utblick.features.advocacy.actions import asks, texts
from utblick.features.advocacy.actions.leads import refresh_leads
from utblick.features.advocacy.actions.verdicts import give_verdict, withdraw_verdict
from utblick.features.advocacy.models import (
    Amendment,
    Ask,
    Echo,
    Lead,
    Outcome,
    Procedure,
    Stage,
    Text,
    Verdict,
    Wording,
)
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.jobs import enqueue_job
from utblick.foundation.jobs.models import JobRun
from utblick.foundation.jobs.worker import run_waiting
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

BY = system("test")
Loaded = Callable[..., Text]
As = Callable[[str], Viewer]
SignIn = Callable[..., Client]
PLACE = ["art-13.par-1"]


def test_a_verdict_freezes_what_was_asked_and_what_stood_there(
    wording: Wording, text: Loaded, at: datetime
) -> None:
    act = text(80, Stage.ACT)
    verdict = give_verdict(wording, act, outcome="whole", passages=PLACE * 2, reason=" Ja ", by=BY, at=at)
    assert [(one["identifier"], one["label"]) for one in verdict.passages] == [
        ("art-13.par-1", "Article 13(1)")
    ]
    assert "80 %" in verdict.passages[0]["quote"]
    assert (verdict.reason, verdict.by_name, verdict.grade) == ("Ja", "test", 1)
    asks.change_wording(wording, version=1, new="Something else", by=BY, at=at)
    verdict.refresh_from_db()
    assert (verdict.old, verdict.new) == (WANTED["old"], WANTED["new"])
    event = AuditEvent.objects.get(action="advocacy.verdict.given")
    assert (event.target_type, event.changes["outcome"]) == ("advocacy.ask", ["", "whole"])


def test_only_one_verdict_holds_and_those_before_stay(wording: Wording, text: Loaded, at: datetime) -> None:
    act = text(80, Stage.ACT)
    first = give_verdict(wording, act, outcome="part", passages=PLACE, by=BY, at=at)
    second = give_verdict(wording, act, outcome="whole", passages=PLACE, seen=first.pk, by=BY, at=at)
    first.refresh_from_db()
    assert (first.replaced_by, first.withdrawn_at, first.withdrawn_because) == (second, None, "")
    for seen in (0, first.pk):
        with pytest.raises(ChangedMeanwhile):
            give_verdict(wording, act, outcome="none", reason="Nej", seen=seen, by=BY, at=at)
    with pytest.raises(RuleBroken, match="redan"):
        withdraw_verdict(first, because="Fel", by=BY, at=at)
    with pytest.raises(RuleBroken):
        withdraw_verdict(second, because=" ", by=BY, at=at)
    withdraw_verdict(second, because="Fel ställe", by=BY, at=at)
    third = give_verdict(wording, act, outcome="none", reason="Nej", seen=0, by=BY, at=at)
    assert Verdict.objects.count() == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        Verdict.objects.create(wording=wording, text=act, outcome="part", at=at, by_name="x")
    third.refresh_from_db()
    assert third.replaced_by is None


def test_a_verdict_without_its_evidence_is_not_given(
    wording: Wording, text: Loaded, file: Procedure, at: datetime
) -> None:
    act = text(80, Stage.ACT)
    for given in (
        {"outcome": "whole"},
        {"outcome": "none"},
        {"outcome": "whole", "passages": ["art-99"]},
        {"outcome": "whole", "passages": PLACE, "grade": 4},
    ):
        with pytest.raises(RuleBroken):
            give_verdict(wording, act, by=BY, at=at, **given)
    assert not Verdict.objects.exists()


def test_judged_texts_and_wordings_stay(
    wording: Wording, text: Loaded, file: Procedure, at: datetime
) -> None:
    act = text(80, Stage.ACT)
    verdict = give_verdict(wording, act, outcome="whole", passages=PLACE, by=BY, at=at)
    withdraw_verdict(verdict, because="Fel", by=BY, at=at)
    assert text(80, Stage.ACT) == act, "the same again is no change, judged or not"
    for act_on in (
        lambda: text(85, Stage.ACT),
        lambda: texts.remove_text(act, by=BY, at=at),
        lambda: asks.remove_wording(wording, by=BY, at=at),
        lambda: asks.change_wording(wording, version=1, language="sv", by=BY, at=at),
    ):
        with pytest.raises(RuleBroken, match="bedömt"):
            act_on()
    assert text(85, Stage.ACT, reference="32021R1059").pk != act.pk, "another document stands beside it"


def test_the_same_text_again_changes_nothing_and_another_replaces_it(text: Loaded, file: Procedure) -> None:
    first = text(70)
    assert text(70) == first
    assert AuditEvent.objects.filter(action="advocacy.text.loaded").count() == 1
    second = text(85)
    assert list(Text.objects.all()) == [second]
    assert second.passages.count() == 3
    assert second.words == sum(len(part.words.split()) for part in parts(85))
    assert text(85, language="sv").pk != second.pk


def refreshed(file: Procedure, at: datetime) -> dict[str, int]:
    return refresh_leads(file, by=BY, at=at)


def test_leads_say_what_is_new_and_what_was_there(
    wording: Wording, text: Loaded, file: Procedure, at: datetime
) -> None:
    before, proposal, act = text(80, Stage.IN_FORCE), text(70), text(80, Stage.ACT)
    assert refreshed(file, at) == {"compared": 1, "unchanged": 0}
    said = {row.text_id: row.outcome for row in Lead.objects.all()}
    assert said[before.pk] == Outcome.ALREADY, "what the law before says is not ours"
    assert said[act.pk] in (Outcome.WHOLE, Outcome.PART)
    assert said[proposal.pk] != Outcome.WHOLE
    assert refreshed(file, at + timedelta(days=1)) == {"compared": 0, "unchanged": 1}
    assert set(Lead.objects.values_list("made_at", flat=True)) == {at}
    asks.change_wording(wording, version=1, new="All ships shall run on methane.", by=BY, at=at)
    assert refreshed(file, at)["compared"] == 1
    assert Lead.objects.get(text=act).outcome == Outcome.NONE


def test_a_wording_in_another_language_loses_its_leads(
    wording: Wording, text: Loaded, file: Procedure, at: datetime
) -> None:
    text(70)
    refreshed(file, at)
    asks.change_wording(wording, version=1, language="sv", new="Högst 80 procent.", by=BY, at=at)
    refreshed(file, at)
    assert not Lead.objects.exists()


@pytest.mark.parametrize("new", ["", "x", "§", "80 %", "the", "\u202e", "a " * 3000])
def test_tiny_and_odd_wordings_are_compared_without_a_fall(
    new: str, ask: Ask, file: Procedure, text: Loaded, at: datetime
) -> None:
    text(70)
    text(80, Stage.ACT)
    asks.word_ask(ask, procedure=file, target="skäl", language="en", old="70 %", new=new, by=BY, at=at)
    assert refreshed(file, at)["compared"] == 1


def test_amendments_like_ours_are_told_as_leads(wording: Wording, file: Procedure, at: datetime) -> None:
    for number, new in (("1", WANTED["new"]), ("2", "Fish are to be counted twice a year.")):
        Amendment.objects.create(
            procedure=file, key=number, number=number, target="Article 13", old=WANTED["old"], new=new
        )
    for _again in range(2):
        refreshed(file, at)
        assert [row.amendment.number for row in Echo.objects.all()] == ["1"]


def test_the_job_compares_and_a_file_that_is_gone_is_no_fall(
    wording: Wording, text: Loaded, file: Procedure, at: datetime, person: As
) -> None:
    text(70)
    with pytest.raises(NotAllowed):
        refresh_leads(file, by=person("majoritet.run"), at=at)

    assert run_waiting(at) >= 1
    assert Lead.objects.count() == 1
    enqueue_job(texts.LEADS_JOB, by=BY, at=at, procedure=987654)
    run_waiting(at)
    assert set(JobRun.objects.filter(name=texts.LEADS_JOB).values_list("state", flat=True)) == {"done"}


def address(wording: Wording, text: Text) -> str:
    return reverse("advocacy:trace", args=[wording.pk, text.pk])


def test_the_page_takes_a_verdict_and_keeps_what_was_typed(
    wording: Wording, text: Loaded, file: Procedure, client_of: SignIn, at: datetime
) -> None:
    text(70)
    act = text(80, Stage.ACT)
    refreshed(file, at)
    client = client_of("bryssel")
    page = html.fromstring(client.get(address(wording, act)).content)
    assert not page.xpath("//input[@name='outcome'][@checked]"), "a comparison never fills in the outcome"
    given = {"outcome": "part", "grade": "1", "our_part": "Mötet i mars", "other": "Article 99"}
    answer = client.post(address(wording, act), given)
    assert answer.status_code == 422
    assert "Mötet i mars" in answer.content.decode()
    assert client.post(address(wording, act), {**given, "other": "Article 13(1)"}).status_code == 302
    verdict = Verdict.objects.get()
    assert verdict.passages[0]["identifier"] == "art-13.par-1"
    page = html.fromstring(client.get(address(wording, act)).content)
    assert page.xpath("//input[@name='passages'][@checked]/@value") == ["art-13.par-1"], (
        "it can be judged again"
    )


def test_somebody_faster_is_read_before_one_replaces_them(
    wording: Wording, text: Loaded, client_of: SignIn, at: datetime
) -> None:
    act = text(80, Stage.ACT)
    client = client_of("bryssel")
    given = {"outcome": "none", "reason": "Det ströks", "grade": "1", "version": "0"}
    give_verdict(wording, act, outcome="whole", passages=PLACE, by=BY, at=at)
    answer = client.post(address(wording, act), given)
    assert answer.status_code == 409
    page = html.fromstring(answer.content)
    assert "Det ströks" in page.text_content()
    (seen,) = page.xpath("//form//input[@name='version']/@value")
    assert client.post(address(wording, act), {**given, "version": seen}).status_code == 302
    assert Verdict.objects.get(replaced_by=None).outcome == "none"


def test_a_verdict_is_withdrawn_openly(
    wording: Wording, text: Loaded, client_of: SignIn, at: datetime
) -> None:
    act = text(80, Stage.ACT)
    verdict = give_verdict(wording, act, outcome="whole", passages=PLACE, by=BY, at=at)
    client, way = client_of("strateg"), reverse("advocacy:withdraw_verdict", args=[verdict.pk])
    assert client.post(way, {"because": ""}).status_code == 422
    assert client.post(way, {"because": "Fel stycke"}).status_code == 302
    assert "Fel stycke" in client_of("majoritet.run").get(address(wording, act)).content.decode()


@pytest.mark.parametrize(
    "name", ["majoritet.run", "opposition.run", "sekreterare.run", "kontakt.us", "admin"]
)
def test_those_who_do_not_judge_read_and_do_not_write(
    name: str, wording: Wording, text: Loaded, client_of: SignIn, at: datetime
) -> None:
    act = text(80, Stage.ACT)
    client = client_of(name)
    page = client.get(address(wording, act))
    assert page.status_code == 200
    assert b'name="outcome"' not in page.content
    given = {"outcome": "none", "reason": "Nej", "grade": "1"}
    assert client.post(address(wording, act), given).status_code == 403
    verdict = give_verdict(wording, act, outcome="whole", passages=PLACE, by=BY, at=at)
    way = reverse("advocacy:withdraw_verdict", args=[verdict.pk])
    assert client.post(way, {"because": "Nej"}).status_code == 403


def test_the_matrix_says_who_judged_and_what_waits(
    wording: Wording, text: Loaded, file: Procedure, person: As, at: datetime
) -> None:
    text(70)
    act = text(80, Stage.ACT)
    text(80, language="sv")
    refreshed(file, at)
    table = tracing.matrix(person("majoritet.run"), file)
    assert [one.language for one in table.texts] == ["en", "en"]
    assert (table.waiting, table.cells) == (1, 2)
    give_verdict(wording, act, outcome="against", passages=PLACE, by=BY, at=at)
    table = tracing.matrix(person("majoritet.run"), file)
    assert (table.waiting, table.rows[0].cells[1].outcome) == (0, "against")


def test_a_wording_shows_only_beside_texts_of_its_own_file(
    wording: Wording, text: Loaded, client_of: SignIn, person: As
) -> None:
    act = text(80, Stage.ACT)
    client = client_of("strateg")
    assert client.get(reverse("advocacy:trace", args=[wording.pk, 9999])).status_code == 404
    assert client.get(reverse("advocacy:trace", args=[9999, act.pk])).status_code == 404
    with override("en"):
        page = leads.of(person("strateg"), wording, act)
    assert page.target is not None
    assert leads.choices(page) == [("art-13.par-1", "Article 13(1)")]


def test_a_verdict_on_an_earlier_wording_says_so_and_asks_for_a_new_one(
    wording: Wording, text: Loaded, file: Procedure, client_of: SignIn, person: As, at: datetime
) -> None:
    act = text(80, Stage.ACT)
    give_verdict(wording, act, outcome="whole", passages=PLACE, reason="Ja", by=BY, at=at)
    asks.change_wording(wording, version=1, new="No higher than 90 %.", by=BY, at=at)
    table = tracing.matrix(person("majoritet.run"), file)
    (cell,) = table.rows[0].cells
    assert (cell.is_judged, cell.is_earlier, table.waiting) == (False, True, 1)
    client = client_of("bryssel")
    for way in (
        reverse("advocacy:ask", args=[wording.ask_id]),
        reverse("advocacy:matrix", args=[file.key]),
        reverse("advocacy:procedure", args=[file.key]),
    ):
        assert "judged on an earlier wording" in client.get(way).content.decode()
    page = html.fromstring(client.get(address(wording, act)).content)
    (judged,) = page.xpath("//article[contains(@class, 'verdict')]")
    assert "80 % of eligible expenditure" in judged.text_content(), "the judged words stay with the verdict"
    assert "Judged on an earlier wording" in page.text_content()
    assert not page.xpath("//input[@name='outcome'][@checked]")
    (seen,) = page.xpath("//form//input[@name='version']/@value")
    given = {"outcome": "none", "reason": "Nej", "grade": "1", "version": seen}
    assert client.post(address(wording, act), given).status_code == 302
    assert tracing.matrix(person("majoritet.run"), file).rows[0].cells[0].is_judged
    assert Verdict.objects.count() == 2
