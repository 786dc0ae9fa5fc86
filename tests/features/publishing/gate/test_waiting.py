"""What waits to be let through, a text that was emptied, and the page as it would be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from lxml import html

from utblick.features.networks.models import Network
from utblick.features.projects.models import Project
from utblick.features.publishing import released, today
from utblick.features.publishing.gate import actions
from utblick.features.publishing.gate.waiting import waiting
from utblick.features.publishing.letters.actions.notices import mark_ready, write_notice
from utblick.features.publishing.letters.models import Notice
from utblick.features.publishing.models import Publication, Release, Wording
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("work")]
SV = {"title": "Biogas till bussar", "summary": "Gårdar ska leverera biogas."}
TEXTS = {
    "title_sv": "Ny fond",
    "title_en": "New fund",
    "what_sv": "Kommissionen föreslår en fond.",
    "what_en": "The Commission proposes a fund.",
    "why_sv": "Vi kan söka.",
    "why_en": "We can apply.",
}


@pytest.fixture
def by(who: Callable[[str], Viewer]) -> Viewer:
    return who("kommunikator")


@pytest.fixture
def officer(by: Viewer) -> Client:
    client = Client()
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    return client


@pytest.fixture
def notice(by: Viewer, at: datetime) -> Notice:
    """Give a notice that is ready."""
    made = write_notice(**TEXTS, by=by, at=at - timedelta(hours=1))
    return mark_ready(made, version=1, by=by, at=at)


@pytest.fixture
def project() -> Project:
    return Project.objects.get(title_sv="Biogas från gård till buss runt Östersjön")


def _named(viewer: Viewer) -> dict[str, list[str]]:
    found = waiting(viewer, today.BY_THE_HUNDRED)
    return {one.kind.shape.key: [row.title for row in one.rows] for one in found}


def _sent(client: Client, here: str) -> dict[str, str]:
    page = html.fromstring(client.get(here).content)
    rows = page.xpath("//form[@method='post']//input[@name] | //form[@method='post']//textarea[@name]")
    return {
        str(one.name): str(one.value or "").removeprefix("\n")
        for one in rows
        if one.get("type") != "checkbox"
    }


def test_what_could_be_let_through_as_it_is_waits(
    notice: Notice, project: Project, by: Viewer, who: Callable[[str], Viewer], at: datetime
) -> None:
    assert _named(by) == {"news": ["Ny fond"]}
    actions.write_wording("project", str(project.pk), "sv", SV, version=1, by=by, at=at)
    assert _named(by) == {"project": ["Biogas till bussar"], "news": ["Ny fond"]}
    assert not _named(who("bryssel"))
    part = today.waits(by, at)
    assert part is not None
    # The calls of the programmes wait too: at the gate, where there is room for hundreds.
    assert [line.title for line in part.lines] == ["Biogas till bussar", "Ny fond"]
    assert "call" in [one.kind.shape.key for one in waiting(by)]
    assert today.waits(who("bryssel"), at) is None
    actions.release("news", str(notice.pk), by=by, at=at)
    actions.release("project", str(project.pk), by=by, at=at)
    assert not _named(by)
    actions.withdraw(Publication.objects.get(kind="news"), by=by, at=at)
    assert not _named(by)


def test_the_gate_names_what_waits_and_what_was_withdrawn(
    notice: Notice, officer: Client, by: Viewer, at: datetime
) -> None:
    page = html.fromstring(officer.get("/publicera/").content)
    first = page.xpath("//section[@aria-labelledby='waiting']")[0]
    assert f"/publicera/news/{notice.pk}/" in first.xpath(".//a/@href")
    actions.release("news", str(notice.pk), by=by, at=at)
    actions.withdraw(Publication.objects.get(kind="news"), by=by, at=at)
    page = html.fromstring(officer.get("/publicera/").content)
    assert page.xpath(f"//a[@href='/publicera/news/{notice.pk}/']/text()") == ["Ny fond"]


def test_what_waits_costs_as_much_for_many_as_for_few(
    notice: Notice, by: Viewer, at: datetime, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(80) as few:
        waiting(by)
    for number in range(12):
        made = write_notice(**{**TEXTS, "title_sv": f"Fond {number}"}, by=by, at=at)
        mark_ready(made, version=1, by=by, at=at)
    with django_assert_max_num_queries(len(few)):
        assert len(_named(by)["news"]) == 13


def test_a_text_that_was_emptied_stays_empty(notice: Notice, officer: Client) -> None:
    here = f"/publicera/news/{notice.pk}/"
    sent = _sent(officer, here)
    assert sent["en_summary"] == TEXTS["what_en"]
    assert officer.post(here, {**sent, "en_summary": "", "sv_body": "", "release": "1"}).status_code == 302
    made = Release.objects.get()
    assert made.content["wording"]["en"]["summary"] == ""
    assert made.content["wording"]["sv"]["body"] == ""
    assert made.content["wording"]["en"]["title"] == TEXTS["title_en"]
    page = Client().get("/en/news/ny-fond/").content.decode()
    assert TEXTS["what_en"] not in page
    # Nor does the other language stand in for what was left out.
    assert TEXTS["what_sv"] not in page
    assert TEXTS["why_en"] not in Client().get("/sv/nyheter/ny-fond/").content.decode()
    again = _sent(officer, here)
    assert (again["en_summary"], again["sv_body"]) == ("", "")
    # What nobody touched still follows the notice; what was emptied does not come back.
    Notice.objects.update(title_en="Another fund", what_en="Another text.")
    again = _sent(officer, here)
    assert (again["en_title"], again["en_summary"]) == ("Another fund", "")


def test_a_proposal_that_was_emptied_does_not_come_back(officer: Client, by: Viewer, at: datetime) -> None:
    network = Network.objects.exclude(purpose="").exclude(member="none").first()
    assert network is not None
    here = f"/publicera/network/{network.pk}/"
    sent = _sent(officer, here)
    assert sent["sv_summary"]
    assert officer.post(here, {**sent, "sv_summary": ""}).status_code == 302
    assert _sent(officer, here)["sv_summary"] == ""
    row = Wording.objects.get(language="sv")
    assert (row.title, row.summary, row.body) == (sent["sv_title"], "", None)


def test_the_page_is_seen_before_anything_is_let_through(
    project: Project, officer: Client, who: Callable[[str], Viewer]
) -> None:
    here = f"/publicera/project/{project.pk}/"
    texts = {f"sv_{part}": words for part, words in SV.items()}
    answer = officer.post(here, {**_sent(officer, here), **texts, "look": "1"})
    assert answer["Location"] == f"{here}se/sv/"
    page = html.fromstring(officer.get(answer["Location"]).content)
    assert page.xpath("string(//h1)") == SV["title"]
    assert here in page.xpath("//nav[@class='preview']/a/@href")
    assert "noindex" in page.xpath("//meta[@name='robots']/@content")
    # It does not say that it has been published, nor lead to data that is not there.
    assert not page.xpath("//footer[@class='published']")
    assert officer.get(f"{here}se/en/").status_code == 200
    assert officer.get(f"{here}se/fi/").status_code == 404
    assert not Release.objects.exists()
    assert released.one("project", "biogas-till-bussar") is None
    assert Client().get("/sv/projekt/biogas-till-bussar/").status_code == 404
    assert Client().get(f"{here}se/sv/").status_code == 302
    other = Client()
    other.force_login(Account.objects.get(email="majoritet.tsn@utblick.example"))
    assert other.get(f"{here}se/sv/").status_code == 403


def test_the_button_that_lets_through_stands_after_what_goes_out(project: Project, officer: Client) -> None:
    page = officer.get(f"/publicera/project/{project.pk}/").content.decode()
    assert (
        page.index("Fakta som följer med") < page.index("Det som inte går ut") < page.index('name="release"')
    )


def test_what_cannot_be_let_through_says_why_in_its_row_and_asks_for_nothing(
    officer: Client, by: Viewer, at: datetime
) -> None:
    network = Network.objects.filter(member="none").first()
    if network is None:
        network = Network.objects.order_by("pk").first()
        assert network is not None
        Network.objects.filter(pk=network.pk).update(member="none", valid_from=date(2020, 1, 1))
    row = html.fromstring(officer.get("/publicera/network/?state=barred").content)
    cells = row.xpath(f"//tr[.//a[@href='/publicera/network/{network.pk}/']]/td")
    assert any("Vi är inte med i nätverket." in cell.text_content() for cell in cells)
    page = html.fromstring(officer.get(f"/publicera/network/{network.pk}/").content)
    assert not page.xpath("//main//button[contains(@class, 'primary')]")
    assert page.xpath("//main//details//textarea[@name='sv_summary']")
