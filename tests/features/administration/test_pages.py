"""The pages of administration: who gets in, what they show and do, and what they cost."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from utblick.foundation import audit, jobs, outbox
from utblick.foundation.accounts.matrix import rules_for
from utblick.foundation.accounts.models import Account, PermissionRule
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Grant, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.jobs.models import JobRun, State
from utblick.foundation.outbox.models import OutboxMessage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
OTHERS = [role.value for role in Role if role != Role.ADMINISTRATOR]


def viewer_from_language(account: Account, at: datetime) -> Viewer:
    """Give a viewer whose role stands in the account's name: these tests need no organisation."""
    role = account.name
    grants = frozenset(Grant(rule.action, "all") for rule in rules_for([role]) if rule.reach == "all")
    return Viewer(account_id=account.pk, name=role, roles=frozenset({role}), grants=grants)


@pytest.fixture(autouse=True)
def _roles_by_name(settings: Any, tmp_path: Any) -> None:
    settings.UTBLICK_VIEWER = f"{__name__}.viewer_from_language"
    settings.UTBLICK_MAIL_FOLDER = tmp_path


def signed_in(role: str) -> Client:
    client = Client()
    account = Account.objects.filter(name=role).first()
    client.force_login(account or Account.objects.create_user(f"{role}@example.org", name=role))
    return client


@pytest.fixture
def admin() -> Client:
    return signed_in(Role.ADMINISTRATOR)


def mail(key: str = "m", **more: Any) -> OutboxMessage:
    return outbox.enqueue(
        key=key, to="anna@example.org", subject="Nytt i dag", text="Hej <b>du</b>", at=NOW, **more
    )


def run(**more: Any) -> JobRun:
    return JobRun.objects.create(**{"name": "jobs.forget", "queued_at": NOW, "run_after": NOW, **more})


ONLY_ADMINISTRATORS = [
    "/forvaltning/konton/",
    "/forvaltning/konton/nytt/",
    "/forvaltning/konton/{account}/",
    "/forvaltning/behorigheter/andra/",
    "/forvaltning/handelser/",
    "/forvaltning/handelser/?format=csv",
    "/forvaltning/utskick/",
    "/forvaltning/utskick/{message}/",
]
EVERYONE = ["/forvaltning/behorigheter/", "/forvaltning/jobb/", "/forvaltning/jobb/{run}/"]


def _address(address: str) -> str:
    account = Account.objects.create_user("anna@example.org", name="Anna")
    return address.format(account=account.pk, message=mail().pk, run=run().pk)


@pytest.mark.parametrize("address", ONLY_ADMINISTRATORS)
def test_only_administrators_get_in(admin: Client, address: str) -> None:
    address = _address(address)
    assert admin.get(address).status_code == 200
    assert {role: signed_in(role).get(address).status_code for role in OTHERS} == dict.fromkeys(OTHERS, 403)


@pytest.mark.parametrize("address", EVERYONE)
def test_everyone_with_a_role_gets_in(admin: Client, address: str) -> None:
    address = _address(address)
    for role in Role.values:
        assert signed_in(role).get(address).status_code == 200, role
    assert signed_in("nobody").get(address).status_code == 403
    assert Client().get(address).url.startswith("/konto/logga-in/")


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("/forvaltning/konton/nytt/", {"name": "X", "email": "x@example.org", "language": "sv"}),
        ("/forvaltning/konton/{account}/", {"name": "X", "email": "x@example.org", "language": "sv"}),
        ("/forvaltning/konton/{account}/lank/", {}),
        ("/forvaltning/behorigheter/andra/", {"role": "elected", "audit.event.view": "all"}),
        ("/forvaltning/utskick/{message}/igen/", {}),
        ("/forvaltning/jobb/{run}/igen/", {}),
        ("/forvaltning/jobb/starta/", {"name": "jobs.forget"}),
    ],
)
def test_nothing_is_done_by_those_who_may_not(address: str, data: dict[str, str]) -> None:
    address = _address(address)
    client = signed_in(Role.ELECTED)
    assert client.post(address, data).status_code == 403
    assert not AuditEvent.objects.exists()
    assert JobRun.objects.count() == OutboxMessage.objects.count() == 1


def test_an_account_is_created_changed_and_ended(admin: Client) -> None:
    made = admin.post(
        "/forvaltning/konton/nytt/", {"name": "Bo Sten", "email": "bo@example.org", "language": "sv"}
    )
    account = Account.objects.get(email="bo@example.org")
    assert made.url == f"/forvaltning/konton/{account.pk}/"
    again = admin.post(
        "/forvaltning/konton/nytt/", {"name": "Bo", "email": "BO@example.org", "language": "sv"}
    )
    assert again.context["form"].errors["email"] == ["Det finns redan ett konto med den här adressen."]
    fields = {"name": "Bo Sten", "email": "bo@example.org", "language": "en", "valid_until": "2026-01-01"}
    admin.post(made.url, fields)
    account.refresh_from_db()
    assert (account.language, str(account.valid_until)) == ("en", "2026-01-01")
    page = admin.get(made.url).content.decode()
    assert "skapade ett konto" in page
    assert "ändrade ett konto" in page
    assert "bo@example.org, avslutat" in page
    refused = admin.post(f"{made.url}lank/", follow=True).content.decode()
    assert "Kontot är avslutat. Öppna det först." in refused


def test_the_list_of_accounts_is_filtered(admin: Client) -> None:
    Account.objects.create_user("bo@example.org", name="Bo Sten", valid_until="2020-01-01")
    ended = admin.get("/forvaltning/konton/?state=ended").content.decode()
    still_open = admin.get("/forvaltning/konton/?state=open").content.decode()
    assert "Bo Sten" in ended
    assert "Bo Sten" not in still_open
    assert "administrator@<wbr>example.org" in still_open


def test_the_matrix_is_changed_cell_by_cell(admin: Client) -> None:
    answer = admin.post(
        "/forvaltning/behorigheter/andra/",
        {
            "role": "elected",
            "was-audit.event.view": "",
            "audit.event.view": "all",
            # This person did not touch it, and someone else has changed it meanwhile.
            "was-jobs.run.view": "board",
            "jobs.run.view": "board",
        },
    )
    assert answer.url == "/forvaltning/behorigheter/andra/?role=elected"
    cells = dict(PermissionRule.objects.filter(role="elected").values_list("action", "reach"))
    assert (cells["audit.event.view"], cells["jobs.run.view"]) == ("all", "all")
    assert AuditEvent.objects.get().action == "accounts.permission.changed"


def test_administrators_keep_the_key_and_nothing_else_is_changed_with_it(admin: Client) -> None:
    before = set(PermissionRule.objects.values_list("role", "action", "reach"))
    answer = admin.post(
        "/forvaltning/behorigheter/andra/",
        {
            "role": "administrator",
            "was-audit.event.view": "all",
            "audit.event.view": "",
            "was-accounts.permission.change": "all",
            "accounts.permission.change": "",
        },
        follow=True,
    )
    assert "Administratörer måste behålla" in answer.content.decode()
    assert set(PermissionRule.objects.values_list("role", "action", "reach")) == before
    assert not AuditEvent.objects.exists()


def test_every_page_says_who_sees_it(admin: Client) -> None:
    page = admin.get("/forvaltning/handelser/").content.decode()
    assert "Vem ser detta" in page
    assert "De som får läsa hela händelseloggen:" in page


def test_the_audit_trail_is_filtered_and_its_export_guarded_and_recorded(admin: Client) -> None:
    account = Account.objects.create_user("x@example.org", name='=HYPERLINK("http://x")')
    with transaction.atomic():
        for moment, name in ((NOW, "Anna Ek"), (NOW - timedelta(days=40), "Bo Sten")):
            by = Viewer(account_id=None, name=name)
            audit.record("accounts.account.changed", by=by, at=moment, target=account)
    page = admin.get("/forvaltning/handelser/?who=anna&at_from=2026-11-01").content.decode()
    assert "Anna Ek" in page
    assert "Bo Sten" not in page
    answer: Any = admin.get("/forvaltning/handelser/?action=accounts.account.changed&format=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    found = [row for row in rows if "Anna Ek" in row]
    assert len(found) == 1
    assert '\'=HYPERLINK("http://x")' in found[0]
    event = AuditEvent.objects.get(action="audit.event.exported")
    assert event.changes["rows"] == 2
    book: Any = admin.get("/forvaltning/handelser/?format=xlsx")
    assert b"".join(book.streaming_content)[:2] == b"PK"


def test_changes_are_as_plain_in_the_export_as_on_the_page(admin: Client) -> None:
    account = Account.objects.create_user("x@example.org", name="X")
    changes = {"name": ["Anna", "Anna Ek"], "language": ["sv", "en"], "valid_until": [None, "2026-12-01"]}
    with transaction.atomic():
        audit.record("accounts.account.changed", by=system("test"), at=NOW, target=account, changes=changes)
    plain = "namn: Anna → Anna Ek; språk: Svenska → English; får logga in till: 2026-12-01"
    assert plain in admin.get("/forvaltning/handelser/").content.decode()
    answer: Any = admin.get("/forvaltning/handelser/?action=accounts.account.changed&format=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert plain in text
    assert "{" not in text


def test_mail_is_shown_as_text_and_private_letters_not_at_all(admin: Client) -> None:
    page = admin.get(f"/forvaltning/utskick/{mail().pk}/").content.decode()
    assert "Hej &lt;b&gt;du&lt;/b&gt;" in page
    private = outbox.enqueue(
        key="p", to="anna@example.org", subject="Lösenord", text="hemlig länk", at=NOW, private=True
    )
    hidden = admin.get(f"/forvaltning/utskick/{private.pk}/").content.decode()
    assert "hemlig länk" not in hidden
    assert "visas därför inte" in hidden


def test_mail_by_state(admin: Client) -> None:
    states = {
        "waiting": {},
        "retrying": {"attempts": 2},
        "sending": {"claimed_by": "x"},
        "sent": {"sent_at": NOW, "attempts": 1},
        "failed": {"failed_at": NOW, "attempts": 7},
    }
    for state, columns in states.items():
        message = mail(state)
        OutboxMessage.objects.filter(pk=message.pk).update(subject=f"Brev {state}", **columns)
        message.refresh_from_db()
        assert message.state == state
    for state in states:
        page = admin.get(f"/forvaltning/utskick/?state={state}").content.decode()
        assert [other for other in states if f"Brev {other}" in page] == [state]


def test_a_mail_is_sent_again(admin: Client) -> None:
    message = mail()
    OutboxMessage.objects.update(failed_at=NOW, last_error="Brevlådan är full.")
    assert "Brevlådan är full." in admin.get(f"/forvaltning/utskick/{message.pk}/").content.decode()
    answer = admin.post(f"/forvaltning/utskick/{message.pk}/igen/", follow=True)
    assert "Brevet väntar på att skickas igen." in answer.content.decode()
    assert OutboxMessage.objects.get().failed_at is None


def test_a_failed_run_in_plain_words_and_its_report_for_administrators(admin: Client) -> None:
    failed = run(state=State.FAILED, ended_at=NOW, error="Källan svarar inte.", traceback="Traceback: x.py")
    address = f"/forvaltning/jobb/{failed.pk}/"
    for client, reads in ((admin, True), (signed_in(Role.ELECTED), False)):
        page = client.get(address).content.decode()
        assert "Källan svarar inte." in page
        assert ("Traceback: x.py" in page) is reads
        assert ("Kör igen" in page) is reads
    admin.post(f"{address}igen/")
    assert JobRun.objects.filter(state=State.QUEUED).count() == 1


def test_a_run_shows_no_word_of_the_machine(admin: Client) -> None:
    page = admin.get(f"/forvaltning/jobb/{run(key='waiting').pk}/").content.decode()
    assert '<span class="chip ">väntar</span></p>' in page
    assert "waiting" not in page


def test_counts_are_told_in_words(admin: Client) -> None:
    done = run(state=State.DONE, ended_at=NOW, counts={"inserted": 3, "rejected": 1, "odd": 2})
    assert "nya 3, avvisade 1, odd 2" in admin.get("/forvaltning/jobb/").content.decode()
    assert "<dt>nya</dt><dd>3</dd>" in admin.get(f"/forvaltning/jobb/{done.pk}/").content.decode()


def test_bad_input_gets_a_sentence(admin: Client) -> None:
    page = admin.post("/forvaltning/jobb/starta/", {"name": "nonsense"}, follow=True).content.decode()
    assert "Jobbet finns inte i den här versionen." in page
    assert admin.get("/forvaltning/behorigheter/andra/?role=emperor").status_code == 200
    assert admin.post("/forvaltning/behorigheter/andra/", {"audit.event.view": "sideways"}).status_code == 302
    assert not AuditEvent.objects.exists()
    assert admin.get("/forvaltning/konton/999999/").status_code == 404


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/forvaltning/konton/", 9),
        ("/forvaltning/handelser/", 9),
        ("/forvaltning/utskick/", 9),
        ("/forvaltning/jobb/", 9),
        ("/forvaltning/behorigheter/", 8),
    ],
)
def test_what_a_page_costs(
    admin: Client, address: str, most: int, django_assert_max_num_queries: Any
) -> None:
    by = system("test")
    for number in range(30):
        account = Account.objects.create_user(f"a{number}@example.org", name=f"A {number}")
        audit.record("accounts.account.changed", by=by, at=timezone.now(), target=account)
        mail(f"m{number}")
        jobs.enqueue_job("jobs.forget", by=by, at=NOW)
    with django_assert_max_num_queries(most) as spent:
        assert admin.get(address).status_code == 200
    assert len(spent) > 2
