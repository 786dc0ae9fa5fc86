"""A project under secrecy: who sees it, and that nothing leads the others to it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import docx
import openpyxl
import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from utblick.features.actors.models import Body
from utblick.features.followup.indicators import projects_running
from utblick.features.organisation.models import Board, Unit
from utblick.features.programmes.models import Programme
from utblick.features.projects import actions, queries, taggable
from utblick.features.projects.contact_subjects import Projects
from utblick.features.projects.desk import at_a_glance, portfolio
from utblick.features.projects.finding import projects as found
from utblick.features.projects.letters import letter_of
from utblick.features.projects.models import Project, ResultQuestion
from utblick.features.projects.partner_memory import partners
from utblick.features.projects.programme_experience import granted
from utblick.features.projects.related import of_body, of_programme, of_unit
from utblick.features.projects.remembering import known_bodies
from utblick.features.projects.wheel import ends, reports
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NOBODY, NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken
from utblick.ui.finding import question

Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]
Begun = Callable[..., Project]
BY = system("test")
NAME, PARTNER = "Hemlig biogas", "Tyst Partner AB"

# The project is of the unit for energy and climate, whose board is TSN.
SEES = ("strateg", "projektledare.biogas", "sekreterare.tsn")
OTHERS = (
    "admin",
    "bryssel",
    "kommunikator",
    "contactpoint",
    "projektledare",
    "kontakt.us",
    "sekreterare.hsn",
    "majoritet.tsn",
    "opposition.tsn",
    "opposition.rs",
)


@pytest.fixture
def secret(begun: Begun, at: datetime) -> Project:
    """Begin a project that is running, with a partner of the register, and mark it."""
    project, day = begun(NAME), timezone.localdate(at)
    body = Body.objects.create(
        name_sv=PARTNER, name_en=PARTNER, country="FI", kind="other", valid_from=date(2020, 1, 1)
    )
    actions.add_part(project, "partner", name=PARTNER, country="FI", nuts3="FI1C1", body=body, by=BY, at=at)
    actions.add_part(project, "report", words="Lägesrapport", due_on=day + timedelta(days=9), by=BY, at=at)
    actions.write_step(project, "granted", on=day - timedelta(days=30), by=BY, at=at)
    actions.write_step(project, "started", on=day - timedelta(days=20), by=BY, at=at)
    programme = Programme.objects.create(key="cb-2021", name_sv="Central Baltic", name_en="Central Baltic")
    return actions.change_facts(
        project,
        version=1,
        units=[],
        topics=[],
        concerned=[],
        programme=programme,
        ends_on=day + timedelta(days=30),
        secrecy="osl-31-16",
        secrecy_reason="Partnerns priser",
        by=BY,
        at=at,
    )


def told(viewer: Viewer, project: Project, at: datetime) -> Iterator[tuple[str, bool]]:
    """Give each way that leads to a project from another page, and whether it leads there for this viewer."""
    first, last = date(at.year - 1, 1, 1), date(at.year + 1, 12, 31)
    asked = question(NAME)
    assert asked is not None
    partner, unit = project.partners.get(), Unit.objects.get(key="energi-klimat")
    parts = {
        "desk": portfolio(viewer, "TSN", at),
        "unit": of_unit(viewer, unit),
        "body": of_body(viewer, partner.body),
        "programme": of_programme(viewer, project.programme),
        "search": found(viewer, asked, at),
    }
    for name, part in parts.items():
        yield name, part is not None and any(NAME in str(line.title) for line in part.lines)
    yield "list", queries.projects(viewer).filter(pk=project.pk).exists()
    yield "glance", bool(at_a_glance(viewer, at).figures)  # type: ignore[union-attr]
    yield "reports", any(NAME in str(day.title) for day in reports(viewer, first, last))
    yield "ends", any(NAME in str(day.title) for day in ends(viewer, first, last))
    yield "partner memory", PARTNER in [one.name for one in partners(viewer)]
    yield "bodies", bool(known_bodies(viewer, [partner.body_id or 0]))
    yield "experience", NAME in [one.words for one in granted(viewer, [project.programme_id or 0])]
    yield "tags", project in taggable.TAGGABLE[0].rows(viewer)
    yield "asked in a contact", bool(Projects().asked(viewer, {"project": str(project.pk)}))
    chosen = Projects().fields(viewer, at, None).get("projects")
    yield "chosen in a contact", chosen is not None and project in chosen.queryset  # type: ignore[attr-defined]


@pytest.mark.parametrize("who", [*SEES, *OTHERS])
def test_no_way_leads_to_it_for_others(secret: Project, person: Person, at: datetime, who: str) -> None:
    ways = dict(told(person(who), secret, at))
    assert ways == dict.fromkeys(ways, who in SEES)
    assert queries.hidden(person(who)) == (who not in SEES)


def test_its_manager_sees_it_wherever_they_work(secret: Project, person: Person) -> None:
    Project.objects.filter(pk=secret.pk).update(
        manager=Account.objects.get(email="kommunikator@utblick.example")
    )
    assert queries.project_by_number(person("kommunikator"), secret.pk) == secret
    with pytest.raises(NotAllowed):
        queries.visible(NOBODY)


def text_of(kind: str, content: bytes) -> str:
    """Give the words of a file."""
    if kind == "xlsx":
        sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
        return "\n".join(str(cell) for sheet in sheets for row in sheet.values for cell in row)
    if kind == "docx":
        document = docx.Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in document.paragraphs), *cells])
    pages = PdfReader(io.BytesIO(content)).pages
    return "\n".join(page.extract_text() for page in pages)


PAGES = ("projects", "timeline", "money", "map", "partners", "audit")


@pytest.mark.parametrize("who", ["sekreterare.tsn", "admin", "bryssel", "majoritet.tsn"])
def test_pages_and_files(secret: Project, client_of: SignIn, who: str) -> None:
    client, sees = client_of(who, "sv"), who in SEES
    for name in PAGES:
        page = client.get(reverse(f"projects:{name}")).content.decode()
        is_there = NAME in page or PARTNER in page
        # The map and the sums count projects, and name none.
        assert is_there is (sees and name not in ("money", "map")), name
    assert ("nuts3=FI1C1" in client.get(reverse("projects:map")).content.decode()) is sees
    for kind in ("xlsx", "docx", "pdf"):
        answer = client.get(reverse("projects:audit_file", args=[kind]))
        words = " ".join(text_of(kind, b"".join(answer)).split())
        assert (NAME in words) is sees, kind
        assert ("1 projekt under sekretess" in words) is True, kind
    sheet = client.get(reverse("projects:projects"), {"as": "csv"})
    assert (NAME in b"".join(sheet).decode("utf-8-sig")) is sees
    found = client.get("/sok/", {"q": NAME})
    assert (reverse("projects:project", args=[secret.pk]) in found.content.decode()) is sees


@pytest.mark.parametrize("who", OTHERS)
def test_its_own_pages_are_not_there_for_others(
    secret: Project, client_of: SignIn, at: datetime, who: str
) -> None:
    client, partner = client_of(who), secret.partners.get()
    own = [secret.pk]
    for url in (
        reverse("projects:project", args=own),
        reverse("projects:sources", args=own),
        reverse("projects:change_facts", args=own),
        reverse("projects:change_money", args=own),
        reverse("projects:write_step", args=own),
        reverse("projects:put_right", args=own),
        reverse("projects:new_part", args=[secret.pk, "decision"]),
        reverse("projects:change_part", args=["partner", partner.pk]),
    ):
        assert client.get(url).status_code in (403, 404), url
        assert client.post(url).status_code in (403, 404, 405), url
        assert NAME not in client.get(url).content.decode()


@pytest.mark.parametrize("who", ["admin", "bryssel", "sekreterare.hsn"])
def test_who_does_not_see_it_does_not_write_to_it(
    secret: Project, person: Person, at: datetime, who: str
) -> None:
    by, day = person(who), timezone.localdate(at)
    acts: tuple[Callable[[], Any], ...] = (
        lambda: actions.write_step(secret, "closed", on=day, by=by, at=at),
        lambda: actions.change_money(secret, version=2, by=by, at=at),
        lambda: actions.add_part(secret, "risk", words="x", by=by, at=at),
        lambda: actions.add_part(
            secret, "decision", board=Board.objects.get(key="HSN"), on=day, by=by, at=at
        ),
        lambda: actions.remove_project(secret, version=2, by=by, at=at),
    )
    for act in acts:
        with pytest.raises(NotAllowed):
            act()


def test_the_trail_says_that_and_not_what(secret: Project, at: datetime) -> None:
    before = AuditEvent.objects.count()
    actions.add_part(secret, "risk", words="Hemlig risk", by=BY, at=at)
    actions.change_money(secret, version=2, own_share=77, by=BY, at=at)
    actions.change_facts(
        secret, version=3, units=[], topics=[], concerned=[], title_sv="Nytt namn", by=BY, at=at
    )
    event = AuditEvent.objects.filter(action="projects.project.changed").latest("pk")
    assert event.changes == {"project_secret": "hidden"}
    for one in AuditEvent.objects.order_by("pk")[before:]:
        kept = f"{one.target_text} {one.changes}"
        assert not any(word in kept for word in (NAME, "Hemlig risk", "Nytt namn", "77")), kept


def test_who_would_not_see_it_does_not_mark_it(begun: Begun, person: Person, client_of: SignIn) -> None:
    project = begun()
    given: dict[str, Any] = {"version": 1, "units": [], "topics": [], "concerned": [], "at": timezone.now()}
    with pytest.raises(NotAllowed):
        actions.change_facts(
            project, secrecy="osl-19-1", secrecy_reason="Upphandling", by=person("admin"), **given
        )
    url = reverse("projects:change_facts", args=[project.pk])
    assert "secrecy" not in client_of("admin").get(url).context["form"].fields
    client = client_of("projektledare.biogas", "sv")
    form = client.get(url).context["form"]
    sent = {name: form[name].value() for name in ("title_sv", "part", "unit", "board", "version")}
    answer = client.post(url, sent | {"secrecy": "osl-19-1"})
    assert answer.status_code == 422
    assert "Skriv varför" in str(answer.context["form"].errors["secrecy_reason"])
    assert (
        client.post(url, sent | {"secrecy": "osl-19-1", "secrecy_reason": "Upphandling"}).status_code == 302
    )
    project.refresh_from_db()
    assert (project.secrecy, project.secrecy_on) == ("osl-19-1", timezone.localdate())
    assert "Sekretessmarkerad" in client.get(reverse("projects:project", args=[project.pk])).content.decode()
    with pytest.raises(RuleBroken):
        actions.change_facts(project, secrecy="osl-19-3", secrecy_reason="", by=BY, **given | {"version": 2})


def test_a_contact_keeps_a_project_that_its_writer_does_not_see(
    secret: Project, person: Person, at: datetime
) -> None:
    from utblick.features.actors.models import Contact

    contact = Contact.objects.create(on=at.date(), subject="Möte", written_at=at)
    contact.project_subjects.create(project=secret)
    Projects().save(person("bryssel"), at, contact, {"projects": []})
    assert contact.project_subjects.count() == 1
    assert not Projects().lines(person("bryssel"), [contact])
    assert Projects().lines(person("strateg"), [contact])
    Projects().save(person("strateg"), at, contact, {"projects": []})
    assert not contact.project_subjects.exists()


def test_what_goes_out_by_mail_does_not_name_it(secret: Project, at: datetime, client: Client) -> None:
    account = Account.objects.get(email="projektledare.biogas@utblick.example")
    question = ResultQuestion.objects.create(project=secret, account=account, asked_at=at)
    letter = letter_of(question)
    assert NAME not in f"{letter.subject} {letter.text} {letter.html}"
    assert not mail.outbox
    link = next(word for word in letter.text.split() if "/svar/" in word and "?" not in word)
    page = client.get(link.split("/", 3)[3].join(["/", ""]))
    assert page.status_code == 200
    assert NAME not in page.content.decode()


def test_figures_of_all_projects_count_it_without_naming_it(secret: Project, at: datetime) -> None:
    day = timezone.localdate(at)
    assert projects_running([(day - timedelta(days=9), day)]) == [1]
