"""The pages of answers: who gets in, forms from end to end, the table of contributions, and query counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.features.advocacy.answer_world import BY, MINIMAL, begun, municipality, signed
from utblick.features.advocacy import desk, finding, today
from utblick.features.advocacy.actions import answers as actions
from utblick.features.advocacy.actions.contributions import ask_for_contributions
from utblick.features.advocacy.answer_lines import answers_about, answers_in
from utblick.features.advocacy.models import Answer, Ask, Contribution, Procedure
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.outbox.models import OutboxMessage
from utblick.ui.finding import Question

SignIn = Callable[..., Client]
Someone = Callable[[str], Viewer]


def page(number: int, name: str = "answer") -> str:
    return reverse(f"advocacy:{name}", args=[number])


def test_a_draft_is_hidden_from_who_may_not_see_drafts_until_it_is_signed_off(
    file: Procedure, client_of: SignIn, at: datetime
) -> None:
    draft, ready = begun(file, at), signed(file, at, title_sv="Redo", title_en="Ready")
    for name, status in (
        ("strateg", 200),
        ("sekreterare.run", 200),
        ("majoritet.run", 404),
        ("sekreterare.tsn", 404),
    ):
        client = client_of(name)
        assert client.get(page(draft.pk)).status_code == status
        assert client.get(page(ready.pk)).status_code == 200
        listed = client.get(reverse("advocacy:answers")).content.decode()
        assert ("The part of regions" in listed) == (status == 200)
        assert "Ready" in listed
        exported = client.get(reverse("advocacy:answers") + "?export=csv").content.decode("utf-8-sig")
        assert ("The part of regions" in exported) == (status == 200)


WRITING = ("change_answer", "ask_for_contributions", "send_answer", "let_answer_go")


@pytest.mark.parametrize("name", ["majoritet.run", "kommunikator", "admin", "kontakt.us"])
def test_who_must_not_get_in(file: Procedure, client_of: SignIn, at: datetime, name: str) -> None:
    client, row = client_of(name), signed(file, at)
    (asked,) = Contribution.objects.bulk_create(
        [Contribution(answer=row, body=municipality("Motala", at), asked_on=at.date())]
    )
    for one in (*WRITING, "sign_answer", "report_answer"):
        assert client.get(page(row.pk, one)).status_code == 403, one
    for one in ("remind", "lay_answer", "take_back_answer", "take_answer_up"):
        assert client.post(page(row.pk, one)).status_code == 403, one
    assert client.get(page(asked.pk, "change_contribution")).status_code == 403
    assert client.get(reverse("advocacy:new_answer")).status_code == 403


def typed(file: Procedure, **changes: Any) -> dict[str, Any]:
    process = file.processes.get()
    return {
        "title_sv": "Nytt svar",
        "kind": "consultation",
        "to": "Kommissionen",
        "process": process.pk,
        "procedure": file.pk,
        "board": process.board_id,
        "closes_on": "2027-01-15",
        "hour": "12:00",
        "zone": "Europe/Brussels",
        "text_sv": "Vårt svar.",
        **changes,
    }


def test_an_answer_is_begun_in_the_form_and_sent_with_its_file(
    file: Procedure, ask: Ask, client_of: SignIn, at: datetime
) -> None:
    client = client_of("strateg")
    form = client.get(reverse("advocacy:new_answer") + f"?file={file.key}").content.decode()
    assert f'<option value="{file.pk}" selected>' in form
    wrong = client.post(reverse("advocacy:new_answer"), typed(file, opened_on="2027-02-01"))
    assert wrong.status_code == 422
    assert "The last day comes before the day when they opened" in wrong.content.decode()
    answer = client.post(reverse("advocacy:new_answer"), typed(file, asks=[ask.pk]))
    row = Answer.objects.get()
    assert answer.headers["Location"] == page(row.pk)
    assert row.asks.get() == ask
    changed = typed(file, title_sv="Rättat", version=row.version, hour="")
    assert client.post(page(row.pk, "change_answer"), changed).status_code == 302
    stale = client.post(page(row.pk, "change_answer"), changed)
    assert stale.status_code == 409
    row.refresh_from_db()
    assert (row.title_sv, row.deadline.is_whole_day) == ("Rättat", True)
    client.post(page(row.pk, "lay_answer"))
    signing = {"on": "2026-11-20", "board": row.board_id, "is_delegated": "on", "version": ""}
    assert client.post(page(row.pk, "sign_answer"), signing).status_code in (409, 422)
    row.refresh_from_db()
    signing |= {"on": row.proposed_on.isoformat(), "version": row.version}
    assert client.post(page(row.pk, "sign_answer"), signing).status_code == 302
    upload = SimpleUploadedFile("svar.pdf", MINIMAL, "application/pdf")
    sending = {"on": row.proposed_on.isoformat(), "upload": upload}
    assert client.post(page(row.pk, "send_answer"), sending).status_code == 302
    row.refresh_from_db()
    assert row.copy is not None
    assert row.copy.name == "svar.pdf"
    shown = client.get(page(row.pk)).content.decode()
    assert "official document" in shown
    assert "svar.pdf" in shown
    assert client.post(page(row.pk, "report_answer"), {"on": row.proposed_on.isoformat()}).status_code == 302


def test_contributions_are_asked_for_and_noted_in_forms(
    file: Procedure, client_of: SignIn, at: datetime
) -> None:
    motala, ydre = municipality("Motala", at, "kommun@motala.example"), municipality("Ydre", at)
    row, client = begun(file, at), client_of("bryssel")
    form = client.get(page(row.pk, "ask_for_contributions")).content.decode()
    assert "kommun@motala.example" in form
    asking = {"bodies": [motala.pk, ydre.pk], "send": "on"}
    assert client.post(page(row.pk, "ask_for_contributions"), asking).status_code == 302
    assert OutboxMessage.objects.count() == 1
    shown = client.get(page(row.pk)).content.decode()
    assert "1 has no mailbox here" in shown
    assert "Era synpunkter på Regionernas roll" in shown
    asked = Contribution.objects.get(body=motala)
    noting = {"answered_on": asked.asked_on.isoformat(), "said": "Vi håller med.", "version": asked.version}
    noting["upload"] = SimpleUploadedFile("yttrande.pdf", MINIMAL, "application/pdf")
    assert client.post(page(asked.pk, "change_contribution"), noting).status_code == 302
    shown = client.get(page(row.pk)).content.decode()
    assert "Vi håller med." in shown
    assert "yttrande.pdf" in shown
    assert client.post(page(row.pk, "remind")).status_code == 302
    empty = client.post(page(row.pk, "ask_for_contributions"), {"send": "on"})
    assert empty.status_code == 422


def test_other_pages_show_the_answers_to_who_may_see_them(
    file: Procedure, person: Someone, at: datetime
) -> None:
    row = begun(file, at)
    actions.lay_for_sign_off(row, on=at.date(), by=BY, at=at)
    secretary, elected = person("sekreterare.run"), person("majoritet.run")
    process = file.processes.get()
    asked = Question("regionernas roll")
    for viewer, sees in ((secretary, True), (elected, False)):
        assert (desk.answers(viewer, "RUN", at) is not None) == sees
        assert (today.answers(viewer, at) is not None) == sees
        assert (answers_about(viewer, file) is not None) == sees
        assert (answers_in(viewer, process) is not None) == sees
        found = finding.answers(viewer, asked, at)
        assert bool(found and found.lines) == sees
    assert desk.answers(secretary, "TSN", at) is None
    delegated = signed(file, at, title_sv="Delegerat")
    told = desk.reports(elected, "RUN", at)
    assert told is not None
    assert [line.title for line in told.lines] == ["Delegerat"]
    actions.note_reported(delegated, on=at.date(), by=BY, at=at)
    assert desk.reports(elected, "RUN", at) is None


@pytest.mark.parametrize("name", ["strateg", "majoritet.run"])
def test_pages_ask_the_database_no_more_as_rows_come(
    file: Procedure, client_of: SignIn, at: datetime, name: str
) -> None:
    client = client_of(name)

    def add(number: int) -> Answer:
        row = begun(file, at, title_sv=f"Svar {number}")
        bodies = [municipality(f"Kommun {number}-{one}", at) for one in range(number + 1)]
        ask_for_contributions(row, bodies, {}, by=BY, at=at)
        return actions.sign_off(row, version=row.version, on=at.date(), by=BY, at=at)

    def counted(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    one = add(0)
    file_page = reverse("advocacy:procedure", args=[file.key])
    before = [counted(address) for address in (reverse("advocacy:answers"), page(one.pk), file_page)]
    rows = [add(number) for number in range(1, 4)]
    after = [counted(address) for address in (reverse("advocacy:answers"), page(rows[-1].pk), file_page)]
    assert after == before


def test_the_list_is_filtered_by_where_answers_stand(
    file: Procedure, client_of: SignIn, at: datetime
) -> None:
    begun(file, at, title_en="Drafted"), signed(file, at, title_en="Signed one")
    late = begun(file, at, title_en="Late one", moment=at - timedelta(days=1), input_by=None)
    actions.let_go(late, because="SKR svarar", by=BY, at=at)
    client = client_of("strateg")
    for query, there in (
        ("?state=signed", {"Signed one"}),
        ("?state=dropped", {"Late one"}),
        ("?open=1", {"Drafted", "Signed one"}),
        ("?q=finans", {"Drafted", "Signed one", "Late one"}),
    ):
        listed = client.get(reverse("advocacy:answers") + query).content.decode()
        assert {name for name in ("Drafted", "Signed one", "Late one") if name in listed} == there
