"""The audit trail: written with the action or not at all, and never changed."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import transaction

from utblick.foundation import audit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Grant, Viewer, system
from utblick.foundation.audit.models import AuditEvent, Unchangeable
from utblick.foundation.audit.queries import changes_in_words, events_for, history_of, unnamed, walls_before
from utblick.foundation.audit.registry import sentences, walls
from utblick.foundation.audit.words import OutsideTransaction, UnknownAction

CODE = "accounts.account.changed"


def _record(account: Account, now: datetime, **more: object) -> AuditEvent:
    return audit.record(CODE, by=system("test"), at=now, target=account, **more)  # type: ignore[arg-type]


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_is_refused(account: Account, now: datetime) -> None:
    with pytest.raises(OutsideTransaction, match=r"accounts\.account\.changed"):
        _record(account, now)
    with transaction.atomic():
        _record(account, now)
    assert AuditEvent.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_it_goes_when_the_action_goes(account: Account, now: datetime) -> None:
    with transaction.atomic():
        _record(account, now)
        transaction.set_rollback(True)
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db
def test_an_unlisted_action_fails_loudly(account: Account, now: datetime) -> None:
    with pytest.raises(UnknownAction, match=r"auditing\.py"):
        audit.record("accounts.account.sung", by=system("test"), at=now, target=account)


@pytest.mark.django_db
def test_what_is_kept(account: Account, now: datetime) -> None:
    by = Viewer(account_id=account.pk, name="Anna Ek")
    event = audit.record(
        CODE, by=by, at=now, target=account, changes={"name": ["A", "Å"], "since": now}, board="RUN"
    )
    event.refresh_from_db()
    assert (event.by_account, event.by_name, event.at) == (account, "Anna Ek", now)
    assert (event.target_type, event.target_id) == ("accounts.account", str(account.pk))
    assert (event.target_text, event.board) == ("Anna Ek", "RUN")
    assert event.changes == {"name": ["A", "Å"], "since": "2026-11-23T09:30:00Z"}
    assert list(changes_in_words(event)) == ["namn: A → Å", "since: 2026-11-23T09:30:00Z"]


@pytest.mark.django_db
def test_changes_are_told_in_the_page_s_language(account: Account, now: datetime) -> None:
    changes = {
        "language": ["sv", "en"],
        "valid_until": [None, "2027-01-01"],
        "is_active": [True, False],
        "receiver": "Anna Ek",
    }
    event = _record(account, now, changes=changes)
    assert list(changes_in_words(event)) == [
        "språk: Svenska → English",
        "får logga in till: 2027-01-01",
        "får logga in: ja → nej",
        "mottagare: Anna Ek",
    ]
    gone = AuditEvent(action=CODE, target_type="accounts.forgotten", changes={"frequency": ["A", ""]})
    assert list(changes_in_words(gone)) == ["frequency: A → –"]
    assert unnamed(gone) == ["frequency"]
    assert unnamed(event) == []


@pytest.mark.django_db
def test_nothing_changes_it(account: Account, now: datetime) -> None:
    event = _record(account, now)
    event.by_name = "någon annan"
    for attempt in (
        event.save,
        event.delete,
        AuditEvent.objects.all().delete,
        lambda: AuditEvent.objects.update(by_name="x"),
        lambda: AuditEvent.objects.bulk_update([event], ["by_name"]),
        lambda: AuditEvent.objects.bulk_create([AuditEvent(action=CODE)]),
    ):
        with pytest.raises(Unchangeable):
            attempt()
    assert AuditEvent.objects.get().by_name == "test"


@pytest.mark.django_db
def test_an_account_with_a_trace_cannot_be_removed(account: Account, now: datetime) -> None:
    from django.db.models import ProtectedError

    audit.record(CODE, by=Viewer(account_id=account.pk, name="Anna"), at=now, target=account)
    with pytest.raises(ProtectedError):
        account.delete()


@pytest.mark.django_db
def test_one_records_history_and_the_whole_trail(account: Account, now: datetime) -> None:
    other = Account.objects.create_user("bo@example.org", name="Bo")
    first, second = _record(account, now), _record(account, now)
    _record(other, now)
    assert list(history_of(account)) == [second, first]
    assert events_for(system("test")).count() == 3
    assert events_for(Viewer(account_id=account.pk, name="Anna")).count() == 0


def test_every_app_lists_words_for_its_codes() -> None:
    found = sentences()
    assert len(found) > 10
    for code, words in found.items():
        assert str(words).strip(), code


@pytest.mark.django_db
def test_what_stands_behind_a_wall_is_shown_to_those_whom_it_lets_in(account: Account, now: datetime) -> None:
    start, permission = next(iter(walls().items()))
    code = next(one for one in sentences() if one.startswith(start))
    with transaction.atomic():
        audit.record(code, by=system("test"), at=now, target=account)
        _record(account, now)
    reader = Grant("audit.event.view", "all")
    outside = Viewer(account_id=1, name="a", grants=frozenset({reader}))
    inside = Viewer(account_id=1, name="a", grants=frozenset({reader, Grant(permission, "all")}))
    assert [one.action for one in events_for(outside)] == [CODE]
    assert {one.action for one in events_for(inside)} == {CODE, code}
    assert not events_for(outside).filter(target_type__startswith=start).exists()
    assert walls_before(outside) == [start]
    assert walls_before(inside) == []
