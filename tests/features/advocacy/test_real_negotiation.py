"""A whole negotiation out of real files: every passage, amendment and row has its place, and a second time nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from utblick.connectors.registry import BY_NAME
from utblick.features.advocacy.actions import asks
from utblick.features.advocacy.actions.leads import refresh_leads
from utblick.features.advocacy.models import Amendment, Lead, Procedure, Process, Stage, Text, Vote
from utblick.features.advocacy.takers import TAKERS
from utblick.foundation.accounts.viewer import system
from utblick.foundation.taking import Taken, Told

BY = system("test")
ABOUT = Told(procedure="2021/0106(COD)", follow="interreg")


def read(source: str, *paths: Path) -> Iterator[Any]:
    reader = BY_NAME[source].load()
    for path in paths:
        yield from reader(path.read_bytes(), path.name)


def take(kind: str, rows: Iterator[Any], at: datetime, told: Told = ABOUT) -> tuple[int, int, int, int]:
    taken: Taken = TAKERS[kind]([row for row in rows if row.kind == kind], told, by=BY, at=at)
    return taken.inserted, taken.updated, taken.unchanged, len(taken.rejects)


def test_a_whole_negotiation(shared_data: Path, process: Process, at: datetime) -> None:
    folder = shared_data / "ai-act-negotiation"
    articles, recitals = folder / "52021PC0206-regulation.json", folder / "52021PC0206-recitals.json"
    tabled = sorted(folder.glob("amendments_*.json"))
    table = folder / "final-four-2024-02-06.json"
    assert take("passage", read("act_passages", articles), at) == (809, 0, 0, 0)
    assert take("passage", read("act_passages", recitals), at) == (89, 0, 0, 0)
    assert take("amendment", read("europarl_amendments", *tabled), at) == (2499, 0, 0, 0)
    assert take("negotiation_row", read("four_column", table), at) == (1290, 0, 0, 0)
    assert take("passage", read("act_passages", recitals, articles), at) == (0, 0, 898, 0)
    assert take("amendment", read("europarl_amendments", *tabled), at) == (0, 0, 2499, 0)
    assert take("negotiation_row", read("four_column", table), at) == (0, 0, 1290, 0)

    file = Procedure.objects.get(reference="2021/0106(COD)")
    assert Amendment.objects.exclude(group="").count() == 2020
    assert Amendment.objects.exclude(committee="").count() == 479
    assert not Amendment.objects.filter(passage="").exists()
    texts = {(text.stage, text.reference): text for text in Text.objects.filter(procedure=file)}
    assert {key: text.passages.count() for key, text in texts.items()} == {
        (Stage.PROPOSAL, "52021PC0206"): 898,
        (Stage.PROPOSAL, "4CD"): 698,
        (Stage.PARLIAMENT, "4CD"): 965,
        (Stage.COUNCIL, "4CD"): 920,
        (Stage.COMPROMISE, "4CD"): 1010,
    }

    chosen = Amendment.objects.filter(number__in=("3054", "2372", "660")).order_by("pk")
    for row in chosen:
        ask = asks.write_ask(process, title_sv=f"Yrkande {row.number}", by=BY, at=at)
        words = {"old": row.old, "new": row.new, "target": row.target, "language": "en"}
        asks.word_ask(ask, procedure=file, **words, by=BY, at=at)
    assert refresh_leads(file, by=BY, at=at) == {"compared": 3, "unchanged": 0}
    leads = Lead.objects.filter(text=texts[Stage.PARLIAMENT, "4CD"]).select_related("wording__ask")
    assert {lead.wording.ask.title_sv: lead.outcome for lead in leads} == {
        "Yrkande 3054": "whole",
        "Yrkande 2372": "whole",
        "Yrkande 660": "none",
    }


def test_the_files_of_parliament(shared_data: Path, process: Process, at: datetime) -> None:
    folder = shared_data / "europarl-votes-oeil"
    oeil = folder / "pipelines/oeil_2024-2006-reg.html"
    own = folder / "pipelines/odp-procedure_2024-2006.json"
    follow = Told(follow="interreg")
    assert take("procedure", read("oeil", oeil), at, follow) == (1, 0, 0, 0)
    assert take("procedure", read("europarl_procedures", own), at, follow) == (1, 0, 0, 0)
    assert take("procedure", read("oeil", oeil), at, follow) == (0, 0, 1, 0)
    assert take("procedure", read("europarl_procedures", own), at, follow) == (0, 0, 1, 0)
    file = Procedure.objects.get()
    assert file.reference == "2024/2006(REG)"
    assert file.events.count() == 5 + 7
    assert file.involvements.count() == 5, "two sources tell of the same five"
    votes = folder / "scrapers/votes/vot-list_pv-9-2024-04-24-vot-en.xml"
    assert take("vote", read("europarl_votes", votes), at, Told()) == (17, 0, 0, 260)
    assert Vote.objects.filter(result="adopted").count() == 4
