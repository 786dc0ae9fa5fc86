"""An ask without a wording in the language of a text: said on every page, never shown as if nothing of it got in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.features.advocacy.conftest import WANTED
from utblick.features.advocacy import leads, tracing
from utblick.features.advocacy.actions import asks
from utblick.features.advocacy.actions.leads import refresh_leads
from utblick.features.advocacy.actions.verdicts import give_verdict
from utblick.features.advocacy.models import Ask, Lead, Outcome, Procedure, Process, Stage, Text, Wording
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.rules import RuleBroken

BY = system("test")
As = Callable[[str], Viewer]
Loaded = Callable[..., Text]
SignIn = Callable[..., Client]
LACKS = "ingen engelsk lydelse: kan inte jämföras"


@pytest.fixture
def swedish(ask: Ask, file: Procedure, at: datetime) -> Wording:
    """Give the ask's wording in Swedish only."""
    new = "Medfinansieringen är högst 80 procent."
    return asks.word_ask(ask, procedure=file, target="artikel 13.1", language="sv", new=new, by=BY, at=at)


def pages(process: Process, file: Procedure, ask: Ask) -> list[str]:
    return [
        reverse("advocacy:ask", args=[ask.pk]),
        reverse("advocacy:matrix", args=[file.key]),
        reverse("advocacy:procedure", args=[file.key]),
        reverse("advocacy:process", args=[process.key]),
    ]


def test_every_page_says_what_cannot_be_compared(
    process: Process,
    file: Procedure,
    ask: Ask,
    swedish: Wording,
    text: Loaded,
    client_of: SignIn,
    at: datetime,
) -> None:
    text(70)
    act = text(80, Stage.ACT)
    refresh_leads(file, by=BY, at=at)
    assert not Lead.objects.exists()
    client = client_of("strateg", "sv")
    for way in pages(process, file, ask):
        page = client.get(way).content.decode()
        assert LACKS in page, way
        assert "ingen?" not in page, way
    trace = client.get(reverse("advocacy:trace", args=[swedish.pk, act.pk])).content.decode()
    assert "på olika språk" in trace
    write = f"{reverse('advocacy:new_wording', args=[ask.pk])}?file=planer&amp;language=en&amp;target=artikel+13.1"
    assert write in trace
    assert write in client.get(pages(process, file, ask)[3]).content.decode()
    form = client.get(write.replace("&amp;", "&")).content.decode()
    assert 'value="artikel 13.1"' in form
    assert '<option value="en" selected>' in form
    reader = client_of("majoritet.run", "sv").get(pages(process, file, ask)[3]).content.decode()
    assert LACKS in reader
    assert "Skriv den" not in reader


def test_a_wording_in_the_other_language_fills_the_gap(
    process: Process,
    file: Procedure,
    ask: Ask,
    swedish: Wording,
    wording: Wording,
    text: Loaded,
    client_of: SignIn,
    person: As,
    at: datetime,
) -> None:
    act = text(80, Stage.ACT)
    refresh_leads(file, by=BY, at=at)
    (row,) = tracing.matrix(person("strateg"), file).rows
    assert {one.pk for one in row.wordings} == {swedish.pk, wording.pk}, "one place, two languages, one row"
    assert [(cell.wording, cell.lacks_wording) for cell in row.cells] == [(wording, False)]
    assert tracing.lacking(person("strateg"), process) == []
    assert leads.of(person("strateg"), swedish, act).instead == wording
    assert LACKS not in client_of("strateg", "sv").get(pages(process, file, ask)[0]).content.decode()


def test_a_text_that_stands_there_in_our_language_too_lacks_nothing(
    process: Process, file: Procedure, wording: Wording, text: Loaded, person: As
) -> None:
    text(80, Stage.ACT)
    text(80, Stage.ACT, language="sv")
    assert tracing.lacking(person("strateg"), process) == []
    assert [one.language for one in tracing.matrix(person("strateg"), file).texts] == ["en"]
    text(70, language="sv")
    table = tracing.matrix(person("strateg"), file)
    assert [one.language for one in table.texts] == ["sv", "en"]
    assert (table.lacking, table.waiting) == (1, 0)


def test_a_persons_verdict_stands_over_what_cannot_be_compared(
    process: Process, file: Procedure, swedish: Wording, text: Loaded, person: As, at: datetime
) -> None:
    act = text(80, Stage.ACT)
    give_verdict(swedish, act, outcome="whole", passages=["art-13.par-1"], by=BY, at=at)
    (row,) = tracing.matrix(person("strateg"), file).rows
    assert (row.cells[0].outcome, row.cells[0].lacks_wording, row.missing) == ("whole", False, [])


def test_already_is_said_to_be_weak_until_a_person_has_judged(
    file: Procedure, ask: Ask, wording: Wording, text: Loaded, client_of: SignIn, person: As, at: datetime
) -> None:
    text(80)
    act = text(80, Stage.ACT)
    refresh_leads(file, by=BY, at=at)
    Lead.objects.filter(text=act).update(outcome=Outcome.ALREADY)
    client = client_of("strateg", "sv")
    trace = reverse("advocacy:trace", args=[wording.pk, act.pk])
    weak = "den svagaste av ledtrådarna"
    for way in (trace, reverse("advocacy:ask", args=[ask.pk]), reverse("advocacy:matrix", args=[file.key])):
        assert weak in client.get(way).content.decode(), way
    Lead.objects.exclude(text=act).delete()
    give_verdict(wording, act, outcome="whole", passages=["art-13.par-1"], by=BY, at=at)
    (row,) = tracing.matrix(person("strateg"), file).rows
    assert (row.cells[1].outcome, row.has_weak) == ("whole", False)
    assert weak not in client.get(reverse("advocacy:ask", args=[ask.pk])).content.decode()
    page = client.get(trace).content.decode()
    assert "En människa har bedömt det, och det gäller" in page


def test_a_wording_under_the_wrong_language_is_refused(ask: Ask, file: Procedure, at: datetime) -> None:
    words = "Medfinansieringen för varje program inom Interreg ska vara högst 80 procent av de utgifter som får stöd."
    with pytest.raises(RuleBroken, match="andra språket"):
        asks.word_ask(ask, procedure=file, language="en", new=words, by=BY, at=at)
    row = asks.word_ask(ask, procedure=file, language="sv", new=words, by=BY, at=at)
    with pytest.raises(RuleBroken, match="andra språket"):
        asks.change_wording(row, version=1, new=WANTED["new"], by=BY, at=at)


def test_many_wordings_cost_no_more_questions(
    process: Process, file: Procedure, ask: Ask, swedish: Wording, text: Loaded, person: As, at: datetime
) -> None:
    text(80, Stage.ACT)
    viewer = person("strateg")
    with CaptureQueriesContext(connection) as few:
        tracing.lacking(viewer, process)
    for number in range(5):
        asks.word_ask(ask, procedure=file, target=f"artikel {number}", language="sv", new="A", by=BY, at=at)
    with CaptureQueriesContext(connection) as many:
        assert len(tracing.lacking(viewer, process)) == 6
    assert len(many) == len(few)
