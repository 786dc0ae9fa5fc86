"""Names of those who took part: kept only where one is needed, for a purpose, until a day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from utblick.features.exchanges import rules
from utblick.features.exchanges.models import Exchange, PersonNamed
from utblick.features.organisation.dated import day_of
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

PERMISSION = "exchanges.names.view"


@transaction.atomic
def keep_name(
    exchange: Exchange, name: str, purpose: str, erase_on: date, *, by: Viewer, at: datetime
) -> PersonNamed:
    """Keep a name for a purpose until a day. The trail says that one was kept, never which."""
    _check_may(exchange, by)
    rules.check_name_is_needed(name, purpose)
    rules.check_name_is_erased_in_time(erase_on, day_of(at))
    kept = PersonNamed(
        exchange=exchange, name=" ".join(name.split()), purpose=purpose.strip(), erase_on=erase_on
    )
    kept.full_clean()
    kept.save()
    changes = {"name_purpose": ["", kept.purpose], "name_erase_on": [None, erase_on.isoformat()]}
    audit.record("exchanges.name.added", by=by, at=at, target=exchange, changes=changes)
    return kept


@transaction.atomic
def erase_name(kept: PersonNamed, *, by: Viewer, at: datetime) -> None:
    """Erase a name before its day."""
    _check_may(kept.exchange, by)
    audit.record("exchanges.name.erased", by=by, at=at, target=kept.exchange)
    kept.delete()


@transaction.atomic
def erase_due_names(*, by: Viewer, at: datetime) -> int:
    """Erase the names whose day has come; give how many."""
    due = PersonNamed.objects.filter(erase_on__lte=day_of(at))
    count = due.count()
    if count:
        due.delete()
        audit.record("exchanges.names.erased", by=by, at=at, target=None, changes={"names_erased": count})
    return count


def _check_may(exchange: Exchange, by: Viewer) -> None:
    if not any(by.may(PERMISSION, unit=pk) for pk in exchange.units.values_list("pk", flat=True)):
        raise NotAllowed(PERMISSION)
