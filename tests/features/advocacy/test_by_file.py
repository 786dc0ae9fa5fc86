"""The page of a process: asks by files, with the furthest that is known of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from tests.features.advocacy.conftest import parts
from utblick.features.advocacy import tracing
from utblick.features.advocacy.actions import asks, procedures, texts
from utblick.features.advocacy.actions.verdicts import give_verdict
from utblick.features.advocacy.models import Procedure, Process, Stage, Text, Wording
from utblick.foundation.accounts.viewer import Viewer, system

BY = system("test")
As = Callable[[str], Viewer]
PLACE = ["art-13.par-1"]


def test_the_process_shows_asks_by_files_with_the_furthest_result(
    process: Process,
    file: Procedure,
    wording: Wording,
    text: Callable[..., Text],
    person: As,
    client_of: Callable[..., Client],
    at: datetime,
) -> None:
    proposal, act = text(70), text(80, Stage.ACT)
    give_verdict(wording, proposal, outcome="none", reason="Nej", by=BY, at=at)
    give_verdict(wording, act, outcome="whole", passages=PLACE, by=BY, at=at)
    asks.write_ask(process, title_sv="Utan lydelse", by=BY, at=at)
    table = tracing.by_file(person("majoritet.run"), process)
    assert [one.pk for one in table.procedures] == [file.pk]
    (line,) = table.lines
    assert [cell.outcome for cell in line.files[0].cells] == ["whole"]
    client, way = client_of("majoritet.run"), reverse("advocacy:process", args=[process.key])

    def shown() -> tuple[str, int]:
        with CaptureQueriesContext(connection) as asked:
            content = client.get(way).content.decode()
        return content, len(asked)

    shown()
    content, before = shown()
    (cell,) = html.fromstring(content).xpath("//section[@aria-labelledby='got']//td")
    assert "whole" in cell.text_content()
    assert cell.xpath(".//a/@href") == [reverse("advocacy:matrix", args=[file.key])]
    for number in range(3):
        other = procedures.create_procedure(
            processes=[process],
            key=f"fil-{number}",
            type="COD",
            name_sv=f"Fil {number}",
            name_en=f"File {number}",
            by=BY,
            at=at,
        )
        ask = asks.write_ask(process, title_sv=f"Yrkande {number}", by=BY, at=at)
        asks.word_ask(ask, procedure=other, target="Article 13(1)", language="en", new="x", by=BY, at=at)
        texts.load_text(other, parts(), stage=Stage.PROPOSAL, language="en", by=BY, at=at)
    content, after = shown()
    assert len(html.fromstring(content).xpath("//section[@aria-labelledby='got']//td")) == 16
    assert after == before
