"""Texts out of acts and tables: passages with ids of their own that align across the columns."""

from __future__ import annotations

from datetime import datetime

from tests.features.advocacy import records
from utblick.connectors.record import NegotiationRowRecord, PassageRecord
from utblick.features.advocacy import versions
from utblick.features.advocacy.actions.leads import refresh_leads
from utblick.features.advocacy.actions.taking_texts import take_passages, take_rows
from utblick.features.advocacy.actions.verdicts import give_verdict
from utblick.features.advocacy.models import Number, Procedure, Stage, Text, Wording
from utblick.foundation.accounts.viewer import system
from utblick.foundation.taking import Taken, Told

BY = system("test")
ABOUT = {"procedure": "planer"}
ARTICLES = (
    records.passage(1, "", "TITLE I: GENERAL", label="Title I", is_heading=True),
    records.passage(2, "art-1", "It lays down rules."),
    records.passage(3, "art-1", "It does more."),
)
RECITALS = (records.passage(1, "rec-1", "Whereas."), records.passage(2, "rec-2", "Whereas too."))
ROWS = (
    records.row(1, "Recital 6a", "", "New in Parliament.", "", "New as agreed."),
    records.row(
        2, "Article 13(1)", "No higher than 70 %.", "No higher than 80 %.", "No higher than 75 %.", ""
    ),
    records.row(3, "Formula", "HAVE ADOPTED", "HAVE ADOPTED", "HAVE ADOPTED", "HAVE ADOPTED"),
    records.row(4, "Article 13(1)", "", "", "More in Council.", ""),
)


def passages(at: datetime, *rows: PassageRecord, **told: str) -> Taken:
    return take_passages(rows, Told(**(told or ABOUT)), by=BY, at=at)


def table(at: datetime, *rows: NegotiationRowRecord) -> Taken:
    return take_rows(rows, Told(**ABOUT), by=BY, at=at)


def counts(taken: Taken) -> tuple[int, int, int, int]:
    return taken.inserted, taken.updated, taken.unchanged, len(taken.rejects)


def ids(text: Text) -> list[str]:
    return list(text.passages.values_list("identifier", flat=True))


def test_an_act_is_a_version_with_its_passages(file: Procedure, at: datetime) -> None:
    assert counts(passages(at, *ARTICLES)) == (3, 0, 0, 0)
    text = Text.objects.get()
    assert (text.stage, text.reference, ids(text)) == (
        Stage.PROPOSAL,
        "52025PC0240",
        ["ttl-I", "art-1", "art-1~2"],
    )
    assert text.passages.get(identifier="ttl-I").heading == "TITLE I: GENERAL"
    assert counts(passages(at, *ARTICLES)) == (0, 0, 3, 0)
    changed = (*ARTICLES[:2], records.passage(3, "art-1", "It does less."))
    assert counts(passages(at, *changed)) == (0, 1, 2, 0)


def test_files_of_one_act_end_in_one_version_in_any_order(file: Procedure, at: datetime) -> None:
    wanted = ["rec-1", "rec-2", "ttl-I", "art-1", "art-1~2"]
    passages(at, *ARTICLES)
    assert counts(passages(at, *RECITALS)) == (2, 0, 0, 0)
    assert ids(Text.objects.get()) == wanted
    assert counts(passages(at, *ARTICLES)) == (0, 0, 3, 0)
    assert counts(passages(at, *ARTICLES, *RECITALS)) == (0, 0, 5, 0)
    assert ids(Text.objects.get()) == wanted


def test_an_act_is_known_by_the_numbers_of_a_file(file: Procedure, at: datetime) -> None:
    refused = passages(at, *ARTICLES, procedure="")
    assert counts(refused) == (0, 0, 0, 3)
    assert "number 52025PC0240" in refused.rejects[0]["reason"]
    Number.objects.create(procedure=file, type="celex", value="52025PC0240")
    assert counts(passages(at, *ARTICLES, procedure="")) == (3, 0, 0, 0)
    unnamed = records.passage(1, "art-1", "Text.", document="")
    assert "--document says it" in passages(at, unnamed).rejects[0]["reason"]


def test_a_table_is_four_versions_that_align(file: Procedure, at: datetime) -> None:
    assert counts(table(at, *ROWS)) == (4, 0, 0, 0)
    found = {text.stage: ids(text) for text in Text.objects.all()}
    assert found == {
        Stage.PROPOSAL: ["art-13.par-1", "txt"],
        Stage.PARLIAMENT: ["rec-6a", "art-13.par-1", "txt"],
        Stage.COUNCIL: ["art-13.par-1", "txt", "art-13.par-1~2"],
        Stage.COMPROMISE: ["rec-6a", "txt"],
    }
    assert counts(table(at, *ROWS)) == (0, 0, 4, 0)
    more = records.row(
        2, "Article 13(1)", "No higher than 70 %.", "No higher than 90 %.", "No higher than 75 %.", ""
    )
    assert counts(table(at, ROWS[0], more, *ROWS[2:])) == (0, 1, 3, 0)
    old, new = Text.objects.get(stage=Stage.PROPOSAL), Text.objects.get(stage=Stage.PARLIAMENT)
    changed = {one.identifier: one.change for one in versions.compared(old, new)}
    assert changed == {"rec-6a": "inserted", "art-13.par-1": "amended", "txt": "unchanged"}


def test_a_version_that_somebody_judged_stays(file: Procedure, wording: Wording, at: datetime) -> None:
    table(at, *ROWS)
    refresh_leads(file, by=BY, at=at)
    text = Text.objects.get(stage=Stage.COUNCIL)
    give_verdict(wording, text, outcome="part", passages=["art-13.par-1"], grade=1, by=BY, at=at)
    changed = records.row(3, "Formula", "HAVE ADOPTED", "HAVE ADOPTED", "HAVE NOT", "HAVE ADOPTED")
    taken = table(at, *ROWS[:2], changed, ROWS[3])
    assert counts(taken) == (0, 0, 4, 1)
    assert taken.rejects[0]["id"] == "Council (four-column table)"
    assert ids(Text.objects.get(stage=Stage.COUNCIL)) == ["art-13.par-1", "txt", "art-13.par-1~2"]


def test_leads_are_made_anew_only_where_something_is_new(
    file: Procedure, wording: Wording, at: datetime
) -> None:
    table(at, *ROWS)
    assert refresh_leads(file, by=BY, at=at) == {"compared": 1, "unchanged": 0}
    assert wording.leads.count() == 4
    assert refresh_leads(file, by=BY, at=at) == {"compared": 0, "unchanged": 1}
    passages(at, *ARTICLES)
    assert refresh_leads(file, by=BY, at=at) == {"compared": 1, "unchanged": 0}
    assert wording.leads.count() == 5
