"""A person's day: figures that lead to as many, and what others did with one's matters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.features.monitoring.conftest import document, record
from utblick.features.monitoring.actions import matters as matter_actions
from utblick.features.monitoring.actions import triage
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.actions.triage import Verdict
from utblick.features.monitoring.models import Matter, WatchProfile
from utblick.features.monitoring.queries.today import today
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer

Person = Callable[[str], Viewer]
SignIn = Callable[[str], Client]


@pytest.fixture
def matters(bring: Callable[..., Counts], biofuel: WatchProfile) -> list[Matter]:
    bring(
        *(
            record(str(n), f"Biogas {word}", "Om biogas.")
            for n, word in enumerate(("ett", "två", "tre", "fyra"))
        )
    )
    return [document(str(n)).matter for n in range(4)]


def judged(matter: Matter, state: str, by: Viewer, at: datetime, **more: object) -> None:
    matter.refresh_from_db()
    triage.judge(matter, Verdict(state=state, **more), version=matter.version, by=by, at=at)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "who",
    [
        "strateg",
        "bryssel",
        "sekreterare.run",
        "sekreterare.tsn",
        "majoritet.tsn",
        "opposition.tsn",
        "kontakt.us",
    ],
)
def test_the_figure_beside_what_is_new_leads_to_as_many(
    matters: list[Matter], person: Person, sign_in: SignIn, now: datetime, who: str
) -> None:
    tsn, run = Board.objects.get(key="TSN"), Board.objects.get(key="RUN")
    Matter.objects.filter(pk=matters[3].pk).update(proposed_board=run)
    judged(matters[0], "act", person("strateg"), now, board=tsn)
    judged(matters[1], "inform", person("strateg"), now, board=run, concerned=[tsn])
    if not Account.objects.filter(email=f"{who}@utblick.example").exists():
        pytest.skip("nobody has this role in the example")
    new = today(person(who), at=now)["new"]
    page = sign_in(who).get(new["url"], follow=True).content.decode()
    shown = page.count("data-item") if "/inkorg/" in new["url"] else page.count('class="two-lines"')
    assert shown == new["total"] == len(new["rows"])


def test_the_list_of_a_board_holds_what_its_column_shows(
    matters: list[Matter], person: Person, sign_in: SignIn, now: datetime
) -> None:
    tsn, run = Board.objects.get(key="TSN"), Board.objects.get(key="RUN")
    Matter.objects.all().update(proposed_board=tsn)
    judged(matters[0], "act", person("strateg"), now, board=run)
    client = sign_in("strateg")
    for key, expected in (("TSN", 3), ("RUN", 1)):
        page = client.get(reverse("monitoring:matters"), {"board": key}).content.decode()
        assert page.count('class="two-lines"') == expected, key
    ordered = client.get(reverse("monitoring:matters"), {"sort": "board"}).content.decode()
    assert ordered.index("Biogas ett") < ordered.index("Biogas två")


def test_what_others_did_with_my_matters_has_moved_and_what_i_did_has_not(
    matters: list[Matter], person: Person, now: datetime
) -> None:
    strategist, officer = person("strateg"), person("bryssel")
    mine = Account.objects.get(pk=officer.account_id)
    old = now - timedelta(days=20)
    Matter.objects.all().update(moved_at=None)
    judged(matters[0], "act", officer, old, owner=mine)
    judged(matters[1], "act", strategist, now, owner=mine)
    judged(matters[2], "inform", strategist, old)
    matter_actions.follow(matters[2], why="", by=officer, at=old)
    assert [one.matter for one in today(officer, at=now)["moved"]] == [matters[1]]
    matters[2].refresh_from_db()
    triage.hand_over(
        matters[2],
        owner=mine,
        board=None,
        version=matters[2].version,
        by=strategist,
        at=now + timedelta(hours=1),
    )
    found = today(officer, at=now + timedelta(hours=2))["moved"]
    assert [(one.matter, one.judgement and one.judgement.kind) for one in found] == [
        (matters[2], "hand_over"),
        (matters[1], "act"),
    ]
    Matter.objects.filter(pk=matters[0].pk).update(moved_at=now + timedelta(hours=3))
    newest = today(officer, at=now + timedelta(hours=4))["moved"][0]
    assert (newest.matter, newest.judgement) == (matters[0], None)


def test_a_unit_s_contact_is_shown_what_concerns_the_board_that_the_unit_works_for(
    matters: list[Matter], person: Person, now: datetime
) -> None:
    tsn, hsn = Board.objects.get(key="TSN"), Board.objects.get(key="HSN")
    judged(matters[0], "act", person("strateg"), now, board=tsn)
    judged(matters[1], "inform", person("strateg"), now, board=tsn, concerned=[hsn])
    shown = [row.matter for row in today(person("kontakt.us"), at=now)["new"]["rows"]]
    assert shown == [matters[1]]
