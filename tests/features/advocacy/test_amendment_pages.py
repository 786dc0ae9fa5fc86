"""The lists of a file's amendments and votes, and an amendment beside the passage it changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from tests.features.advocacy import records
from utblick.features.advocacy import amendments, related
from utblick.features.advocacy.actions.leads import refresh_leads
from utblick.features.advocacy.actions.taking_rows import take_amendments, take_votes
from utblick.features.advocacy.actions.taking_texts import take_rows
from utblick.features.advocacy.models import Amendment, Procedure, Wording
from utblick.foundation.accounts.models import PermissionRule
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.taking import Told

BY = system("test")
TABLED = "/paverkan/arende/planer/andringsforslag/"
VOTED = "/paverkan/arende/planer/omrostningar/"


@pytest.fixture
def negotiated(file: Procedure, at: datetime) -> Procedure:
    """Give the file with a table of four columns, amendments and votes."""
    ten, eighty = "no higher than 70 %", "no higher than 80 %"
    rows = [
        records.row(1, "Article 13(1)", f"(1) It is {ten}.", f"(1) It is {eighty}.", "", "(1) It is 75 %."),
        records.row(2, "Article 2", "It applies.", "It applies.", "It applies.", "It applies."),
    ]
    take_rows(rows, Told(procedure="planer"), by=BY, at=at)
    tabled = [
        records.amendment(
            "1", target="Article 2 – paragraph 1 a (new)", old="", new="It applies to islands."
        ),
        records.amendment(
            "2", group="", committee="REGI", authors=(), new="", justification="<b>Because</b>"
        ),
        records.amendment("3", group="Renew"),
        records.amendment("4", group="", authors=()),
        records.amendment(
            "5", target="Recital 99", old="Old.", new="New.", fields={"columns": ["run together"]}
        ),
    ]
    take_amendments(tabled, Told(), by=BY, at=at)
    take_votes([records.vote("1", "4"), records.vote("2", "§", None)], Told(), by=BY, at=at)
    return file


def number(written: str) -> int:
    return Amendment.objects.get(number=written).pk


def test_the_amendments_are_found_by_place_group_committee_and_words(
    negotiated: Procedure, client_of: Callable[..., Client]
) -> None:
    client = client_of("bryssel")

    def found(query: str) -> set[str]:
        rows = client.get(f"{TABLED}?{query}").context["listing"].rows
        return {row.number for row in rows}

    assert found("") == {"1", "2", "3", "4", "5"}
    assert found("place=artikel+13") == found("place=13") == {"2", "3", "4"}
    assert found("place=Article+2") == {"1"}
    assert found("place=99") == set()
    assert found("place=rymden") == set()
    assert found("group=Renew") == {"3"}
    assert found("committee=REGI") == {"2"}
    assert found("q=islands") == {"1"}
    assert found("result=adopted") == {"4"}


def test_the_lists_are_exported_whole(negotiated: Procedure, client_of: Callable[..., Client]) -> None:
    client = client_of("bryssel")
    columns = "number,target,by,new,old,justification"
    lines = b"".join(client.get(f"{TABLED}?columns={columns}&format=csv")).decode("utf-8-sig").splitlines()
    assert len([line for line in lines if "Article" in line or "Recital" in line]) >= 5
    assert any("It applies to islands." in line for line in lines)
    votes = b"".join(client.get(f"{VOTED}?format=csv")).decode("utf-8-sig")
    assert "468,107,35" in votes.replace(";", ",").replace("\t", ",")


def test_the_votes_of_a_file(negotiated: Procedure, client_of: Callable[..., Client]) -> None:
    shown = client_of("bryssel").get(VOTED).content.decode()
    assert all(f">{count}<" in shown for count in (468, 107, 35))
    assert "adopted" in shown
    assert "bifall" in client_of("bryssel", "sv").get(VOTED).content.decode()


def test_an_amendment_stands_beside_its_passage_and_what_became_of_it(
    negotiated: Procedure, client_of: Callable[..., Client], person: Callable[[str], Viewer]
) -> None:
    page = amendments.of(person("bryssel"), number("4"))
    assert page.passage is not None
    assert (page.passage.identifier, page.text and page.text.reference) == ("art-13.par-1", "4CD")
    assert [(row.text.stage, base) for row, base in page.later] == [
        (30, "(1) It is no higher than 70 %."),
        (50, "(1) It is no higher than 70 %."),
    ]
    assert {one.number for one in page.others} == {"2", "3"}
    assert [one.key for one in page.votes] == ["1"]
    shown = client_of("bryssel").get(f"/paverkan/andringsforslag/{page.amendment.pk}/").content.decode()
    for words in ("The passage it changes", "468 for, 107 against, 35 abstained", "adopted", "<ins>"):
        assert words in shown


def test_something_new_shows_what_it_would_stand_in(
    negotiated: Procedure, client_of: Callable[..., Client], person: Callable[[str], Viewer]
) -> None:
    page = amendments.of(person("bryssel"), number("1"))
    assert page.is_new
    assert page.passage is not None
    assert page.passage.identifier == "art-2"
    shown = client_of("bryssel", "sv").get(f"/paverkan/andringsforslag/{page.amendment.pk}/").content.decode()
    assert "Där det skulle stå" in shown
    nowhere = client_of("bryssel").get(f"/paverkan/andringsforslag/{number('5')}/").content.decode()
    assert "No version of the proposal" in nowhere
    assert "run" in nowhere
    gone = client_of("bryssel").get(f"/paverkan/andringsforslag/{number('2')}/").content.decode()
    assert "That the text goes." in gone
    assert "<b>Because" not in gone


def test_something_new_shows_what_it_would_follow(
    negotiated: Procedure, person: Callable[[str], Viewer], at: datetime
) -> None:
    rows = [
        records.row(1, "Recital 5", "(5) Old."),
        records.row(2, "Article 3, first paragraph, point (44)", "x"),
    ]
    take_rows(rows, Told(procedure="planer", document="other"), by=BY, at=at)
    wanted = {"Recital 5 c (new)": "rec-5", "Article 3 – paragraph 1 – point 44 a (new)": "art-3.pt-44"}
    for order, (target, identifier) in enumerate(wanted.items(), 20):
        take_amendments([records.amendment(str(order), target=target, old="")], Told(), by=BY, at=at)
        passage = amendments.of(person("bryssel"), number(str(order))).passage
        assert passage is not None
        assert passage.identifier == identifier


def test_our_asks_that_an_amendment_carries_are_told(
    negotiated: Procedure, wording: Wording, client_of: Callable[..., Client], at: datetime
) -> None:
    Amendment.objects.filter(number="3").update(old=wording.old, new=wording.new)
    refresh_leads(negotiated, by=BY, at=at)
    shown = client_of("bryssel").get(f"/paverkan/andringsforslag/{number('3')}/").content.decode()
    assert "Our asks that it carries something of" in shown
    assert "At least 80 %" in shown


def test_the_page_of_a_file_leads_to_them(
    negotiated: Procedure, client_of: Callable[..., Client], person: Callable[[str], Viewer]
) -> None:
    shown = client_of("bryssel").get("/paverkan/arende/planer/").content.decode()
    assert f'href="{TABLED}"' in shown
    assert "5 amendments" in shown
    assert f'href="{VOTED}"' in shown
    Amendment.objects.all().delete()
    negotiated.votes.all().delete()
    assert related.of_procedure(person("bryssel"), negotiated) is None
    assert "No amendment has been brought in" in client_of("bryssel").get(TABLED).content.decode()
    assert "No vote has been brought in" in client_of("bryssel").get(VOTED).content.decode()


def test_who_may_not_see_advocacy_sees_none_of_it(
    negotiated: Procedure, client_of: Callable[..., Client]
) -> None:
    pages = (TABLED, VOTED, f"/paverkan/andringsforslag/{number('4')}/", f"{TABLED}?format=csv")
    PermissionRule.objects.filter(action="advocacy.process.view").delete()
    client = client_of("kommunikator")
    assert [client.get(page).status_code for page in pages] == [403] * 4
    assert [Client().get(page).status_code for page in pages] == [302] * 4


def test_pages_cost_the_same_however_many_amendments(
    file: Procedure,
    client_of: Callable[..., Client],
    django_assert_max_num_queries: Callable[[int], object],
    at: datetime,
) -> None:
    rows = [records.amendment(str(one)) for one in range(1, 61)]
    take_amendments(rows, Told(), by=BY, at=at)
    client = client_of("bryssel")
    client.get(TABLED)
    for page in (TABLED, VOTED, f"/paverkan/andringsforslag/{number('7')}/"):
        with django_assert_max_num_queries(24):  # type: ignore[attr-defined]
            assert client.get(page).status_code == 200


def test_what_is_wanted_stands_in_the_list_on_a_phone_too(
    negotiated: Procedure, client_of: Callable[..., Client]
) -> None:
    page = client_of("bryssel").get("/paverkan/arende/planer/andringsforslag/").content.decode()
    assert 'data-label="The text as wanted"' in page
    assert 'class="roomy"' not in page
