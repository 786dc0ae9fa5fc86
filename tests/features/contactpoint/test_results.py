"""What was granted and what it led to: pages lead to each other, and each figure opens its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import icalendar
import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from tests.features.states import region
from tests.laid import state
from utblick.features.actors.models import OwnName
from utblick.features.contactpoint.example import load
from utblick.features.contactpoint.models import Story
from utblick.features.programmes.example import load as load_programmes
from utblick.features.programmes.models import Call, Programme, PublicProject

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
PAGE = "/kontaktpunkt/resultat/"


@state(region)
def now() -> datetime:
    """Load what pages show by the clock, and give the moment."""
    at = timezone.now()
    OwnName.objects.create(name="Region Östergötland")
    load_programmes(at)
    load(at)
    return at


def _page(client: Client, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.fromstring(answer.content)


@pytest.mark.parametrize("name", ["contactpoint", "majoritet.rs"])
def test_every_figure_of_what_was_granted_opens_its_rows(name: str, now: datetime, client_of: SignIn) -> None:
    client = client_of(name, "sv")
    page = _page(client, PAGE)
    cells = page.xpath("//section[@aria-labelledby='granted']//td[a]")
    assert len(cells) > 10
    for cell in cells:
        link, said = cell.xpath("./a/@href")[0], int(cell.xpath("./a/text()")[0])
        opened = _page(client, link)
        label = cell.get("data-label")
        if label == "Vad det ledde till":
            assert len(opened.xpath("//article[starts-with(@id, 'story-')]")) == said
            continue
        rows = opened.xpath("//tbody/tr[td[a[contains(@href, '/program/arkiv/projekt/')]]]")
        projects = {row.xpath(".//a[contains(@href, '/program/arkiv/projekt/')]/@href")[0] for row in rows}
        assert len(projects if label == "Projekt" else rows) == said, (link, label)


def test_the_whole_of_a_period_opens_the_rows_of_our_counties_alone(now: datetime, client_of: SignIn) -> None:
    client = client_of("majoritet.rs", "sv")
    link = _page(client, PAGE).xpath("//a[contains(@href, 'cb-2014/beviljat/?vara=1')]")[0]
    opened = _page(client, link.get("href"))
    rows = opened.xpath("//tbody/tr[td[a[contains(@href, '/program/arkiv/projekt/')]]]")
    projects = {row.xpath(".//a[contains(@href, '/program/arkiv/projekt/')]/@href")[0] for row in rows}
    assert link.text_content().startswith(f"{len(projects)} projekt")
    assert "Ålands" not in " ".join(row.text_content() for row in rows)


def test_a_project_that_two_lists_tell_of_is_counted_once(now: datetime, client_of: SignIn) -> None:
    client = client_of("majoritet.rs", "sv")
    said = _page(client, PAGE).xpath("//a[contains(@href, 'cb-2014/beviljat/?vara=1')]/text()")
    project = PublicProject.objects.get(acronym="KRETSGAS")
    again = PublicProject.objects.get(pk=project.pk)
    again.pk, again.source, again.same_as = None, "en annan lista", project
    again.save()
    for part in project.participations.all():
        part.pk, part.project, part.is_again = None, again, True
        part.save()
    assert _page(client, PAGE).xpath("//a[contains(@href, 'cb-2014/beviljat/?vara=1')]/text()") == said


def test_the_archive_and_the_contact_point_lead_to_each_other(now: datetime, client_of: SignIn) -> None:
    client = client_of("majoritet.rs", "sv")
    assert _page(client, "/kontaktpunkt/").xpath(f"//a[@href='{PAGE}']")
    results = _page(client, PAGE)
    for address in ("/program/cb-2014/", "/program/cb-2014/beviljat/"):
        assert results.xpath(f"//a[@href='{address}']"), address
    programme = _page(client, "/program/cb-2014/")
    there = f"{PAGE}?programme=cb-2014"
    assert programme.xpath(f"//a[@href='{there}']/text()") == ["3 berättelser om vad projekt ledde till"]
    assert _page(client, there).xpath("count(//article)") == 3
    assert programme.xpath("//a[@href='/program/cb-2014/beviljat/']")
    other = Programme.objects.exclude(family__iexact="Central Baltic").earliest("pk")
    assert not _page(client, f"/program/{other.key}/").xpath(f"//a[starts-with(@href, '{PAGE}')]")


def test_a_story_and_its_public_project_lead_to_each_other(now: datetime, client_of: SignIn) -> None:
    client = client_of("majoritet.rs", "sv")
    project = PublicProject.objects.get(acronym="KRETSGAS")
    story = Story.objects.get(project="KRETSGAS")
    address = f"/program/arkiv/projekt/{project.pk}/"
    assert _page(client, PAGE).xpath(f"//article[@id='story-{story.pk}']//a[@href='{address}']")
    back = _page(client, address).xpath(f"//a[contains(@href, '#story-{story.pk}')]/@href")
    assert back
    assert _page(client, back[0].partition("#")[0]).xpath(f"//*[@id='story-{story.pk}']")
    alone = PublicProject.objects.exclude(pk=project.pk).earliest("pk")
    assert not _page(client, f"/program/arkiv/projekt/{alone.pk}/").xpath(
        "//a[starts-with(@href, '/kontaktpunkt/')][contains(@href, '#story')]"
    )


def test_more_stories_are_read_with_as_few_questions(now: datetime, client_of: SignIn) -> None:
    from django.db import connection

    client = client_of("majoritet.rs", "sv")
    client.get(PAGE)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(PAGE)
    row = Story.objects.earliest("pk")
    for _number in range(20):
        row.pk = None
        row.save()
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert len(many) <= len(few)


@pytest.mark.parametrize("name", ["contactpoint", "majoritet.rs"])
def test_the_calendar_counts_down_on_both_clocks(name: str, now: datetime, client_of: SignIn) -> None:
    client = client_of(name, "sv")
    assert _page(client, "/kontaktpunkt/").xpath("//a[@href='/kontaktpunkt/utlysningar/']")
    page = _page(client, "/kontaktpunkt/utlysningar/")
    rows = page.xpath("//tbody/tr")
    moments = [
        one
        for call in Call.objects.filter(programme__family="Central Baltic")
        for one in call.moments.all()
        if one.instant > now
    ]
    assert len(rows) == len(moments) > 0
    told = [" ".join(row.text_content().split()) for row in rows]
    with_hour = [text for text in told if "finsk tid =" in text]
    assert with_hour
    assert all("svensk tid" in text for text in with_hour)
    assert all(row.xpath("./td[last()]")[0].text_content().strip() for row in rows), "each says what is left"
    days = [row.xpath(".//time/@datetime")[0] for row in rows]
    assert days == sorted(days, key=datetime.fromisoformat)


def test_the_calendar_is_a_file_whose_hours_any_program_reads(now: datetime, client_of: SignIn) -> None:
    answer = client_of("majoritet.rs", "sv").get("/kontaktpunkt/utlysningar/kalender.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    made = icalendar.Calendar.from_ical(answer.content)
    zones = {str(zone["tzid"]) for zone in made.walk("VTIMEZONE")}
    assert zones == {"Europe/Stockholm"}
    events = made.walk("VEVENT")
    ours = set(Call.objects.filter(programme__family="Central Baltic").values_list("pk", flat=True))
    assert {int(str(event["url"]).rstrip("/").rpartition("/")[2]) for event in events} <= ours
    assert any(
        "finsk tid" in event["description"] and "svensk tid" in event["description"] for event in events
    )
