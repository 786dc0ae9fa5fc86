"""Small things that are told in plain words: file names, boards, priorities, names in the trail, dates in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from utblick.features.advocacy.actions import asks, processes
from utblick.features.advocacy.models import Ask, Deadline, Procedure, Process, Wording
from utblick.features.advocacy.views.documents import file_name
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import system
from utblick.foundation.audit.models import AuditEvent
from utblick.ui.sheets.sheet import Sheet

BY = system("test")
SignIn = Callable[..., Client]


@pytest.mark.parametrize(
    ("kind", "title", "name"),
    [
        ("Talepunkter", "Talepunkter: Interreg 2028–2034", "talepunkter-interreg-2028-2034"),
        ("Sammanfattning", "Planer 2028–2034", "sammanfattning-planer-2028-2034"),
        ("Brief", "COD 2025/0240", "brief-cod-2025-0240"),
    ],
)
def test_a_file_is_named_by_its_kind_once_and_with_whole_years(kind: str, title: str, name: str) -> None:
    assert file_name(Sheet(kind=kind, title=title, language="sv")) == name


def test_a_file_of_two_processes_shows_each_board_once(
    file: Procedure, process: Process, client_of: SignIn
) -> None:
    other = processes.create_process(
        key="annan",
        name_sv="Annan",
        name_en="Other",
        board=Board.objects.get(key="RUN"),
        by=BY,
        at=timezone.now(),
    )
    file.processes.add(other)
    page = html.fromstring(client_of("strateg").get(reverse("advocacy:procedure", args=[file.key])).content)
    head = page.xpath("//div[@class='head']//p[contains(@class, 'chips')]")[0].text_content()
    assert (head.count("RUN"), head.count("RS")) == (1, 1)


def test_priority_is_told_by_its_number(
    file: Procedure, wording: Wording, process: Process, client_of: SignIn
) -> None:
    Ask.objects.update(priority=2)
    client = client_of("strateg")
    for way in (
        reverse("advocacy:ask", args=[wording.ask_id]),
        reverse("advocacy:process", args=[process.key]),
        reverse("advocacy:procedure", args=[file.key]),
    ):
        assert "priority 2" in client.get(way).content.decode()
    shown = html.fromstring(client.get(reverse("advocacy:asks")).content)
    assert shown.xpath("//td[@data-label='Priority']")[0].text_content().strip() == "2"
    form = html.fromstring(client.get(reverse("advocacy:change_ask", args=[wording.ask_id])).content)
    options = form.xpath("//*[@name='priority']//option/text() | //label[.//input[@name='priority']]")
    assert [getattr(one, "text_content", lambda one=one: one)().strip() for one in options] == ["1", "2", "3"]
    assert "second" not in "".join(form.xpath("//select[@name='priority']//text()"))


def test_the_trail_names_processes_and_files_and_boards_in_short(process: Process, file: Procedure) -> None:
    ask = asks.write_ask(process, title_sv="Nytt", by=BY, at=timezone.now())
    asks.word_ask(ask, procedure=file, target="Article 1", new="x", by=BY, at=timezone.now())
    told = AuditEvent.objects.get(action="advocacy.wording.added").changes
    assert "Partnerskapsplaner" in str(told)
    assert "planer'" not in str(told).replace("Partnerskapsplaner'", "")
    begun = AuditEvent.objects.get(action="advocacy.procedure.created").changes
    assert begun["processes"] == [[], ["Interreg"]]
    made = AuditEvent.objects.get(action="advocacy.process.created").changes
    assert made["board"][1] == "RUN"


def test_amendments_that_close_after_the_vote_are_told_of(file: Procedure, client_of: SignIn) -> None:
    client, way = client_of("strateg"), reverse("advocacy:new_deadline", args=[file.key])
    today = timezone.localdate()

    def given(on: date, name: str, rule: str = "") -> dict[str, str]:
        return {
            "name_sv": name,
            "rule": rule,
            "on": on.isoformat(),
            "zone": "Europe/Stockholm",
            "certainty": "sourced",
        }

    def said(address: str, fields: dict[str, str]) -> str:
        page = html.fromstring(client.post(address, fields, follow=True).content)
        return page.text_content()

    frist = given(today + timedelta(days=30), "Frist för ändringsförslag", "ep_am_deadline")
    assert "Check both dates" not in said(way, frist)
    vote = given(today + timedelta(days=40), "Omröstning i utskottet")
    assert "Check both dates" not in said(way, vote)
    row = Deadline.objects.get(rule="ep_am_deadline")
    moved = {**frist, "on": (today + timedelta(days=45)).isoformat(), "version": str(row.version)}
    assert "Check both dates" in said(reverse("advocacy:change_deadline", args=[row.pk]), moved)
    row.refresh_from_db()
    assert timezone.localdate(row.at) >= today + timedelta(days=45), "it is kept, and told of"
