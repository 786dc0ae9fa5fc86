"""The boards' desks: one's own first, and on the executive board's what lies on all the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from utblick.features.governance.desk import positions
from utblick.features.governance.executive_desk import of_all_boards, strategic, unclear
from utblick.features.monitoring.models import Matter
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board, Remit, Topic, Unit
from utblick.features.projects import actions as actions_of_projects
from utblick.features.projects.models import Project
from utblick.foundation.accounts.viewer import Viewer, system

Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]
Make = Callable[..., Any]
BY = system("test")


def test_ones_own_boards_come_first(client_of: SignIn) -> None:
    for who, key in (("majoritet.hsn", "HSN"), ("majoritet.tsn", "TSN")):
        cards = client_of(who).get("/namnder/").context["cards"]
        assert cards[0][0].key == key
        assert [board.key for board, _parts in cards[1:]] == [
            board.key for board, _parts in sorted(cards[1:], key=lambda card: card[0].sort_order)
        ]


def test_the_executive_board_sees_all_desks_and_each_figure_leads_to_its_rows(
    client_of: SignIn, person: Person, meeting: Make, item: Make, decision: Make
) -> None:
    now = timezone.now()
    today = day_of(now)
    there = meeting(on=today + timedelta(days=5))
    for title in ("Ett", "Två"):
        item(meeting=there, title=title)
    item(meeting=there, is_ready=False, title="Utkastet")
    item(title="Utan sammanträde")
    decision(on=today - timedelta(days=9), follow_up_on=today - timedelta(days=1))
    decision(on=today - timedelta(days=9), follow_up_on=today, number="§ 100")
    client, viewer = client_of("majoritet.rs", "sv"), person("majoritet.rs")
    part = of_all_boards(viewer, "RS", now)
    assert part is not None
    lines = {str(words): url for line in part.lines for words, url in line.links}
    assert "2 kommande punkter" in lines
    assert "1 försenat beslut" in lines
    for words, count in (("2 kommande punkter", 2), ("1 försenat beslut", 1)):
        assert client.get(lines[words]).context["listing"].count == count
    for line in part.lines:
        assert client.get(line.url).status_code == 200, urlsplit(line.url)
    shown = client.get("/namnder/bord/RS/").content.decode()
    for words in (
        "Alla nämnder",
        "Strategiska frågor",
        "Det är inte klart vem som äger vad",
        "2 kommande punkter",
    ):
        assert words in shown
    assert "Alla nämnder" not in client.get("/namnder/bord/TSN/").content.decode()


def test_what_nobody_owns_is_before_the_executive_board(person: Person, at: datetime) -> None:
    viewer = person("majoritet.rs")
    topic = Topic.objects.exclude(is_strategic=True).first()
    assert topic is not None
    Remit.objects.filter(topic=topic).delete()
    part = unclear(viewer, "RS", at)
    assert part is not None
    assert topic.name in [line.title for line in part.lines]
    assert unclear(viewer, "TSN", at) is None
    questions = strategic(viewer, "RS", at)
    assert questions is not None
    remit = Remit.objects.filter(topic__is_strategic=True).first()
    assert remit is not None
    about = {"board": {"topics": [{"key": remit.topic.key}]}}
    for number in range(3):
        Matter.objects.create(
            title=f"Strategiskt {number}",
            state="act",
            owner_board=remit.owner,
            owner_id=viewer.account_id,
            proposal=about,
            created_at=at,
            moved_at=at,
        )
    Matter.objects.create(title="Avskrivet", state="dismissed", reason="minor", proposal=about, created_at=at)
    (line,) = [one for one in strategic(viewer, "RS", at).lines if one.title == remit.topic.name]
    assert [words for words, _url in line.links] == ["Strategiskt 2", "Strategiskt 1"]
    assert "3" in str(line.words)
    assert {line.title for line in questions.lines} == {
        row.name for row in Topic.objects.filter(is_strategic=True)
    }


def test_where_a_page_lies_is_said_above_it(client_of: SignIn) -> None:
    shown = client_of("strateg", "sv").get("/namnder/aret/ny-dag/").content.decode()
    crumbs = shown.split('class="crumbs"')[1].split("</ol>")[0]
    assert 'href="/namnder/aret/"' in crumbs
    assert "Nämnder" not in crumbs


def test_positions_wait_on_the_desk_until_they_are_decided(
    person: Person, meeting: Make, item: Make, decision: Make, at: datetime
) -> None:
    there = meeting(on=day_of(timezone.now()) + timedelta(days=9))
    ready = item(meeting=there, kind="position", title="Yttrande om tågtrafik")
    item(kind="position", title="Ståndpunkt om båtar", is_ready=False)
    item(meeting=there, title="Ett vanligt ärende")

    def waiting(name: str) -> list[str]:
        part = positions(person(name), "TSN", timezone.now())
        assert part is not None
        return [str(line.title) for line in part.lines]

    assert waiting("sekreterare.tsn") == ["Yttrande om tågtrafik", "Ståndpunkt om båtar"]
    assert waiting("majoritet.tsn") == waiting("opposition.tsn") == ["Yttrande om tågtrafik"]
    decision(item=ready)
    assert waiting("majoritet.tsn") == []


def test_the_page_of_all_boards_costs_the_same_however_many_they_are(
    client_of: SignIn, meeting: Make, item: Make, decision: Make, at: datetime
) -> None:
    client, first = client_of("strateg", "sv"), Board.objects.get(key="TSN")

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/namnder/").status_code == 200
        return len(asked)

    few = 0
    for number in range(6):
        key = f"N{number}"
        Board.objects.create(
            key=key, name_sv=f"Nämnd {number}", name_en=f"Board {number}", valid_from=first.valid_from
        )
        item(key, meeting=meeting(key, on=day_of(timezone.now()) + timedelta(days=9)), kind="position")
        decision(key, follow_up_on=day_of(timezone.now()))
        owned = actions_of_projects.begin(
            actions_of_projects.Idea(f"Projekt {number}", Unit.objects.get(key="energi-klimat")), by=BY, at=at
        )
        Project.objects.filter(pk=owned.pk).update(board=Board.objects.get(key=key))
        few = few or cost()
    page = client.get("/namnder/")
    assert len(page.context["cards"]) == 11
    figures = {
        str(title): figure for title, figure in dict(page.context["cards"])[Board.objects.get(key="N5")]
    }
    for title in ("Beslut att följa upp", "Ståndpunkter att ta ställning till", "EU-projekt på gång"):
        assert figures[title].text == "1", title
        assert client.get(figures[title].url).context["listing"].count == 1, title
    assert figures["Nästa sammanträde"].url.startswith("/namnder/moten/")
    assert (cost(), few < 50) == (few, True)
