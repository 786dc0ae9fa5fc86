"""The log of one record: who reads and exports it, what stands in the file, and the way to it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests.features.administration.logged_records import made
from utblick.features.monitoring.models import Concept, Document, Matter, Source, WatchProfile
from utblick.features.organisation.models import Assignment, Board, Remit, Topic, Unit
from utblick.foundation import audit
from utblick.foundation.accounts.matrix import set_rule
from utblick.foundation.accounts.models import Account, PermissionRule
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.audit.record_logs import openers
from utblick.foundation.audit.registry import kinds, sentences

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
BY = Viewer(account_id=None, name="Anna Ek")
TRAIL = "/forvaltning/handelser/"

SignIn = Callable[..., Client]
Records = dict[str, models.Model]

EVERYBODY = (
    "admin",
    "strateg",
    "bryssel",
    "kommunikator",
    "contactpoint",
    "projektledare",
    "kontakt.us",
    "sekreterare.tsn",
    "sekreterare.hsn",
    "majoritet.tsn",
    "opposition.rs",
)
OFFICE = ("admin", "strateg", "bryssel")
# Who reads the log of what; all others must not. The matter is judged, and its board is TSN.
READERS = {
    "accounts.account": ("admin",),
    "organisation.board": EVERYBODY,
    "organisation.unit": EVERYBODY,
    "organisation.assignment": EVERYBODY,
    "organisation.topic": ("admin", "strateg"),
    "organisation.remit": ("admin", "strateg"),
    "actors.body": OFFICE,
    "actors.person": OFFICE,
    "actors.contact": tuple(who for who in EVERYBODY if not who.startswith(("majoritet", "opposition"))),
    "monitoring.matter": (*OFFICE, "kommunikator", "sekreterare.tsn"),
    "monitoring.watchprofile": EVERYBODY,
    "monitoring.concept": EVERYBODY,
    "monitoring.source": OFFICE,
    "exchanges.exchange": EVERYBODY,
    "projects.project": ("admin", "strateg"),
    "exchanges.term": ("admin", "strateg"),
    "exchanges.openplace": OFFICE,
    "exchanges.listimport": ("admin", "strateg"),
    "governance.meeting": EVERYBODY,
    "governance.item": ("strateg", "bryssel", "sekreterare.tsn"),
    "governance.decision": EVERYBODY,
    "networks.network": ("admin", "strateg"),
    "balticsea.groupseat": ("admin", "strateg"),
    "balticsea.policyarea": ("admin", "strateg"),
    "programmes.programme": EVERYBODY,
    "programmes.call": EVERYBODY,
    "advocacy.process": ("admin", "strateg"),
    "advocacy.procedure": ("strateg", "bryssel"),
    "advocacy.ask": ("strateg", "bryssel"),
    "advocacy.position": ("strateg", "bryssel"),
    "advocacy.answer": ("strateg", "bryssel"),
    "contactpoint.case": ("contactpoint",),
    "contactpoint.profile": ("contactpoint",),
    "followup.report": ("strateg", "sekreterare.tsn"),
    "followup.goal": EVERYBODY,
    "followup.indicator": EVERYBODY,
    "letters.notice": EVERYBODY,
    "letters.issue": ("admin", "strateg", "bryssel", "kommunikator", "contactpoint"),
    "publishing.publication": (
        *OFFICE,
        "kommunikator",
        "contactpoint",
        "projektledare",
        "sekreterare.tsn",
        "sekreterare.hsn",
    ),
}


@pytest.fixture
def sign_in(region: dict[str, int]) -> SignIn:
    """Give a browser of one of the example's people."""

    def signed_in(name: str, language: str = "sv") -> Client:
        client = Client()
        accounts = Account.objects.filter(email=f"{name}@utblick.example")
        accounts.update(language=language)
        client.force_login(accounts.get(), backend="utblick.foundation.accounts.backend.AccountBackend")
        return client

    return signed_in


@pytest.fixture
def records(region: dict[str, int], settings: Any, tmp_path: Path) -> Records:
    """Give one record of each kind that has a log, with two events each."""
    settings.UTBLICK_DATA = tmp_path
    strategist = Account.objects.get(email="strateg@utblick.example")
    source = Source.objects.create(key="x", kind="feed", name_sv="Källa", name_en="Source")
    matter = Matter.objects.create(
        title="=Biogas i bussar",
        state="act",
        owner_board=Board.objects.get(key="TSN"),
        owner=strategist,
        reason="minor",
        judged_at=NOW,
        created_at=NOW,
    )
    Document.objects.create(
        source=source, publisher_id="1", title=matter.title, matter=matter, first_seen_at=NOW
    )
    times = {"created_at": NOW, "changed_at": NOW}
    found: tuple[models.Model, ...] = (
        strategist,
        Board.objects.get(key="RUN"),
        Unit.objects.get(key="us"),
        Assignment.objects.get(account=strategist),
        Topic.objects.get(key="culture"),
        Remit.objects.get(topic__key="culture"),
        matter,
        WatchProfile.objects.create(name="Biogas", query="biogas", owner=strategist, **times),
        Concept.objects.create(
            key="gas", name_sv="Gas", name_en="Gas", labels={"sv": ["gas"]}, changed_at=NOW
        ),
        source,
        *made(NOW),
    )
    with transaction.atomic():
        for one in found:
            for days in (2, 1):
                happened(one, days)
    return {one._meta.label_lower: one for one in found}


CODES = {
    "balticsea.groupseat": "balticsea.seat.changed",
    "balticsea.policyarea": "balticsea.area.changed",
    "monitoring.watchprofile": "monitoring.profile.changed",
    "monitoring.matter": "monitoring.matter.act",
    "exchanges.openplace": "exchanges.place.offered",
    "exchanges.listimport": "exchanges.list.begun",
    "followup.report": "followup.report.written",
    "contactpoint.profile": "contactpoint.profile.saved",
    "publishing.publication": "publishing.publication.released",
}


def happened(one: models.Model, days: int) -> None:
    kind = one._meta.label_lower
    changes = {"name": [None, "=1+1"]}
    code = CODES.get(kind, f"{kind}.changed")
    audit.record(code, by=BY, at=NOW - timedelta(days=days), target=one, changes=changes)


def log(one: models.Model) -> str:
    return reverse("administration:log", args=[one._meta.label_lower, one.pk])


def lines(answer: Any) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_every_kind_with_a_log_is_in_the_table_and_has_words() -> None:
    assert set(openers()) == set(READERS)
    assert set(openers()) <= set(kinds())


def test_every_kind_is_one_that_exists() -> None:
    from django.apps import apps

    for kind in kinds():
        assert apps.get_model(kind)._meta.label_lower == kind


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_reads_and_exports_which_log(records: Records, sign_in: SignIn, who: str) -> None:
    client = sign_in(who)
    for kind, readers in READERS.items():
        # A workbook is let out by the same door as the other file: one kind shows it.
        workbook = ("?format=xlsx",) if kind == "monitoring.matter" else ()
        for more in ("", "?format=csv", *workbook):
            before = AuditEvent.objects.count()
            answer = client.get(log(records[kind]) + more)
            assert (answer.status_code == 200) is (who in readers), (kind, more)
            assert answer.status_code in (200, 403, 404), (kind, more)
            made = AuditEvent.objects.count() - before
            assert made == (1 if more and who in readers else 0), (kind, more)


def test_a_log_is_shut_where_its_record_is(records: Records, sign_in: SignIn) -> None:
    """A matter that is not judged, or was dismissed, does not exist for most: neither does its log."""
    matter = records["monitoring.matter"]
    for state in ("inbox", "dismissed"):
        Matter.objects.filter(pk=matter.pk).update(state=state)
        for who in ("kontakt.us", "majoritet.tsn", "opposition.rs", "sekreterare.hsn"):
            answer = sign_in(who).get(log(matter), {"format": "csv"})
            assert answer.status_code == 404, (state, who)
            assert "Biogas" not in answer.content.decode()
        assert sign_in("sekreterare.tsn").get(log(matter)).status_code == 200


@pytest.mark.parametrize(
    "rest",
    [
        "monitoring.matter/999999/",
        f"monitoring.matter/{'9' * 30}/",
        f"accounts.account/{'9' * 30}/",
        "monitoring.concept/999999/",
        "monitoring.nonsense/1/",
        "accounts.permissionrule/1/",
        "outbox.outboxmessage/1/",
        "nonsense/1/",
        "monitoring.matter/abc/",
    ],
)
def test_what_there_is_no_log_of_is_not_found(records: Records, sign_in: SignIn, rest: str) -> None:
    for more in ("", "?format=csv"):
        assert sign_in("admin").get(f"{TRAIL}{rest}{more}").status_code == 404


def test_nobody_reads_a_log_without_signing_in_or_a_role(records: Records) -> None:
    newcomer = Client()
    account = Account.objects.create_user("ny@utblick.example", name="Ny")
    newcomer.force_login(account, backend="utblick.foundation.accounts.backend.AccountBackend")
    for one in records.values():
        assert Client().get(log(one)).status_code == 302
        assert newcomer.get(log(one)).status_code in (403, 404)
        assert newcomer.get(log(one), {"format": "csv"}).status_code in (403, 404)
    assert not AuditEvent.objects.filter(action="audit.log.exported").exists()


@pytest.mark.parametrize(
    ("language", "stated", "title", "changes"),
    [
        ("sv", "Post: =Biogas i bussar (ärende, nummer {})", "Logg: =Biogas i bussar", "Ändringar"),
        ("en", "Record: =Biogas i bussar (matter, number {})", "Log: =Biogas i bussar", "Changes"),
    ],
)
def test_a_file_states_its_record_and_runs_nothing(
    records: Records, sign_in: SignIn, language: str, stated: str, title: str, changes: str
) -> None:
    matter = records["monitoring.matter"]
    other = Matter.objects.create(title="Ett annat", created_at=NOW)
    with transaction.atomic():
        audit.record("monitoring.matter.act", by=system("någon annan"), at=NOW, target=other)
    client = sign_in("bryssel", language)
    answer: Any = client.get(log(matter), {"format": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert text.splitlines()[0].strip('"') == title
    assert text.splitlines()[1].strip('"') == stated.format(matter.pk)
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if language == "sv" else ","))
    (head,) = (number for number, row in enumerate(rows) if changes in row)
    events = rows[head + 1 :]
    assert len(events) == 2
    assert [row[0] for row in events] == ["2026-11-22 10:30", "2026-11-21 10:30"]
    assert not [cell for row in events for cell in row if cell.startswith("=")]
    assert "någon annan" not in text
    event = AuditEvent.objects.get(action="audit.log.exported")
    assert (event.target_type, event.target_id) == ("monitoring.matter", str(matter.pk))
    assert (event.changes["rows"], event.by_name) == (2, "Handläggare, EU-kontoret Bryssel")
    assert event.changes["address"] == f"{log(matter)}?format=csv"
    book: Any = client.get(log(matter), {"format": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(book.streaming_content))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.value for cell in cells[:2]] == [title, stated.format(matter.pk)]
    assert {cell.data_type for cell in cells} <= {"s", "d"}
    # The first export has become part of the log.
    assert sum(cell.value == "2026-11-22 10:30" or cell.is_date for cell in cells) == 3


def test_every_page_with_a_log_leads_to_it(records: Records, sign_in: SignIn) -> None:
    for who in ("admin", "strateg"):
        client = sign_in(who)
        for kind, one in records.items():
            if who not in READERS[kind]:
                continue
            opened = openers()[kind](system("test"), one.pk)
            page = client.get(opened.address).content.decode()
            for address in (log(one), f"{log(one)}?format=csv", f"{log(one)}?format=xlsx"):
                assert f'href="{address}"' in page, (who, kind)
            in_trail = f'href="{TRAIL}?type={kind}&amp;id={one.pk}"'
            assert (in_trail in page) is (who == "admin"), (who, kind)
            assert f'href="{opened.address}"' in client.get(log(one)).content.decode()


def test_older_events_are_a_link_for_all(records: Records, sign_in: SignIn) -> None:
    unit = records["organisation.unit"]
    address = reverse("organisation:unit", args=[unit.pk])
    client = sign_in("majoritet.tsn")
    assert "Äldre händelser" not in client.get(address).content.decode()
    with transaction.atomic():
        for days in range(3, 60):
            happened(unit, days)
    assert f'<a href="{log(unit)}">Äldre händelser: hela loggen</a>' in client.get(address).content.decode()
    assert "59 rader" in client.get(log(unit)).content.decode()


def test_the_trail_is_narrowed_to_exactly_one_record(records: Records, sign_in: SignIn) -> None:
    admin, matter = sign_in("admin"), records["monitoring.matter"]
    near = Matter.objects.create(pk=int(f"{matter.pk}1"), title="Nära", created_at=NOW)
    with transaction.atomic():
        happened(near, 1)
    asked = f"{TRAIL}?type=monitoring.matter&id={matter.pk}"
    page = admin.get(asked).content.decode()
    assert "2 rader" in page
    assert "Nära" not in page
    assert f'href="{TRAIL}?id={matter.pk}"' in page
    assert f'href="{TRAIL}?type=monitoring.matter"' in page
    assert "</span>Sorts post: ärende <span" in page
    assert f"</span>Postens nummer: {matter.pk} <span" in page
    rows = lines(admin.get(f"{asked}&format=csv"))
    assert rows[1] == [f"Filter: Sorts post: ärende; Postens nummer: {matter.pk}"]
    assert sign_in("strateg").get(asked).status_code == 403


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("id=tv%C3%A5", "”två” är inget nummer här: skriv bara siffror, till exempel 12."),
        (f"id={'9' * 5000}", "är inget nummer här"),
        ("id=%C2%B2", "är inget nummer här"),
        ("type=monitoring.nonsense", "”monitoring.nonsense” är inte ett av valen."),
    ],
)
def test_a_filter_that_cannot_be_read_says_why(sign_in: SignIn, asked: str, sentence: str) -> None:
    answer = sign_in("admin").get(f"{TRAIL}?{asked}")
    assert answer.status_code == 200
    assert sentence in answer.content.decode()


def test_changed_permissions_are_told_of_where_they_are_changed(
    region: dict[str, int], sign_in: SignIn
) -> None:
    set_rule("elected", "audit.event.view", "all", by=system("Anna Ek"), at=timezone.now())
    set_rule("unit_contact", "jobs.run.view", "", by=system("Bo Sten"), at=timezone.now())
    page = sign_in("admin").get("/forvaltning/behorigheter/andra/?role=elected").content.decode()
    history = page[page.index('class="timeline"') :]
    assert "Anna Ek ändrade vem som får göra vad" in history
    assert "läsa hela händelseloggen" in history
    assert "Bo Sten" not in history
    there = f"{TRAIL}?type=accounts.permissionrule&record=elected%3A"
    assert f'href="{there.replace("&", "&amp;")}"' in history
    assert "1 rad" in sign_in("admin").get(there, follow=True).content.decode()
    assert PermissionRule.objects.filter(role="elected").count() > 1


def test_what_a_log_costs(records: Records, sign_in: SignIn, django_assert_max_num_queries: Any) -> None:
    client, one = sign_in("bryssel"), records["monitoring.source"]
    with transaction.atomic():
        for days in range(30):
            happened(one, days)
    with django_assert_max_num_queries(14):
        assert client.get(log(one)).status_code == 200


def test_an_export_has_words() -> None:
    assert "audit.log.exported" in sentences()
