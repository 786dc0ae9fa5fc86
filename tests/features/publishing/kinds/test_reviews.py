"""Frozen reports at the gate: text and files in both languages, and nothing that only those inside may see."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.conf import settings

from utblick.features.exchanges.models import Exchange
from utblick.features.followup.actions.reports import draft_report, freeze_report, write_report
from utblick.features.followup.models import Report
from utblick.features.governance.models import Decision, Item
from utblick.features.organisation.models import Board
from utblick.features.projects.models import Project
from utblick.features.publishing import released
from utblick.features.publishing.gate import actions
from utblick.features.publishing.gate.closing import close
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.kind import Facts
from utblick.features.publishing.kinds.reviews import NAMES_SECRET, NOT_FROZEN
from utblick.features.publishing.models import Release
from utblick.foundation.accounts.viewer import NOBODY, Viewer, system
from utblick.foundation.files.storing import open_stored
from utblick.foundation.rules import RuleBroken

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("inside")]
Who = Callable[[str], Viewer]
Tell = Callable[[str, object, Viewer], Facts]
Frozen = Callable[..., Report]


@pytest.fixture
def frozen(who: Who, at: datetime) -> Frozen:
    """Give what freezes a report of this year, with a text of its own in a section or without."""

    def freeze(kind: str = "year", board: str = "", **texts: str) -> Report:
        by = who("strateg")
        of = Board.objects.get(key=board) if board else None
        report = draft_report(kind, date(2026, 1, 1), date(2026, 11, 22), board=of, by=by, at=at)
        write_report(report, {f"sv:{section}": text for section, text in texts.items()}, by=by, at=at)
        return freeze_report(report, by=by, at=at)

    return freeze


def said(found: Facts) -> str:
    values = KINDS["review"].shape.checked(found.values)
    return json.dumps(values, ensure_ascii=False) + str(found.drafts)


def text_of(name: str, content: bytes) -> str:
    """Give what can be searched in a file; a PDF's letters are packed, so it is told apart by the others."""
    if name.endswith(".docx"):
        return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    return content.decode("utf-8", "ignore")


def test_a_frozen_report_is_told_in_both_languages(frozen: Frozen, facts: Tell, who: Who) -> None:
    report = frozen("board", "HSN", exchanges="Det gick bra.")
    found = facts("review", report.pk, who("kommunikator"))
    values: dict[str, Any] = KINDS["review"].shape.checked(found.values)
    assert (values["kind"], values["board_key"]) == ("board", "HSN")
    assert (values["first"], values["last"], values["frozen_on"]) == (
        "2026-01-01",
        "2026-11-22",
        "2026-11-23",
    )
    assert [text["language"] for text in values["texts"]] == ["sv", "en"]
    swedish, english = values["texts"]
    assert [one["heading"] for one in swedish["sections"]][1] == "Utbyten"
    assert [one["heading"] for one in english["sections"]][1] == "Exchanges"
    assert swedish["sections"][1]["text"] == "Det gick bra."
    held = Exchange.objects.filter(
        ends_on__range=(report.first, report.last), units__board__key="HSN", cancelled_on=None
    ).distinct()
    figures = {one["key"]: one["value"] for one in english["sections"][1]["figures"]}
    assert figures["exchanges"] == held.count() > 0
    (table,) = english["sections"][1]["tables"]
    assert len(table["rows"]) == held.count()
    assert (
        found.drafts["en"].title == "Board report: Health Care Committee, 1 January 2026 – 22 November 2026"
    )
    assert found.obstacles == ()


def test_the_files_say_what_is_public_in_html_word_and_pdf(frozen: Frozen, who: Who, at: datetime) -> None:
    report = frozen(exchanges="Det gick bra.")
    made = actions.release("review", str(report.pk), by=who("kommunikator"), at=at)
    files = {file.name: (file.language, open_stored(file.file).read()) for file in made.files.all()}
    assert len(files) == 6
    assert {(language, name.rpartition(".")[2]) for name, (language, _content) in files.items()} == {
        (language, form) for language in ("sv", "en") for form in ("html", "docx", "pdf")
    }
    for name, (language, content) in files.items():
        if name.endswith(".pdf"):
            assert content.startswith(b"%PDF-")
            continue
        text = text_of(name, content)
        assert ("Det gick bra." in text) is (language == "sv")
        assert ("EU annual review" in text) is (language == "en")
        assert settings.UTBLICK_ADDRESS not in text, "no way to what is inside"
        assert "href=" not in text


def test_inner_addresses_and_the_watchs_judgements_stay_inside(frozen: Frozen, facts: Tell, who: Who) -> None:
    report = frozen()
    assert report.frozen is not None
    report.frozen["sv"]["sections"][-1]["tables"] = [
        {
            "key": "matters",
            "caption": "Ärenden",
            "headings": ["Ärende"],
            "rows": [["BEDÖMT"]],
            "urls": ["/bevakning/1/"],
        }
    ]
    report.save()
    inner = json.dumps(report.frozen)
    found = facts("review", report.pk, who("strateg"))
    assert "/utbyten/" in inner
    assert "/utbyten/" not in said(found)
    assert "BEDÖMT" not in said(found)
    assert found.values["left_out"] == 1


def test_rows_that_name_what_is_secret_are_left_out_and_counted(
    frozen: Frozen, facts: Tell, who: Who
) -> None:
    decision = Decision.objects.get(number="§ 112")
    report, by = frozen(), who("strateg")
    assert decision.title in said(facts("review", report.pk, by))
    Item.objects.filter(pk=decision.item_id).update(secrecy="OSL 15 kap. 1 §")
    found = facts("review", report.pk, by)
    assert decision.title not in said(found)
    assert Decision.objects.get(number="§ 87").title in said(found)
    assert found.values["left_out"] == 1
    assert found.obstacles == ()


@pytest.mark.parametrize(
    "text", ["Vi leder Alldeles hemliga  BANAN och mycket annat.", "Projektet HEMLIS går bra."]
)
def test_a_text_that_names_what_is_secret_cannot_pass(
    text: str, frozen: Frozen, facts: Tell, who: Who, at: datetime
) -> None:
    report, by = frozen(matters=text), who("strateg")
    assert facts("review", report.pk, by).obstacles == ()
    project = Project.objects.all()[0]
    names = {"title_sv": "Alldeles hemliga banan", "title_en": "Quite secret banana", "acronym": "HEMLIS"}
    Project.objects.filter(pk=project.pk).update(secrecy="osl-15-1", secrecy_reason="Skäl", **names)
    assert facts("review", report.pk, by).obstacles == (NAMES_SECRET,)
    with pytest.raises(RuleBroken, match=str(NAMES_SECRET)):
        actions.release("review", str(report.pk), by=by, at=at)


def test_what_becomes_secret_closes_the_report_until_it_is_let_through_without_it(
    frozen: Frozen, who: Who, at: datetime
) -> None:
    report, by = frozen(), who("kommunikator")
    made = actions.release("review", str(report.pk), by=by, at=at)
    assert close(by=system("test"), at=at) == 0
    decision = Decision.objects.get(number="§ 112")
    Item.objects.filter(pk=decision.item_id).update(secrecy="OSL 15 kap. 1 §")
    assert close(by=system("test"), at=at) == 1
    assert released.one("review", made.slug) is None
    again = actions.release("review", str(report.pk), by=by, at=at)
    assert decision.title not in json.dumps(again.content, ensure_ascii=False)
    assert close(by=system("test"), at=at) == 0
    assert released.one("review", made.slug) == again


def test_the_name_of_somebody_outside_does_not_slip_out_in_a_report(
    frozen: Frozen, who: Who, at: datetime
) -> None:
    from utblick.features.actors.models import Person

    Person.objects.create(kind="official", name="Aino Testlund", country="FI")
    report = frozen(exchanges="Tack till Aino Testlund.")
    with pytest.raises(RuleBroken, match="Aino Testlund"):
        actions.release("review", str(report.pk), by=who("strateg"), at=at)
    assert not Release.objects.exists()


def test_a_draft_cannot_pass_and_tells_nothing(facts: Tell, who: Who, at: datetime) -> None:
    by = who("strateg")
    report = draft_report("year", date(2025, 1, 1), date(2025, 12, 31), by=by, at=at)
    found = facts("review", report.pk, by)
    assert found.obstacles == (NOT_FROZEN,)
    assert "texts" not in found.values
    assert KINDS["review"].record(who("kommunikator"), str(report.pk)) is None
    assert KINDS["review"].record(NOBODY, str(report.pk)) is None
