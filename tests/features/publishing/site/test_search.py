"""Search over all that is public: endings, compounds, both languages, order, marks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from lxml import html

from utblick.features.publishing.models import Release
from utblick.features.publishing.site import search_index
from utblick.features.publishing.site.holdings import Holdings

pytestmark = pytest.mark.django_db
LetOut = Callable[..., Release]
Get = Callable[..., str]


@pytest.fixture(autouse=True)
def _records(let_out: LetOut) -> None:
    let_out(
        "project",
        "gas",
        {"acronym": "GÅRDSGAS"},
        ("Biogas till buss", "Bussar på landet."),
        ("Biogas", "Buses."),
    )
    let_out(
        "network", "hav", {}, ("Havet", "Ren sjöfart utan utsläpp."), ("The sea", "Clean shipping for ports.")
    )
    let_out(
        "decision",
        "beslut",
        {"decided": "Nämnden ställer sig bakom biogasstrategin."},
        ("Beslut om strategi", "Kort."),
        body=("Mer om **hamnar** och bussar.", ""),
    )


def _found(text: str) -> list[str]:
    return html.fromstring(text).xpath("//ol[@class='records']//h2/a/@href")


@pytest.mark.parametrize(
    ("asked", "slugs"),
    [
        ("biogasen", ["gas", "beslut"]),
        ("BIOGAS", ["gas", "beslut"]),
        ("biogasstrategi", ["beslut"]),
        ("bussarna", ["gas", "beslut"]),
        ("buss landet", ["gas"]),
        ("port", ["hav"]),
        ("ships", ["hav"]),
        ("gårdsgas", ["gas"]),
        ("hamn", ["beslut"]),
        ("rymdfart", []),
        ("", []),
        ("   ... !!", []),
        ("bio", []),
    ],
)
def test_words_are_found_whatever_their_endings_the_best_first(
    asked: str, slugs: list[str], get: Get
) -> None:
    assert [url.split("/")[-2] for url in _found(get(f"/sv/sok/?q={asked}"))] == slugs


def test_what_has_only_some_of_the_words_is_told_as_that(get: Get) -> None:
    text = get("/sv/sok/?q=biogas+rymdfart")
    assert "Inget innehåller alla orden" in text
    assert len(_found(text)) == 2


def test_the_words_are_marked_where_they_stand(get: Get) -> None:
    page = html.fromstring(get("/sv/sok/?q=biogasen"))
    assert "Biogas" in page.xpath("//h2//mark/text()")
    page = html.fromstring(get("/sv/sok/?q=hamnen"))
    assert page.xpath("//p/mark/text()") == ["hamnar"]


def test_an_answer_can_be_narrowed_to_a_kind(get: Get) -> None:
    page = get("/sv/sok/?q=biogas&kind=project")
    assert [url.split("/")[-2] for url in _found(page)] == ["gas"]
    assert len(_found(get("/sv/sok/?q=biogas&kind=nothing"))) == 2


@pytest.mark.parametrize(
    "asked", ["%00", "a" * 5000, "%F0%9F%98%80", "&page=99999999999999999999", "x&page=²"]
)
def test_no_question_is_an_error(asked: str, get: Get) -> None:
    get(f"/sv/sok/?q={asked}")


def test_only_what_is_new_is_read_again(let_out: LetOut, at: datetime) -> None:
    first = search_index.index(Holdings(1, Release.objects.select_related("publication")))
    made = let_out("project", "gas", {}, ("Vätgas", "."), on=at + timedelta(days=1))
    second = search_index.index(Holdings(2, Release.objects.filter(until=None).select_related("publication")))
    assert made.pk in second.read
    assert all(second.read[pk] is words for pk, words in first.read.items() if pk in second.read)
    assert [row.slug for row in second.search("vätgasen").rows] == ["gas"]
