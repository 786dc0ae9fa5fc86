"""Signing in, out, and choosing a new password."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from tests.foundation.conftest import PASSWORD
from utblick.config import settings as settings_module
from utblick.foundation.accounts import limits
from utblick.foundation.accounts.models import Account, SignInAttempt
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.outbox.models import OutboxMessage

pytestmark = pytest.mark.django_db
SIGN_IN = "/konto/logga-in/"


def sign_in(client: Client, email: str = "anna@example.org", password: str = PASSWORD, **more: Any) -> Any:
    return client.post(SIGN_IN, {"username": email, "password": password, **more})


def test_the_address_is_known_whatever_its_case(client: Client, account: Account) -> None:
    answer = sign_in(client, "ANNA@Example.ORG", next="/konto/")
    assert (answer.status_code, answer.url) == (302, "/konto/")
    assert client.session[SESSION_KEY] == str(account.pk)


def test_a_new_session_begins_with_signing_in(client: Client, account: Account) -> None:
    client.get(SIGN_IN)
    session = client.session
    session["left"] = "by someone before"
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    sign_in(client)
    assert client.session.session_key != before


def test_signing_in_and_out_leave_a_trace(client: Client, account: Account) -> None:
    sign_in(client)
    client.post("/konto/logga-ut/")
    assert SESSION_KEY not in client.session
    actions = list(AuditEvent.objects.order_by("id").values_list("action", "by_account"))
    assert actions == [
        ("accounts.account.signed_in", account.pk),
        ("accounts.account.signed_out", account.pk),
    ]


def test_signing_out_by_a_link_is_refused(client: Client, account: Account) -> None:
    client.force_login(account)
    assert client.get("/konto/logga-ut/").status_code == 405
    assert SESSION_KEY in client.session


@pytest.mark.parametrize("wanted", ["https://elak.example/", "//elak.example/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(client: Client, account: Account, wanted: str) -> None:
    assert sign_in(client, next=wanted).url == "/"


@pytest.mark.parametrize(
    ("email", "password", "change"),
    [
        ("anna@example.org", "fel lösenord alldeles", {}),
        ("okand@example.org", PASSWORD, {}),
        ("anna@example.org", PASSWORD, {"is_active": False}),
        ("anna@example.org", PASSWORD, {"valid_until": date(2020, 1, 1)}),
    ],
    ids=["wrong password", "unknown", "closed", "ended"],
)
def test_everyone_refused_hears_the_same(
    client: Client, account: Account, email: str, password: str, change: dict[str, Any]
) -> None:
    Account.objects.filter(pk=account.pk).update(**change)
    answer = sign_in(client, email, password)
    assert answer.status_code == 200
    assert SESSION_KEY not in client.session
    assert answer.context["form"].non_field_errors() == [
        "E-postadressen eller lösenordet är fel, eller så är kontot avslutat."
    ]


def test_an_account_that_ends_is_out_at_once(client: Client, account: Account) -> None:
    client.force_login(account)
    assert client.get("/konto/").status_code == 200
    Account.objects.filter(pk=account.pk).update(valid_until=timezone.localdate())
    assert client.get("/konto/").url.startswith(SIGN_IN)


def test_guessing_is_slowed_and_the_right_password_does_not_show(client: Client, account: Account) -> None:
    for _try in range(limits.SIGN_IN_HERE.count):
        assert sign_in(client, password="gissning").status_code == 200
    refused = sign_in(client)
    assert refused.status_code == 429
    assert "Vänta 15 minuter" in refused.content.decode()
    assert SESSION_KEY not in client.session
    # Another person at the same place still gets in.
    Account.objects.create_user("bo@example.org", PASSWORD, name="Bo Sten")
    assert sign_in(client, "bo@example.org").status_code == 302


def test_the_wait_ends_and_a_refused_try_does_not_prolong_it(now: Any) -> None:
    counted = limits.sign_in_limits("anna@example.org", "10.0.0.1")
    for _try in range(limits.SIGN_IN_HERE.count):
        limits.count_attempt(counted, now)
    with pytest.raises(limits.TooMany) as refused:
        limits.count_attempt(counted, now + timedelta(minutes=10))
    assert refused.value.wait == timedelta(minutes=5)
    limits.count_attempt(counted, now + timedelta(minutes=15))


def test_a_success_forgives_one_persons_slips_but_not_the_places(client: Client, account: Account) -> None:
    for _try in range(3):
        sign_in(client, password="gissning")
    sign_in(client)
    assert dict.fromkeys(SignInAttempt.objects.values_list("kind", flat=True)) == {"place": None}
    assert not SignInAttempt.objects.filter(subject__contains="anna").exists()


def test_passwords_are_kept_with_argon2() -> None:
    """The suite itself uses a fast hasher, so the settings' own are read from their source."""
    text = Path(settings_module.__file__).read_text(encoding="utf-8")
    first = re.search(r"PASSWORD_HASHERS = \[\s*\"([\w.]+)\"", text)
    assert first
    assert import_string(first[1])().encode("hemligt", "saltsaltsalt").startswith("argon2$argon2id$")


def test_a_reset_answers_the_same_for_known_and_unknown(client: Client, account: Account) -> None:
    known = client.post("/konto/glomt-losenord/", {"email": "Anna@example.org"})
    unknown = client.post("/konto/glomt-losenord/", {"email": "ingen@example.org"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url) == (302, known.url)
    assert [message.to for message in OutboxMessage.objects.all()] == ["anna@example.org"]


def test_resets_are_limited(client: Client, account: Account) -> None:
    for _try in range(limits.RESET_ACCOUNT.count):
        assert client.post("/konto/glomt-losenord/", {"email": "anna@example.org"}).status_code == 302
    assert client.post("/konto/glomt-losenord/", {"email": "anna@example.org"}).status_code == 429
    assert OutboxMessage.objects.count() == limits.RESET_ACCOUNT.count


def _link(client: Client) -> str:
    client.post("/konto/glomt-losenord/", {"email": "anna@example.org"})
    message = OutboxMessage.objects.get()
    assert message.private
    found = re.search(r"http://localhost:8000(/konto/valj-losenord/\S+)", message.text)
    assert found
    return found[1]


def test_the_link_in_the_letter_works_once(client: Client, account: Account) -> None:
    link = _link(client)
    page = client.get(link, follow=True)
    assert page.context["validlink"]
    new = "ett-helt-nytt-lösenord"
    done = client.post(page.request["PATH_INFO"], {"new_password1": new, "new_password2": new})
    assert done.url == reverse("accounts:password_chosen")
    assert client.get(done.url).status_code == 200
    assert sign_in(client, password=new).status_code == 302
    assert not Client().get(link, follow=True).context["validlink"]
    assert AuditEvent.objects.filter(action="accounts.account.password_changed", by_account=account).exists()


def test_the_link_of_an_ended_account_opens_nothing(client: Client, account: Account) -> None:
    link = _link(client)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert not client.get(link, follow=True).context["validlink"]


def test_a_changed_password_ends_the_other_sessions(client: Client, account: Account) -> None:
    other = Client()
    client.force_login(account)
    other.force_login(account)
    new = "ett-helt-nytt-lösenord"
    answer = client.post(
        "/konto/losenord/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    )
    assert answer.url == "/konto/"
    assert client.get("/konto/").status_code == 200
    assert other.get("/konto/").status_code == 302


def test_the_language_is_remembered_on_the_account(client: Client, account: Account) -> None:
    client.force_login(account)
    assert "Mitt konto" in client.get("/konto/").content.decode()
    client.post("/language/", {"language": "en", "next": "/konto/"})
    account.refresh_from_db()
    assert account.language == "en"
    elsewhere = Client()
    elsewhere.force_login(account)
    assert "My account" in elsewhere.get("/konto/").content.decode()


def test_an_unknown_language_changes_nothing(client: Client, account: Account) -> None:
    client.force_login(account)
    client.post("/language/", {"language": "tlh", "next": "/konto/"})
    account.refresh_from_db()
    assert account.language == "sv"


def test_ones_own_details(client: Client, account: Account) -> None:
    client.force_login(account)
    client.post("/konto/", {"name": "Anna Ek Lind", "language": "en"})
    account.refresh_from_db()
    assert (account.name, account.language) == ("Anna Ek Lind", "en")
    event = AuditEvent.objects.get(action="accounts.account.changed")
    assert event.changes == {"name": ["Anna Ek", "Anna Ek Lind"], "language": ["sv", "en"]}


def test_a_part_of_a_page_sends_the_whole_page_to_the_sign_in(client: Client) -> None:
    answer = client.get(
        "/konto/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/konto/?a=1"}
    )
    assert answer.status_code == 401
    assert answer["HX-Redirect"] == "/konto/logga-in/?next=/konto/%3Fa%3D1"


def test_what_was_written_when_the_session_had_ended_is_not_lost(client: Client) -> None:
    came_from = {"Referer": "http://testserver/arenden/33/"}
    data = {"text": "Ringde <kommissionen> om biogas", "version": "3", "password": "hemligt men långt"}
    answer = client.post("/konto/", data, headers=came_from)
    page = answer.content.decode()
    assert answer.status_code == 401
    assert "Ringde &lt;kommissionen&gt; om biogas</textarea>" in page
    assert "hemligt" not in page
    assert "/konto/logga-in/?next=/arenden/33/" in page
    elsewhere = client.post("/konto/", {"version": "3"}, headers={"Referer": "https://elsewhere.example/x/"})
    assert (elsewhere.status_code, elsewhere["Location"]) == (302, "/konto/logga-in/?next=/")


def test_pages_of_a_person_are_not_kept_by_caches(client: Client, account: Account) -> None:
    client.force_login(account)
    assert "no-store" in client.get("/konto/")["Cache-Control"]
