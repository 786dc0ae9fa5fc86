"""Turn a document of the kind call into a call's columns and moments: pure, so that a second reading gives the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from utblick.features.monitoring.models import Document
from utblick.features.programmes.models import Moment

# The portal's own clock; what it says without a zone is said on it.
ZONE = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True, slots=True)
class ReadMoment:
    """A day of a call, with its hour on Brussels' clock where the source says one."""

    kind: str
    step: int
    on: date
    hour: time | None


@dataclass(frozen=True, slots=True)
class ReadCall:
    """What a document says of a call; `said` are the names and numbers of its programme, the surest first."""

    key: str
    columns: dict[str, Any]
    moments: tuple[ReadMoment, ...]
    said: tuple[str, ...]


def read_call(document: Document) -> ReadCall:
    """Read a call. Days that are no dates are left out."""
    details, fields = document.details, document.fields
    has_steps = any("two" in str(one).lower() for one in fields.get("deadline_model", ()))
    columns = {
        "title": document.title[:400],
        "language": document.language[:2],
        "programme_text": str(details.get("programme", ""))[:200],
        "budget_eur": _amount(details.get("budget_eur")),
        "address": _address(document.url),
        "zone": ZONE.key,
        "source_note": document.source.name_sv[:300],
    }
    moments = [ReadMoment(Moment.OPENS, 1, *said) for said in _days([details.get("opens_at", "")])]
    closes = _days(details.get("closes_at", ()))
    moments += [
        ReadMoment(Moment.CLOSES, step if has_steps else 1, *said)
        for step, said in enumerate(closes, start=1)
    ]
    codes = [str(code) for code in fields.get("programme_code", ())]
    key = " ".join(document.publisher_id.split())[:120]
    return ReadCall(key, columns, tuple(moments), (*codes, columns["programme_text"]))


def _address(url: str) -> str:
    try:
        URLValidator()(url)
    except ValidationError:
        return ""
    return url if len(url) <= 500 else ""


def _amount(value: Any) -> Any:
    is_amount = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 10**12
    return round(value, 2) if is_amount else None


def _days(written: Iterable[Any]) -> list[tuple[date, time | None]]:
    found: dict[tuple[date, time | None], None] = {}
    for text in map(str, written):
        try:
            on = date.fromisoformat(text[:10])
            moment = datetime.fromisoformat(text) if len(text) > 10 else None
        except ValueError:
            continue
        if moment is not None and moment.tzinfo is not None:
            moment = moment.astimezone(ZONE)
        if moment is not None:
            found[moment.date(), moment.time().replace(microsecond=0)] = None
        else:
            found[on, None] = None
    return sorted(found, key=lambda one: (one[0], one[1] or time.max))
