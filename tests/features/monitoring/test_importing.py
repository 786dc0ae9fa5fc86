"""Documents are stored once, gathered into matters in any order, and hit profiles once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from django.db import transaction

from tests.features.monitoring.conftest import document, record
from utblick.connectors.record import CallRecord, Reject
from utblick.features.monitoring import archive
from utblick.features.monitoring.actions import importing
from utblick.features.monitoring.models import Document, Hit, Matter, MatterAlias, Source, WatchProfile

Bring = Callable[..., importing.Counts]


def numbers(counts: importing.Counts) -> tuple[int, int, int, int]:
    return counts.inserted, counts.updated, counts.unchanged, counts.rejected


def test_a_second_import_changes_nothing(bring: Bring, biofuel: WatchProfile) -> None:
    records = [record("1", "Biogas i bussar"), record("2", "Annat", "Om något helt annat.")]
    assert numbers(bring(*records)) == (2, 0, 0, 0)
    assert numbers(bring(*records)) == (0, 0, 2, 0)
    assert Hit.objects.count() == 1


def test_a_correction_keeps_the_old_version_and_makes_no_second_hit(
    bring: Bring, biofuel: WatchProfile, now: datetime
) -> None:
    bring(record("1", "Biogas i bussar"))
    later = now + timedelta(hours=2)
    assert numbers(bring(record("1", "Biogas i alla bussar"), at=later)) == (0, 1, 0, 0)
    found = document("1")
    assert found.corrected_at == later
    assert [v.title for v in found.versions.all()] == ["Biogas i bussar"]
    assert found.matter.corrected_at == later
    hit = Hit.objects.get()
    assert hit.found_at == now
    assert hit.digest == found.digest


def test_a_correction_that_takes_the_words_away_marks_the_hit_as_gone(
    bring: Bring, biofuel: WatchProfile
) -> None:
    bring(record("1", "Biogas i bussar"))
    bring(record("1", "El i bussar"))
    assert Hit.objects.get().gone_at is not None


def test_reading_an_older_version_again_is_no_news(bring: Bring, biofuel: WatchProfile) -> None:
    first, second = record("1", "Biogas i bussar"), record("1", "Biogas i alla bussar")
    bring(first, second)
    assert numbers(bring(first, second)) == (0, 0, 2, 0)


def test_rejects_are_counted_and_the_others_stored(bring: Bring, region: None) -> None:
    counts = bring(Reject(file="f", line=3, reason="Raden är tom."), record("1", ""), record("2", "En titel"))
    assert numbers(counts) == (1, 0, 0, 2)
    assert [row["reason"] for row in counts.rejects] == ["Raden är tom.", "it has neither a title nor a text"]


THREE = (
    record("press", "Rådet antog sin ståndpunkt", "Ärendet har nummer 2018/0199(COD)."),
    record("52018PC0374", "Förslag om Interreg COM(2018) 374 final", "Ett förslag."),
    record("oeil", "Interreg 2018/0199(COD)", "Förslaget COM(2018) 374 lämnades i maj."),
)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_one_matter_in_whatever_order_its_documents_come(bring: Bring, order: tuple[int, ...]) -> None:
    for place in order:
        bring(THREE[place])
    assert Matter.objects.count() == 1
    assert Document.objects.values("matter").distinct().count() == 1
    # Two that only the third shows to be one were matters of their own: their numbers lead on.
    assert set(MatterAlias.objects.values_list("matter", flat=True)) <= {Matter.objects.get().pk}


def test_near_identical_texts_of_two_sources_are_one_matter(bring: Bring, other_source: Source) -> None:
    body = (
        "Kommissionen bjuder in regioner, företag och organisationer att lämna synpunkter på hur reglerna "
        "för hållbara bränslen ska se ut efter nästa period. Synpunkterna lämnas på webbplatsen och gäller både "
        "definitioner, rapportering och kontroll. En sammanfattning publiceras när samrådet är slut."
    )
    bring(record("a", "Samråd om regler för hållbara bränslen", body, published="2026-11-20"))
    bring(
        record("b", "Samråd om regler för hållbara bränslen", body + " Läs mer.", published="2026-11-21"),
        into=other_source,
    )
    assert document("a").matter == document("b").matter
    assert document("b").joined_by in ("title", "text")


def test_the_same_heading_of_another_meeting_is_another_matter(bring: Bring) -> None:
    bring(record("a", "Rådet för miljö den 4 mars 2026", "Kommenterad dagordning.", published="2026-02-25"))
    bring(record("b", "Rådet för miljö den 17 juni 2026", "Kommenterad dagordning.", published="2026-06-10"))
    assert document("a").matter != document("b").matter


def test_a_hit_brings_the_matter_to_the_inbox_with_an_owner_proposed(
    bring: Bring, biofuel: WatchProfile
) -> None:
    bring(record("1", "Biogas i bussar"), record("2", "Museer"))
    hit, quiet = document("1").matter, document("2").matter
    assert (hit.state, quiet.state) == ("inbox", "quiet")
    assert hit.proposed_board is not None
    assert hit.proposed_owner == biofuel.owner
    assert hit.proposal["board"]["rule"]


def test_old_documents_are_found_but_nobody_is_mailed_about_them(bring: Bring, biofuel: WatchProfile) -> None:
    bring(
        record("old", "Biogas 2014", published="2014-05-01"),
        record("new", "Biogas nu", published="2026-11-20"),
    )
    assert {h.document.publisher_id: h.is_backlog for h in Hit.objects.select_related("document")} == {
        "old": True,
        "new": False,
    }


def test_what_is_old_of_an_archive_is_found_and_comes_to_no_inbox(
    bring: Bring, biofuel: WatchProfile
) -> None:
    bring(
        record("old", "Biogas 2014", published="2014-05-01"),
        record("new", "Biogas nu", published="2026-11-20"),
        record("undated", "Biogas någon gång", published=""),
        is_archive=True,
    )
    states = {key: document(key).matter.state for key in ("old", "new", "undated")}
    assert states == {"old": "quiet", "new": "inbox", "undated": "inbox"}
    assert Hit.objects.filter(document__publisher_id="old", is_backlog=True).count() == 1


def test_an_undated_call_of_an_archive_is_news_while_it_is_open(bring: Bring, biofuel: WatchProfile) -> None:
    calls = [
        CallRecord(source="x", source_id=key, title=f"Biogas {key}", closes_at=[day])
        for key, day in (("closed", "2024-03-01"), ("open", "2027-03-01"))
    ]
    bring(*calls, is_archive=True)
    assert {key: document(key).matter.state for key in ("closed", "open")} == {
        "closed": "quiet",
        "open": "inbox",
    }


def test_an_archive_does_not_wake_what_somebody_has_dismissed(bring: Bring, biofuel: WatchProfile) -> None:
    bring(record("1", "Biogas COM(2025) 11", published="2026-11-20"))
    Matter.objects.update(state="dismissed", reason="minor")
    bring(record("2", "Mer om biogas, COM(2025) 11", published="2014-05-01"), is_archive=True)
    assert document("2").matter == document("1").matter
    assert document("1").matter.state == "dismissed"


def test_a_call_keeps_its_next_deadline(bring: Bring, region: None, now: datetime) -> None:
    call = CallRecord(
        source="x",
        source_id="c",
        title="Utlysning",
        closes_at=["2026-03-01", "2027-02-17T17:00:00+01:00"],
        status="open",
    )
    bring(call)
    found = document("c")
    assert found.deadline_at is not None
    assert found.deadline_at.isoformat() == "2027-02-17T16:00:00+00:00"
    assert found.matter.deadline_at == found.deadline_at


def test_a_profile_limited_to_other_sources_does_not_hit(
    bring: Bring, biofuel: WatchProfile, other_source: Source
) -> None:
    biofuel.sources.set([other_source])
    bring(record("1", "Biogas i bussar"))
    assert not Hit.objects.exists()
    bring(record("2", "Biogas i tåg"), into=other_source)
    assert Hit.objects.count() == 1


class Killed(BaseException):
    pass


@pytest.mark.django_db(transaction=True)
def test_killed_half_way_and_run_again_ends_the_same(
    bring: Bring, biofuel: WatchProfile, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [
        record(str(n), f"Biogas nummer {n}", f"Text {n} om 20{n:02d}/0{n:03d}(COD)") for n in range(1, 40)
    ]
    monkeypatch.setattr(importing, "BATCH", 10)
    understand, calls = importing._understand, 0

    def killed(*args: Any, **kwargs: Any) -> archive.Reading:
        nonlocal calls
        calls += 1
        if calls == 25:
            raise Killed
        return understand(*args, **kwargs)

    monkeypatch.setattr(importing, "_understand", killed)
    with pytest.raises(Killed):
        bring(*records)
    assert Document.objects.count() == 20
    monkeypatch.setattr(importing, "_understand", understand)
    assert numbers(bring(*records)) == (19, 0, 20, 0)
    assert numbers(bring(*records)) == (0, 0, 39, 0)
    assert Hit.objects.count() == 39
    with transaction.atomic():
        assert Matter.objects.filter(state="inbox").count() == 39
