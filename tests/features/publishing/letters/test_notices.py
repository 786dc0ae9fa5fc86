"""Notices: who writes and sees them, when one is ready, and what stands in the way of a change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.features.publishing.letters.conftest import TEXTS
from utblick.features.monitoring.models import Document, Matter, Source
from utblick.features.organisation.models import Board
from utblick.features.publishing import released
from utblick.features.publishing.gate import actions as gate
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.letters import doors, prefilling, queries, rules
from utblick.features.publishing.letters.actions import notices as actions
from utblick.features.publishing.letters.models import Notice
from utblick.features.publishing.letters.words import sentences, standing_alone, talking_points
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

pytestmark = pytest.mark.django_db
Written = Callable[..., Notice]


@pytest.mark.parametrize(
    ("name", "may_write"),
    [
        ("kommunikator", True),
        ("strateg", True),
        ("bryssel", True),
        ("contactpoint", False),
        ("sekreterare.run", False),
        ("projektledare", False),
        ("majoritet.tsn", False),
        ("admin", False),
    ],
)
def test_who_writes_and_who_reads(
    name: str, may_write: bool, region: object, who: Callable[[str], Viewer], at: datetime
) -> None:
    viewer = who(name)
    if may_write:
        notice = actions.write_notice(**TEXTS, by=viewer, at=at)
        assert queries.notice_by_number(viewer, notice.pk) == notice
        return
    with pytest.raises(NotAllowed):
        actions.write_notice(**TEXTS, by=viewer, at=at)
    assert not Notice.objects.exists()
    assert list(queries.notices(viewer)) == []


def test_nobody_who_is_not_in_the_house_sees_notices(client: Client, noticed: Written) -> None:
    notice = noticed()
    for page in (
        reverse("letters:notices"),
        reverse("letters:notice", args=[notice.pk]),
        reverse("letters:output", args=[notice.pk, "sv", "text"]),
    ):
        answer = client.get(page)
        assert answer.status_code == 302
        assert "logga-in" in answer["Location"]
    with pytest.raises(NotAllowed):
        queries.notices(Viewer(None, ""))


@pytest.mark.parametrize("lacking", ["why_sv", "title_en", "what_en", "why_en"])
def test_a_notice_is_ready_when_it_is_whole_in_both_languages(
    lacking: str, noticed: Written, communicator: Viewer, at: datetime
) -> None:
    notice = noticed(ready=False, **{lacking: ""})
    with pytest.raises(RuleBroken) as told:
        actions.mark_ready(notice, version=1, by=communicator, at=at)
    assert str(Notice._meta.get_field(lacking).verbose_name) in str(told.value)  # type: ignore[union-attr]
    changed = actions.change_notice(notice, version=1, by=communicator, at=at, **{lacking: "Nu finns det."})
    ready = actions.mark_ready(changed, version=changed.version, by=communicator, at=at)
    assert ready.ready_at == at
    with pytest.raises(RuleBroken):
        actions.change_notice(ready, version=ready.version, by=communicator, at=at, **{lacking: " "})


def test_who_was_not_first_is_told(noticed: Written, communicator: Viewer, at: datetime) -> None:
    notice = noticed(ready=False)
    actions.change_notice(notice, version=1, title_sv="Först", by=communicator, at=at)
    for act in (
        lambda: actions.change_notice(notice, version=1, title_sv="Sist", by=communicator, at=at),
        lambda: actions.mark_ready(notice, version=1, by=communicator, at=at),
        lambda: actions.remove_notice(notice, version=1, by=communicator, at=at),
    ):
        with pytest.raises(ChangedMeanwhile):
            act()
    assert Notice.objects.get().title_sv == "Först"


def test_a_notice_goes_out_as_news_only_when_it_is_ready(
    noticed: Written, communicator: Viewer, at: datetime
) -> None:
    notice = noticed(ready=False, by_when=date(2027, 1, 15))
    with pytest.raises(RuleBroken, match="arbetsmaterial"):
        gate.release("news", str(notice.pk), by=communicator, at=at)
    notice = actions.mark_ready(notice, version=1, by=communicator, at=at)
    made = gate.release("news", str(notice.pk), by=communicator, at=at)
    assert made == released.one("news", "ny-fond-for-kustregioner")
    assert made.title("en") == TEXTS["title_en"]
    assert made.values["by_when"] == "2027-01-15"
    assert TEXTS["why_sv"] in made.shown("body", "sv").text
    notice = actions.reopen(notice, version=notice.version, by=communicator, at=at)
    facts = KINDS["news"].facts(notice)
    assert [str(one) for one in facts.obstacles]
    with pytest.raises(RuleBroken, match="varit offentlig"):
        actions.remove_notice(notice, version=notice.version, by=communicator, at=at)


def test_who_may_not_see_notices_has_none_at_the_gate(noticed: Written) -> None:
    notice = noticed()
    assert KINDS["news"].record(Viewer(1, "Ingen"), str(notice.pk)) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://a.eu", [{"address": "https://a.eu", "title": ""}]),
        ("https://a.eu  Ett namn \n\nhttp://b.eu B", [("https://a.eu", "Ett namn"), ("http://b.eu", "B")]),
    ],
)
def test_sources_are_read_line_by_line(text: str, found: list[Any]) -> None:
    rows = [one if isinstance(one, dict) else {"address": one[0], "title": one[1]} for one in found]
    assert rules.links_in(text) == rows


@pytest.mark.parametrize("text", ["javascript:alert(1)", "a.eu", 'https://a.eu"onload', "ftp://a.eu x"])
def test_what_is_no_address_is_told(text: str) -> None:
    with pytest.raises(RuleBroken, match="källa"):
        rules.links_in(text)
    with pytest.raises(RuleBroken, match="10"):
        rules.links_in("\n".join(f"https://a.eu/{number}" for number in range(11)))


def test_points_are_made_from_the_fields_and_can_be_written(
    noticed: Written, communicator: Viewer, at: datetime
) -> None:
    notice = noticed(by_when=date(2027, 1, 15))
    assert talking_points(notice, "sv") == [
        "Kommissionen föreslår en ny fond.",
        # "Den är på fyra miljarder euro." says nothing without the sentence before it.
        "Våra kommuner kan söka pengar.",
        "Ska agera senast 15 januari 2027: Regionala utvecklingsnämnden.",
    ]
    assert talking_points(notice, "en")[-1] == "To act by 15 January 2027: The regional development board."
    for wrong in ("Ett.\nTvå.", "\n".join("123456")):
        with pytest.raises(RuleBroken, match="tre till fem"):
            actions.change_notice(notice, version=2, points_sv=wrong, by=communicator, at=at)
    notice = actions.change_notice(
        notice, version=2, points_sv="- Ett.\n\n• Två.\nTre.", by=communicator, at=at
    )
    assert talking_points(notice, "sv") == ["Ett.", "Två.", "Tre."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Målet sänks till 90 procent. Resten får vägas upp.", ["Målet sänks till 90 procent."]),
        ("Målet sänks. Restaurangerna ökar.", ["Målet sänks.", "Restaurangerna ökar."]),
        ("Resten dröjer. Det nya målet gäller.", ["Resten dröjer.", "Det nya målet gäller."]),
        ("The target falls. It is lower now. Italy agrees.", ["The target falls.", "Italy agrees."]),
    ],
)
def test_a_sentence_that_refers_back_is_no_point(text: str, said: list[str]) -> None:
    assert standing_alone(sentences(text)) == said


@pytest.mark.parametrize("count", [1, 2, 9])
def test_points_are_three_to_five_whatever_the_length(count: int, noticed: Written) -> None:
    text = " ".join(f"Mening nummer {number}." for number in range(count))
    notice = noticed(what_sv=text, why_sv=text)
    assert 3 <= len(talking_points(notice, "sv")) <= 5


@pytest.fixture
def matter(region: object, at: datetime) -> Matter:
    source = Source.objects.create(key="prov", kind="rss", name_sv="Prov", name_en="Trial")
    owner = Account.objects.get(email="strateg@utblick.example")
    made = Matter.objects.create(
        title="Proposal for a fund " + "x" * 200,
        language="en",
        state="act",
        owner=owner,
        owner_board=Board.objects.get(key="RUN"),
        due_on=date(2027, 2, 1),
        created_at=at,
    )
    for number, url in enumerate(("https://a.eu/1", "/filer/1", "https://a.eu/1", "https://a.eu/2")):
        Document.objects.create(
            source=source,
            publisher_id=str(number),
            matter=made,
            title=f"Document {number}",
            url=url,
            digest=str(number),
            title_key=str(number),
            first_seen_at=at,
        )
    return made


def test_a_triaged_matter_opens_a_notice_that_is_filled_in(
    matter: Matter, client: Client, who: Callable[[str], Viewer]
) -> None:
    strategist = who("strateg")
    (door,) = doors.write_about(strategist, matter)
    assert list(doors.write_about(who("contactpoint"), matter)) == []
    begun = prefilling.from_matter(matter)
    assert len(begun["title_en"]) <= 120
    assert [row["address"] for row in begun["links"]] == ["https://a.eu/1", "https://a.eu/2"]
    assert begun["boards"] == [matter.owner_board_id]
    client.force_login(Account.objects.get(email="strateg@utblick.example"))
    page = client.get(door.url)
    assert page.status_code == 200
    assert "https://a.eu/2 Document 3" in page.content.decode()
    sent = {**TEXTS, "links": "https://a.eu/1 Ett", "boards": begun["boards"], "by_when": "2027-02-01"}
    assert client.post(door.url, sent).status_code == 302
    notice = Notice.objects.get()
    assert notice.matter == matter
    assert notice.links == [{"address": "https://a.eu/1", "title": "Ett"}]
    for state in ("inbox", "dismissed", "later"):
        matter.state = state
        assert list(doors.write_about(strategist, matter)) == []


@pytest.mark.parametrize("word", ["0", "999999", "x", "9" * 30])
def test_a_matter_that_is_not_there_breaks_nothing(word: str, region: object, client: Client) -> None:
    client.force_login(Account.objects.get(email="strateg@utblick.example"))
    assert client.get(reverse("letters:new_notice"), {"matter": word}).status_code in (200, 404)


def test_a_wrong_form_is_told_and_kept(noticed: Written, client: Client) -> None:
    notice = noticed()
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    page = reverse("letters:change_notice", args=[notice.pk])
    wrong = {**TEXTS, "version": notice.version, "title_sv": "", "what_en": "y" * 501, "links": "ej adress"}
    answer = client.post(page, wrong)
    assert answer.status_code == 422
    assert "ej adress" in answer.content.decode()
    late = {**TEXTS, "version": notice.version - 1, "title_sv": "Annan rubrik"}
    assert client.post(page, late).status_code == 409
    assert client.post(page, {**late, "version": notice.version}).status_code == 302
    assert Notice.objects.get().title_sv == "Annan rubrik"


def test_pages_of_notices_ask_little_of_the_database(
    noticed: Written, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    for number in range(12):
        noticed(title_sv=f"Notis {number}")
    client.get(reverse("letters:notices"))
    with django_assert_max_num_queries(30):
        page = client.get(reverse("letters:notices"))
    assert page.content.decode().count("Notis ") >= 12
    with django_assert_max_num_queries(40):
        client.get(reverse("letters:notice", args=[Notice.objects.latest("pk").pk]))


def test_what_people_write_is_shown_as_text(noticed: Written, client: Client) -> None:
    bad = "<script>alert(1)</script>"
    notice = noticed(
        title_sv=bad, what_sv=bad, why_sv=bad, who_sv=bad, links=[{"address": "https://a.eu", "title": bad}]
    )
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    for name, args in (("letters:notices", []), ("letters:notice", [notice.pk])):
        assert bad not in client.get(reverse(name, args=args)).content.decode()
    fragment = client.get(reverse("letters:output", args=[notice.pk, "sv", "html"]))
    assert bad not in fragment.content.decode()
    assert fragment["Content-Type"].startswith("text/plain")
