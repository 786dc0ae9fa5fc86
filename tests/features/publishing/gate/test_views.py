"""The pages of the gate: who gets in, what is shown, and what a form does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from lxml import html

from utblick.features.organisation.models import Unit
from utblick.features.projects.models import Project
from utblick.features.publishing import released
from utblick.features.publishing.models import Publication, Release, Wording
from utblick.foundation.accounts.models import Account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("work")]
FORM = {
    "sv_title": "Biogas till bussar",
    "sv_summary": "Gårdar ska leverera biogas till bussar.",
    "en_title": "Biogas for buses",
    "en_summary": "Farms are to supply buses with biogas.",
}


@pytest.fixture
def signed_in() -> Callable[[str], Client]:
    """Give a browser that somebody is signed in with."""

    def into(name: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(email=f"{name}@utblick.example"))
        return client

    return into


@pytest.fixture
def number() -> int:
    return Project.objects.get(title_sv="Biogas från gård till buss runt Östersjön").pk


def _fields(client: Client, number: int) -> dict[str, str]:
    page = html.fromstring(client.get(f"/publicera/project/{number}/").content)
    return {
        "version": page.xpath("string(//input[@name='version']/@value)"),
        "seen": page.xpath("string(//input[@name='seen']/@value)"),
    }


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("kommunikator", 200),
        ("strateg", 200),
        ("bryssel", 200),
        ("contactpoint", 200),
        ("sekreterare.run", 200),
        ("projektledare", 200),
        ("admin", 200),
        ("majoritet.tsn", 403),
        ("kontakt.us", 403),
    ],
)
def test_who_sees_the_gate(name: str, status: int, signed_in: Callable[[str], Client], number: int) -> None:
    client = signed_in(name)
    for path in ("/publicera/", "/publicera/project/", f"/publicera/project/{number}/"):
        assert client.get(path).status_code == status, path


def test_the_kinds_of_the_desk_are_known_to_its_advisers_alone(signed_in: Callable[[str], Client]) -> None:
    for name, status in (("contactpoint", 200), ("kommunikator", 404), ("strateg", 404), ("admin", 404)):
        client = signed_in(name)
        assert client.get("/publicera/partner/").status_code == status
        assert ("/publicera/partner/" in client.get("/publicera/").content.decode()) is (status == 200)


def test_saving_lets_nothing_through_and_letting_through_does(
    signed_in: Callable[[str], Client], number: int
) -> None:
    client, here = signed_in("kommunikator"), f"/publicera/project/{number}/"
    assert client.post(here, {**_fields(client, number), **FORM}).status_code == 302
    assert Wording.objects.count() == 2
    assert not Release.objects.exists()
    assert client.post(here, {**_fields(client, number), **FORM, "release": "1"}).status_code == 302
    row = released.one("project", "biogas-till-bussar")
    assert row is not None
    assert row.title("en") == "Biogas for buses"
    shown = client.get(here).content.decode()
    assert "offentlig" in shown
    assert "/sv/projekt/biogas-till-bussar/" in shown


def test_who_may_write_but_not_let_through_is_told_so(
    signed_in: Callable[[str], Client], number: int
) -> None:
    client, here = signed_in("bryssel"), f"/publicera/project/{number}/"
    shown = client.get(here).content.decode()
    assert 'name="release"' not in shown
    assert "Någon med rätt att publicera" in shown
    assert client.post(here, {**_fields(client, number), **FORM, "release": "1"}).status_code == 403
    # Nothing of what was refused is kept.
    assert not Wording.objects.exists()


def test_who_was_not_the_first_keeps_what_they_wrote(signed_in: Callable[[str], Client], number: int) -> None:
    client, here = signed_in("kommunikator"), f"/publicera/project/{number}/"
    old = _fields(client, number)
    client.post(here, {**old, **FORM})
    late = client.post(here, {**old, **FORM, "sv_title": "Ett annat namn"})
    assert late.status_code == 409
    page = html.fromstring(late.content)
    assert page.xpath("string(//input[@name='sv_title']/@value)") == "Ett annat namn"
    again = {
        "version": page.xpath("string(//input[@name='version']/@value)"),
        "seen": page.xpath("string(//input[@name='seen']/@value)"),
    }
    assert client.post(here, {**again, **FORM, "sv_title": "Ett annat namn"}).status_code == 302
    assert Wording.objects.get(language="sv").title == "Ett annat namn"


def test_a_record_that_moved_is_looked_at_before_it_is_let_through(
    signed_in: Callable[[str], Client], number: int
) -> None:
    client, here = signed_in("kommunikator"), f"/publicera/project/{number}/"
    seen = _fields(client, number)
    Project.objects.filter(pk=number).update(acronym="NYTT")
    late = client.post(here, {**seen, **FORM, "release": "1"})
    assert late.status_code == 409
    assert "NYTT" in late.content.decode()
    assert not Release.objects.exists()


def test_it_is_withdrawn_with_a_note(signed_in: Callable[[str], Client], number: int) -> None:
    client, here = signed_in("kommunikator"), f"/publicera/project/{number}/"
    client.post(here, {**_fields(client, number), **FORM, "release": "1"})
    assert signed_in("projektledare").post(f"{here}dra-tillbaka/").status_code == 403
    assert client.get(f"{here}dra-tillbaka/").status_code == 200
    answer = client.post(f"{here}dra-tillbaka/", {"why_sv": "Siffrorna var fel.", "why_en": ""})
    assert answer.status_code == 302
    row = Publication.objects.get(kind="project")
    assert row.is_withdrawn
    assert "Siffrorna var fel." in client.get(here).content.decode()
    gone = Client().get("/sv/projekt/biogas-till-bussar/")
    assert gone.status_code == 410
    assert "Siffrorna var fel." in gone.content.decode()


def test_what_is_ready_is_let_through_at_once(signed_in: Callable[[str], Client], number: int) -> None:
    client = signed_in("kommunikator")
    client.post(f"/publicera/project/{number}/", {**_fields(client, number), **FORM})
    others = [str(pk) for pk in Project.objects.values_list("pk", flat=True)]
    assert signed_in("bryssel").post("/publicera/project/slapp/", {"key": others}).status_code == 403
    assert client.post("/publicera/project/slapp/", {"key": others}).status_code == 302
    assert [row.publication.record for row in Release.objects.all()] == [str(number)]


@pytest.mark.parametrize(
    "path", ["/publicera/nothing/", "/publicera/project/99999/", "/publicera/project/x/"]
)
def test_what_is_not_there_is_said(path: str, signed_in: Callable[[str], Client]) -> None:
    assert signed_in("kommunikator").get(path).status_code == 404


def test_a_record_s_own_page_leads_here(
    signed_in: Callable[[str], Client], number: int, at: datetime
) -> None:
    page = f"/projekt/{number}/"
    assert f"/publicera/project/{number}/" in signed_in("kommunikator").get(page).content.decode()
    assert f"/publicera/project/{number}/" not in signed_in("majoritet.tsn").get(page).content.decode()


def test_words_that_a_record_says_itself_are_not_kept(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("kommunikator")
    area = Unit.objects.order_by("pk").first()
    assert area is not None
    here = f"/publicera/unit/{area.pk}/"
    page = html.fromstring(client.get(here).content)
    sent = {str(one.name): str(one.value or "") for one in page.xpath("//input[@name] | //textarea[@name]")}
    assert sent["sv_title"]
    client.post(here, {**sent, "en_summary": "Other words.", "release": "1"})
    kept = {
        (row.language, part): getattr(row, part)
        for row in Wording.objects.all()
        for part in ("title", "summary")
    }
    assert {key: words for key, words in kept.items() if words} == {("en", "summary"): "Other words."}
    made = Release.objects.get(kind="unit")
    assert made.title("sv") == sent["sv_title"]
