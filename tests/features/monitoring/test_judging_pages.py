"""The judging form and the matter's page: what Enter does, what is kept of a refused form, what is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.features.monitoring.conftest import document, record
from utblick.features.monitoring.actions import matters as actions
from utblick.features.monitoring.actions import triage
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.actions.triage import Verdict
from utblick.features.monitoring.models import Document, Matter, WatchProfile
from utblick.features.monitoring.queries.inbox import InboxFilter, inbox
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.models import AuditEvent

Person = Callable[[str], Viewer]
SignIn = Callable[[str], Client]


@pytest.fixture
def matter(bring: Callable[..., Counts], biofuel: WatchProfile) -> Matter:
    bring(record("1", "Biogas i bussar", "Bussar på biogas."))
    return document("1").matter


@pytest.fixture
def judged(matter: Matter, person: Person) -> Matter:
    triage.judge(matter, Verdict(state="inform"), version=1, by=person("strateg"), at=timezone.now())
    matter.refresh_from_db()
    return matter


def post(client: Client, name: str, matter: Matter, **data: Any) -> Any:
    data.setdefault("version", matter.version)
    return client.post(reverse(f"monitoring:{name}", args=[matter.pk]), data)


def first_button(page: str, form: str) -> str:
    """Give what Enter presses in the fields of a form: the first button that belongs to it."""
    if form == "judge":
        own = re.search(r'<form class="judge".*?</form>', page, re.DOTALL)
        assert own
        buttons = [b for b in re.findall(r"<button[^>]*>", own[0]) if " form=" not in b]
    else:
        buttons = re.findall(rf'<button[^>]*form="{form}-\d+"[^>]*>', page)
    found = re.search(r'value="([^"]*)"', buttons[0])
    assert found
    return found[1]


@pytest.mark.parametrize("where", ["inbox", "matter"])
def test_enter_saves_in_the_fields_and_dismisses_in_the_reason(
    matter: Matter, sign_in: SignIn, where: str
) -> None:
    address = (
        reverse("monitoring:inbox") if where == "inbox" else reverse("monitoring:matter", args=[matter.pk])
    )
    page = sign_in("bryssel").get(address).content.decode()
    assert first_button(page, "judge") == "save"
    assert first_button(page, "dismiss") == "dismissed"
    assert re.search(r'<input[^>]*name="reason"[^>]*form="dismiss-', page) or re.search(
        r'<input[^>]*form="dismiss-[^>]*name="reason"', page
    )


def test_save_keeps_the_verdict(judged: Matter, sign_in: SignIn) -> None:
    client, day = sign_in("bryssel"), timezone.localdate() + timedelta(days=9)
    answer = post(client, "judge", judged, verdict="save", due_on=day.isoformat(), stay="1")
    assert answer.status_code == 302
    judged.refresh_from_db()
    assert (judged.state, judged.due_on) == ("inform", day)
    page = client.get(reverse("monitoring:matter", args=[judged.pk])).content.decode()
    assert "ägare och dag är sparade" in page
    assert reverse("monitoring:undo", args=[judged.judgements.first().pk]) in page  # type: ignore[union-attr]


def test_the_day_that_something_was_put_off_to_is_no_day_to_act_by(
    matter: Matter, person: Person, sign_in: SignIn
) -> None:
    triage.judge(matter, Verdict(state="later"), version=1, by=person("strateg"), at=timezone.now())
    matter.refresh_from_db()
    assert matter.due_on
    post(sign_in("bryssel"), "judge", matter, verdict="act", due_on=matter.due_on.isoformat(), stay="1")
    matter.refresh_from_db()
    assert (matter.state, matter.due_on) == ("act", None)


def test_a_refused_day_comes_back_open_with_what_was_written(judged: Matter, sign_in: SignIn) -> None:
    data = {"verdict": "save", "due_on": "2001-01-01", "board": "HSN", "stay": "1"}
    answer = post(sign_in("bryssel"), "judge", judged, **data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(r'<details class="change-owner"[^>]* open', page)
    assert 'value="2001-01-01"' in page
    assert '<option value="HSN" selected>' in page
    assert re.search(r'class="field invalid".{0,400}lämna fältet tomt', page, re.DOTALL)
    assert "Tider att passa" not in re.search(r'<form class="judge".*?</form>', page, re.DOTALL)[0]  # type: ignore[index]
    judged.refresh_from_db()
    assert judged.due_on is None


def test_a_dismissal_without_a_reason_comes_back_open(judged: Matter, sign_in: SignIn) -> None:
    answer = post(sign_in("bryssel"), "judge", judged, verdict="dismissed", reason=" ", stay="1")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(r"<details[^>]* open>\s*<summary[^>]*>Avfärda", page)
    assert "så att andra slipper fråga" in page
    assert Board.objects.filter(key="RUN").exists()
    assert re.search(r'name="board".*?selected', page, re.DOTALL)  # what was not sent stays as it is


def test_a_conflict_keeps_what_was_written(judged: Matter, sign_in: SignIn) -> None:
    client = sign_in("bryssel")
    answer = post(client, "judge", judged, verdict="dismissed", reason="Hör till Kalmar", version=1, stay="1")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "bedömde ärendet som" in page
    assert not re.search(r"bedömde ärendet som[^.]*\d{4}-\d\d-\d\d", page)
    assert 'value="Hör till Kalmar"' in page
    assert f'name="version" value="{judged.version}"' in page
    heir = Account.objects.get(email="contactpoint@utblick.example")
    answer = post(client, "hand_over", judged, owner=heir.pk, note="Möte på torsdag", version=1)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Möte på torsdag" in page
    assert re.search(rf'<option value="{heir.pk}" selected>', page)


def test_handing_over_untouched_is_refused_beside_the_field(judged: Matter, sign_in: SignIn) -> None:
    client = sign_in("bryssel")
    for owner in ("", judged.owner_id):
        answer = post(client, "hand_over", judged, owner=owner, note="Läs bilagan")
        page = answer.content.decode()
        assert answer.status_code == 422
        assert re.search(r'id="over-title".*?Välj den person som tar över.*?Läs bilagan', page, re.DOTALL)
    assert not judged.judgements.filter(kind="hand_over").exists()


def test_who_answers_for_it_finds_the_buttons_on_the_page_and_others_do_not(
    judged: Matter, person: Person, sign_in: SignIn
) -> None:
    owner = Account.objects.get(email="kontakt.us@utblick.example")
    address = reverse("monitoring:matter", args=[judged.pk])
    client = sign_in("kontakt.us")
    assert 'class="judge"' not in client.get(address).content.decode()
    assert post(client, "judge", judged, verdict="act", stay="1").status_code == 403
    by = person("strateg")
    triage.hand_over(judged, owner=owner, board=None, version=judged.version, by=by, at=timezone.now())
    judged.refresh_from_db()
    page = client.get(address).content.decode()
    assert 'class="judge"' in page
    assert "Du ansvarar för ärendet" in page
    assert 'id="over-title"' in page
    assert 'class="judge"' not in sign_in("majoritet.tsn").get(address).content.decode()
    assert post(client, "judge", judged, verdict="act", stay="1").status_code == 302
    judged.refresh_from_db()
    assert judged.state == "act"
    # What was dismissed is for those who see the inbox: she is led to her own matters, and may take it back.
    gone = post(client, "judge", judged, verdict="dismissed:known", stay="1")
    assert gone["Location"] == reverse("monitoring:mine")
    latest = judged.judgements.first()
    assert latest
    client.post(reverse("monitoring:undo", args=[latest.pk]))
    judged.refresh_from_db()
    assert judged.state == "act"


def test_what_was_judged_last_can_be_undone_when_its_message_has_gone(
    matter: Matter, sign_in: SignIn
) -> None:
    client = sign_in("bryssel")
    post(client, "judge", matter, verdict="act")
    for _time in range(2):  # the message is shown once
        page = client.get(reverse("monitoring:inbox")).content.decode()
    latest = matter.judgements.get()
    assert f'{reverse("monitoring:undo", args=[latest.pk])}" data-undo' in page
    page = client.get(
        reverse("monitoring:matter", args=[matter.pk]), {"inbox": "1", "sort": "old"}
    ).content.decode()
    assert f'href="{reverse("monitoring:inbox")}?sort=old"' in page
    client.post(reverse("monitoring:undo", args=[latest.pk]), {"stay": "1"})
    matter.refresh_from_db()
    assert matter.state == "inbox"
    for _time in range(2):
        page = client.get(reverse("monitoring:inbox")).content.decode()
    assert "data-undo>" not in page
    assert "data-undo>" not in sign_in("strateg").get(reverse("monitoring:inbox")).content.decode()


@pytest.mark.parametrize("who", ["bryssel", "majoritet.tsn"])
def test_why_stays_readable_and_the_timeline_tells_whose_and_by_when(
    matter: Matter, person: Person, sign_in: SignIn, who: str
) -> None:
    by, at, named = person("strateg"), timezone.now(), matter.proposed_board
    assert named
    day = timezone.localdate() + timedelta(days=40)
    verdict = Verdict(state="act", board=Board.objects.get(key="HSN"), due_on=day)
    triage.judge(matter, verdict, version=1, by=by, at=at)
    matter.refresh_from_db()
    heir = Account.objects.get(email="contactpoint@utblick.example")
    triage.hand_over(matter, owner=heir, board=None, version=matter.version, by=by, at=at)
    page = sign_in(who).get(reverse("monitoring:matter", args=[matter.pk])).content.decode()
    owner = re.search(r'<div class="owner">.*?</p>', page, re.DOTALL)
    assert owner
    assert f"{named.key} äger" in owner[0] or named.key in owner[0]
    assert "En annan nämnd valdes än den som ansvarsfördelningen pekar på." in owner[0]
    assert f"Berörda också: {named.key}" in owner[0] or named.key in owner[0].split("pekar på.")[1]
    timeline = " ".join(re.sub(r"<[^>]*>", "", page.split('class="timeline"')[1].split("</ol>")[0]).split())
    assert f"lämnade över till {heir.name}" in timeline
    assert Board.objects.get(key="HSN").name in timeline
    assert f"{day.day} " in timeline


def test_splits_and_joins_stand_in_the_timeline_and_twins_tell_why(
    bring: Callable[..., Counts], matter: Matter, person: Person, sign_in: SignIn
) -> None:
    bring(
        record("2", "COM(2025) 565: biogas nu", "Biogas COM(2025) 565."),
        record("3", "COM(2025) 565: biogas sen", "Något helt annat om biogas, COM(2025) 565."),
    )
    one = document("2").matter
    assert document("3").matter == one
    split = actions.split(one, [document("3")], by=person("strateg"), at=timezone.now())
    address = reverse("monitoring:matter", args=[one.pk])
    page = sign_in("bryssel").get(address).content.decode()
    assert "delade för hand" in page or "uppdelat för hand" in page
    assert "bedömt för sig" not in page
    timeline = page.split('class="timeline"')[1]
    assert "biogas sen" in timeline
    actions.undo_regrouping(split, by=person("strateg"), at=timezone.now())
    assert "Delningen ångrades." in sign_in("bryssel").get(address).content.decode()


def test_a_correction_is_marked_and_types_are_named(
    bring: Callable[..., Counts], matter: Matter, sign_in: SignIn
) -> None:
    Document.objects.filter(pk=document("1").pk).update(type="press_release")
    address = reverse("monitoring:matter", args=[matter.pk])
    page = sign_in("bryssel").get(address).content.decode()
    assert "Pressmeddelande" in page
    assert '<span class="chip amber">rättelse</span>' not in page
    Document.objects.filter(pk=document("1").pk).update(title="Corrected version: COM(2025) 565 final/2")
    page = sign_in("bryssel").get(address).content.decode()
    assert page.count('<span class="chip amber">rättelse</span>') == 2


def test_a_removed_note_can_be_put_back_by_its_writer_alone(
    judged: Matter, person: Person, sign_in: SignIn
) -> None:
    note = actions.write_note(judged, "Ring Motala", by=person("bryssel"), at=timezone.now())
    client = sign_in("bryssel")
    client.post(reverse("monitoring:remove_note", args=[note.pk]))
    back = reverse("monitoring:put_back_note", args=[note.pk])
    page = client.get(reverse("monitoring:matter", args=[judged.pk])).content.decode()
    assert f'action="{back}"' in page
    assert sign_in("strateg").post(back).status_code == 403
    client.post(back)
    client.post(back)  # pressed twice
    assert AuditEvent.objects.filter(action="monitoring.note.put_back").count() == 1
    assert "Ring Motala" in client.get(reverse("monitoring:matter", args=[judged.pk])).content.decode()


def test_the_inbox_is_narrowed_by_when_it_was_published(
    bring: Callable[..., Counts], biofuel: WatchProfile, person: Person, sign_in: SignIn
) -> None:
    today = timezone.localdate()
    for key, days in (("ny", 3), ("nyss", 60), ("gammal", 6000), ("utan", None)):
        bring(record(key, f"Biogas {key} {key * 3}", f"{key * 5} biogas"))
        day = None if days is None else today - timedelta(days=days)
        Document.objects.filter(pk=document(key).pk).update(published_on=day)

    def listed(published: str) -> set[str]:
        found = inbox(person("bryssel"), InboxFilter(published=published), at=timezone.now())
        return {row.matter.title.split()[1] for row in found.rows}

    assert listed("30") == {"ny"}
    assert listed("90") == {"ny", "nyss"}
    assert listed("before") == {"gammal"}
    assert listed("undated") == {"utan"}
    assert listed("x") == listed("") == {"ny", "nyss", "gammal", "utan"}
    page = sign_in("bryssel").get(reverse("monitoring:inbox"), {"published": "undated"}).content.decode()
    assert "odaterad" in page
    assert '<option value="undated" selected>' in page
