"""Who gets in to the pages of the watch, and what must not leak to those who do."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.features.monitoring.conftest import document, record
from utblick.features.monitoring.actions import matters as regrouping
from utblick.features.monitoring.actions import triage
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.actions.triage import Verdict
from utblick.features.monitoring.models import Matter, MatterNote, WatchProfile
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer

Person = Callable[[str], Viewer]
SignIn = Callable[[str], Client]

OFFICE = ("bryssel", "strateg", "admin", "kommunikator")
OTHERS = ("contactpoint", "projektledare", "kontakt.us", "majoritet.tsn", "opposition.rs")
# Words that stand nowhere but where they are put below.
SECRET_NOTE = "Hemlighetsfullt om förhandlingsläget"
SECRET_REASON = "Skälet som ingen utanför ska läsa"


@pytest.fixture
def matter(bring: Callable[..., Counts], biofuel: WatchProfile, now: datetime) -> Matter:
    bring(record("1", "Biogas i bussar"))
    return document("1").matter


def dismiss(matter: Matter, by: Viewer, at: datetime) -> None:
    matter.refresh_from_db()
    triage.judge(
        matter, Verdict(state="dismissed", reason=SECRET_REASON), version=matter.version, by=by, at=at
    )


def act(matter: Matter, by: Viewer, at: datetime) -> None:
    matter.refresh_from_db()
    triage.judge(matter, Verdict(state="act"), version=matter.version, by=by, at=at)


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("name", ["home", "inbox", "matters", "mine"])
def test_nobody_looks_without_signing_in(client: Client, region: None, name: str) -> None:
    answer = client.get(reverse(f"monitoring:{name}"))
    assert answer.status_code == 302
    assert "next=" in answer["Location"]


@pytest.mark.parametrize("who", [*OFFICE, *OTHERS, "sekreterare.tsn"])
def test_everybody_has_a_day_and_lists(matter: Matter, sign_in: SignIn, who: str) -> None:
    client = sign_in(who)
    for address in (
        reverse("monitoring:home"),
        reverse("monitoring:matters"),
        reverse("monitoring:mine"),
        reverse("monitoring:desk", args=["TSN"]),
    ):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize(
    ("who", "status"),
    [*((who, 200) for who in (*OFFICE, "sekreterare.hsn")), *((who, 403) for who in OTHERS)],
)
def test_who_gets_into_the_inbox(matter: Matter, sign_in: SignIn, who: str, status: int) -> None:
    answer = sign_in(who).get(reverse("monitoring:inbox"))
    assert answer.status_code == status
    if status == 403:
        assert "Det får: EU-strateg" in text(answer)
        assert matter.title not in text(answer)


@pytest.mark.parametrize("who", [*OTHERS])
def test_what_waits_or_was_dismissed_is_not_found_by_others(
    matter: Matter, sign_in: SignIn, person: Person, now: datetime, who: str
) -> None:
    client = sign_in(who)
    addresses = [reverse("monitoring:matter", args=[matter.pk]), reverse("monitoring:pane", args=[matter.pk])]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 404
        assert matter.title not in text(answer)
    dismiss(matter, person("strateg"), now)
    for address in addresses:
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("who", [*OTHERS])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("judge", {"verdict": "act", "version": "1"}),
        ("hand_over", {"owner": "1", "version": "1"}),
        ("join", {"other": "1"}),
        ("split", {"document": "1"}),
    ],
)
def test_a_post_without_the_right_is_refused_with_a_sentence(
    matter: Matter, sign_in: SignIn, person: Person, now: datetime, who: str, name: str, data: dict[str, str]
) -> None:
    act(matter, person("strateg"), now)
    matter.refresh_from_db()
    before = triage.snapshot(matter)
    client = sign_in(who)
    for headers in ({}, {"HX-Request": "true"}):
        answer = client.post(reverse(f"monitoring:{name}", args=[matter.pk]), data, headers=headers)
        assert answer.status_code == 403
        assert "data-error-sentence" in text(answer)
        assert "Det får: EU-strateg" in text(answer)
    matter.refresh_from_db()
    assert triage.snapshot(matter) == before


@pytest.mark.parametrize("who", [*OTHERS])
def test_undo_without_the_right_is_refused(
    matter: Matter, sign_in: SignIn, person: Person, now: datetime, who: str
) -> None:
    act(matter, person("strateg"), now)
    answer = sign_in(who).post(reverse("monitoring:undo", args=[matter.judgements.get().pk]))
    assert answer.status_code == 403
    matter.refresh_from_db()
    assert matter.state == "act"


def test_a_communications_officer_looks_but_does_not_judge(matter: Matter, sign_in: SignIn) -> None:
    client = sign_in("kommunikator")
    page = text(client.get(reverse("monitoring:inbox")))
    assert matter.title in page
    assert 'name="verdict"' not in page
    answer = client.post(reverse("monitoring:judge", args=[matter.pk]), {"verdict": "act", "version": "1"})
    assert answer.status_code == 403


@pytest.mark.parametrize("who", ["majoritet.tsn", "opposition.rs"])
def test_elected_see_judged_matters_without_working_material(
    matter: Matter, sign_in: SignIn, person: Person, now: datetime, who: str
) -> None:
    """A matter was dismissed, taken up again and noted on: they see that it is acted on, and nothing of before."""
    by = person("strateg")
    dismiss(matter, by, now)
    act(matter, by, now)
    MatterNote.objects.create(matter=matter, by_id=by.account_id, at=now, text=SECRET_NOTE)
    client = sign_in(who)
    page = text(client.get(reverse("monitoring:matter", args=[matter.pk])))
    assert matter.title in page
    for secret in (SECRET_NOTE, SECRET_REASON, "äger bevakningsprofilen", "verdict"):
        assert secret not in page
    assert 'id="notes"' not in page


@pytest.mark.parametrize("who", ["kontakt.us", "projektledare"])
def test_unit_contacts_read_notes_but_not_reasons(
    matter: Matter, sign_in: SignIn, person: Person, now: datetime, who: str
) -> None:
    by = person("strateg")
    dismiss(matter, by, now)
    act(matter, by, now)
    MatterNote.objects.create(matter=matter, by_id=by.account_id, at=now, text=SECRET_NOTE)
    page = text(sign_in(who).get(reverse("monitoring:matter", args=[matter.pk])))
    assert SECRET_NOTE in page
    assert SECRET_REASON not in page


def test_those_who_judge_see_the_reason_and_the_log(
    matter: Matter, sign_in: SignIn, person: Person, now: datetime
) -> None:
    dismiss(matter, person("strateg"), now)
    page = text(sign_in("bryssel").get(reverse("monitoring:matter", args=[matter.pk])))
    assert page.count(SECRET_REASON) >= 2
    assert "äger bevakningsprofilen" in page or "owns the watch profile" in page or matter.owner_board is None


@pytest.mark.parametrize("who", [*OTHERS])
@pytest.mark.parametrize("state", ["inbox", "dismissed"])
def test_lists_and_their_files_leak_nothing(
    bring: Callable[..., Counts],
    matter: Matter,
    sign_in: SignIn,
    person: Person,
    now: datetime,
    who: str,
    state: str,
) -> None:
    bring(record("2", "Biogas i lastbilar"))
    act(document("2").matter, person("strateg"), now)
    matter.concerned_boards.set(Board.objects.all())
    Matter.objects.filter(pk=matter.pk).update(
        owner_board=Board.objects.get(key="TSN"), owner=Account.objects.get(email=f"{who}@utblick.example")
    )
    if state == "dismissed":
        dismiss(matter, person("strateg"), now)
    client = sign_in(who)
    seen = False
    for address in (
        reverse("monitoring:home"),
        reverse("monitoring:matters"),
        reverse("monitoring:matters") + f"?state={state}",
        reverse("monitoring:mine"),
        reverse("monitoring:desk", args=["TSN"]),
    ):
        page = text(client.get(address))
        assert matter.title not in page, address
        seen = seen or "Biogas i lastbilar" in page
        if "?" in address or address == reverse("monitoring:home"):
            continue
        exported = b"".join(client.get(address, {"format": "csv"}))  # type: ignore[call-overload]
        assert matter.title not in exported.decode("utf-8-sig")
        book = load_workbook(io.BytesIO(b"".join(client.get(address, {"format": "xlsx"}))))  # type: ignore[call-overload]
        cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if matter.title in cell]
    assert seen, "the judged matter is there, so the pages do show something"


def test_a_secretary_sees_and_judges_what_is_the_own_boards_alone(
    matter: Matter, sign_in: SignIn, now: datetime
) -> None:
    Matter.objects.update(proposed_board=Board.objects.get(key="TSN"))
    own, other = sign_in("sekreterare.tsn"), sign_in("sekreterare.hsn")
    assert matter.title in text(own.get(reverse("monitoring:inbox")))
    assert matter.title not in text(other.get(reverse("monitoring:inbox")))
    judge = reverse("monitoring:judge", args=[matter.pk])
    data = {"verdict": "dismissed:remit", "version": str(matter.version), "board": "HSN"}
    assert other.post(judge, data).status_code == 404
    assert own.post(judge, data).status_code == 302
    # What the own board dismissed is still found by its secretary, and by nobody else's.
    page = reverse("monitoring:matter", args=[matter.pk])
    assert own.get(page).status_code == 200
    Matter.objects.update(owner_board=Board.objects.get(key="TSN"))
    assert other.get(page).status_code == 404


def test_nobody_takes_a_matter_by_naming_the_own_board(
    matter: Matter, sign_in: SignIn, person: Person, now: datetime
) -> None:
    Matter.objects.update(proposed_board=Board.objects.get(key="TSN"))
    act(matter, person("strateg"), now)
    matter.refresh_from_db()
    answer = sign_in("sekreterare.hsn").post(
        reverse("monitoring:judge", args=[matter.pk]),
        {"verdict": "inform", "version": str(matter.version), "board": "HSN"},
    )
    assert answer.status_code == 403
    matter.refresh_from_db()
    assert (matter.state, matter.owner_board and matter.owner_board.key) == ("act", "TSN")


def test_a_matter_that_came_back_opens_for_the_secretary_of_its_owner(
    matter: Matter, sign_in: SignIn, person: Person, now: datetime
) -> None:
    """Owned by one board and now proposed to another: both find it in the inbox, and it opens for both."""
    boards = {board.key: board for board in Board.objects.all()}
    Matter.objects.update(proposed_board=boards["RS"], owner_board=boards["TSN"])
    for who in ("sekreterare.tsn", "sekreterare.rs"):
        answer = sign_in(who).get(reverse("monitoring:inbox"))
        assert answer.status_code == 200
        assert text(answer).count(matter.title) >= 2, "in the list and in the pane"


def test_only_the_writer_removes_a_note(
    matter: Matter, sign_in: SignIn, person: Person, now: datetime
) -> None:
    note = regrouping.write_note(matter, "Min egen", by=person("strateg"), at=now)
    address = reverse("monitoring:remove_note", args=[note.pk])
    assert sign_in("bryssel").post(address).status_code == 403
    note.refresh_from_db()
    assert note.removed_at is None
    assert sign_in("strateg").post(address).status_code == 302
    assert "Min egen" not in text(sign_in("strateg").get(reverse("monitoring:matter", args=[matter.pk])))
