"""Ask by mail what came of an exchange, and take the answer from whoever holds the signed link."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from utblick.features.exchanges import rules
from utblick.features.exchanges.actions.exchanges import bump
from utblick.features.exchanges.asking import CANCELLED, WORDS, answers_of, window
from utblick.features.exchanges.letters import letter_of
from utblick.features.exchanges.models import Asking, Changed, Exchange, Question
from utblick.features.exchanges.searching import stems_of
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.queries import people
from utblick.foundation import audit, outbox
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer, system

ASKER = "exchanges.ask"


def ask_due(at: datetime, report: Callable[[int], None] | None = None) -> int:
    """Ask every question whose time has come, each once; give how many mails were put into the outbox."""
    asked = 0
    today = day_of(at)
    for asking in Asking.values:
        first, last = window(asking, today)
        due = (
            Exchange.objects.filter(ends_on__range=(first, last), is_draft=False, cancelled_on=None)
            .filter(is_example=False)
            .exclude(questions__asking=asking)
            .order_by("pk")
        )
        if asking == Asking.AFTER:
            due = due.filter(learning="")
        else:
            due = due.filter(changed="")
        for exchange in due:
            asked += _ask(exchange, asking, at)
            if report:
                report(asked)
    return asked


@transaction.atomic
def _ask(exchange: Exchange, asking: str, at: datetime) -> bool:
    account = receiver_of(exchange, at)
    if account is None:
        return False
    question, is_new = Question.objects.get_or_create(
        exchange=exchange, asking=asking, defaults={"account": account, "asked_at": at}
    )
    if not is_new:
        return False
    with override(account.language):
        letter = letter_of(question)
    outbox.enqueue(
        key=f"exchanges:{asking}:{exchange.pk}",
        to=account.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        language=account.language,
        at=at,
    )
    audit.record("exchanges.question.asked", by=system(ASKER), at=at, target=question)
    return True


def receiver_of(exchange: Exchange, at: datetime) -> Account | None:
    """Give whom to ask: who registered it, or else the contact of one of its units; nobody if none is here."""
    own = exchange.registered_by
    if own is not None and own.may_sign_in(day_of(at)):
        return own
    for unit in exchange.units.all():
        for place in (unit.pk, unit.parent_id):
            contact = people(at, role=Role.UNIT_CONTACT).filter(unit=place).first() if place else None
            if contact is not None and contact.account.may_sign_in(day_of(at)):
                return contact.account
    return None


@transaction.atomic
def answer(question: Question, choice: str, line: str, *, at: datetime) -> Question:
    """Take an answer from whoever holds the link: one of the answers, a line, or both; the latest holds.

    Raises `RuleBroken` when there is neither.
    """
    question = (
        Question.objects.select_for_update(of=("self",))
        .select_related("exchange", "account")
        .get(pk=question.pk)
    )
    exchange = Exchange.objects.select_for_update(of=("self",)).get(pk=question.exchange_id)
    line = line.strip()[:4000]
    chosen = choice if choice in set(answers_of(question.asking)) else ""
    rules.check_is_not_answered_for_nothing(chosen or line)
    holder = question.account
    by = Viewer(account_id=holder.pk, name=holder.name, language=holder.language)
    changes: dict[str, list[object]] = {}

    def put(name: str, value: object) -> None:
        before = getattr(exchange, name)
        if before != value:
            changes[name] = [str(before or ""), str(value or "")]
            setattr(exchange, name, value)

    if question.asking == Asking.AFTER:
        put("cancelled_on", day_of(at) if chosen == CANCELLED else None)
        if line:
            put("learning", line)
    else:
        put("changed", chosen or Changed.YES)
        if line:
            put("change", line)
    if line:
        exchange.stems += stems_of([line])
    if changes:
        bump(exchange, at)
    question.answer, question.answered_at = chosen or WORDS, at
    question.save(update_fields=["answer", "answered_at"])
    audit.record("exchanges.question.answered", by=by, at=at, target=exchange, changes=changes)
    return question
