"""Asks, what they say in each procedure, and letters signed together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.engine.text.languages import detect
from utblick.features.actors.models import Body
from utblick.features.advocacy import rules
from utblick.features.advocacy.actions import keeping
from utblick.features.advocacy.actions.positions import WRITE
from utblick.features.advocacy.actions.texts import compare_soon
from utblick.features.advocacy.models import Ask, Letter, Position, Procedure, Process, Wording
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer

FIELDS = frozenset(
    {
        "key",
        "title_sv",
        "title_en",
        "priority",
        "argument_sv",
        "argument_en",
        "fallback_sv",
        "fallback_en",
        "certainty",
        "is_example",
    }
)
# So many words tell English from Swedish.
TELLING = 15
WORDING_FIELDS = frozenset({"procedure", "target", "language", "old", "new"})
LETTER_FIELDS = frozenset({"title_sv", "title_en", "to", "on", "url", "we_signed", "others", "is_example"})


@transaction.atomic
def write_ask(
    process: Process, *, positions: Iterable[Position] = (), by: Viewer, at: datetime, **fields: Any
) -> Ask:
    """Write what we want changed or kept."""
    by.check(WRITE)
    chosen = list(positions)
    rules.check_same_process(process.pk, (row.process_id for row in chosen))
    if not fields.get("key"):
        words = fields.get("title_en") or fields.get("title_sv", "")
        fields["key"] = keeping.free_key(process.asks.all(), words, otherwise="ask", most=40)
    return keeping.add(
        Ask(process=process),
        fields,
        FIELDS,
        action="advocacy.ask.written",
        sets={"positions": chosen},
        by=by,
        at=at,
    )


@transaction.atomic
def change_ask(
    ask: Ask, *, version: int, positions: Iterable[Position], by: Viewer, at: datetime, **fields: Any
) -> Ask:
    """Change an ask as it was at `version`; its short name stays."""
    by.check(WRITE)
    chosen = list(positions)
    rules.check_same_process(ask.process_id, (row.process_id for row in chosen))
    return keeping.change(
        ask,
        fields,
        FIELDS - {"key"},
        action="advocacy.ask.changed",
        version=version,
        sets={"positions": chosen},
        by=by,
        at=at,
    )


@transaction.atomic
def close_ask(ask: Ask, *, on: date | None, by: Viewer, at: datetime) -> Ask:
    """Say that we no longer ask for it, from a day; without a day, that we do again."""
    by.check(WRITE)
    if on is not None:
        rules.check_has_happened(on, day_of(at))
    action = "advocacy.ask.closed" if on else "advocacy.ask.reopened"
    return keeping.change(ask, {"closed_on": on}, frozenset({"closed_on"}), action=action, by=by, at=at)


@transaction.atomic
def word_ask(ask: Ask, *, by: Viewer, at: datetime, **fields: Any) -> Wording:
    """Tie an ask to an article of a procedure, with the text as it is and as we want it."""
    by.check(WRITE)
    _check_wording(ask, fields)
    _check_language(fields)
    row = keeping.add(
        Wording(ask=ask),
        fields,
        WORDING_FIELDS,
        action="advocacy.wording.added",
        target=ask,
        by=by,
        at=at,
    )
    compare_soon(row.procedure, by=by, at=at)
    return row


@transaction.atomic
def change_wording(row: Wording, *, version: int, by: Viewer, at: datetime, **fields: Any) -> Wording:
    """Change a wording as it was at `version`; verdicts on it keep what was asked then."""
    by.check(WRITE)
    there = Wording.objects.select_for_update(of=("self",)).get(pk=row.pk)
    wanted: dict[str, Any] = {name: getattr(there, name) for name in ("procedure", "language", "old", "new")}
    wanted |= fields
    _check_wording(row.ask, wanted)
    before = (there.procedure_id, there.language)
    after = (wanted["procedure"].pk, wanted["language"])
    rules.check_judged_stays_in_place(there.verdicts.exists(), before, after)
    _check_language(wanted)
    if before != after:
        there.leads.all().delete()
        there.echoes.all().delete()
    row = keeping.change(
        row,
        fields,
        WORDING_FIELDS,
        action="advocacy.wording.changed",
        version=version,
        target=row.ask,
        by=by,
        at=at,
    )
    compare_soon(row.procedure, by=by, at=at)
    return row


@transaction.atomic
def remove_wording(row: Wording, *, by: Viewer, at: datetime) -> None:
    """Take away a wording that nobody has judged."""
    by.check(WRITE)
    rules.check_is_not_judged(row.verdicts.exists())
    keeping.remove(
        row, ["target", "old", "new"], action="advocacy.wording.removed", target=row.ask, by=by, at=at
    )


@transaction.atomic
def note_letter(
    process: Process,
    *,
    procedures: Iterable[Procedure] = (),
    signatories: Iterable[Body] = (),
    asks: Iterable[Ask] = (),
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Letter:
    """Note a letter or statement that several signed."""
    by.check(WRITE)
    chosen = list(asks)
    rules.check_same_process(process.pk, (row.process_id for row in chosen))
    return keeping.add(
        Letter(process=process),
        fields,
        LETTER_FIELDS,
        action="advocacy.letter.noted",
        sets={"procedures": procedures, "signatories": signatories, "asks": chosen},
        by=by,
        at=at,
    )


@transaction.atomic
def change_letter(
    row: Letter,
    *,
    version: int,
    procedures: Iterable[Procedure],
    signatories: Iterable[Body],
    asks: Iterable[Ask],
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Letter:
    """Change what is noted of a letter as it was at `version`."""
    by.check(WRITE)
    chosen = list(asks)
    rules.check_same_process(row.process_id, (one.process_id for one in chosen))
    return keeping.change(
        row,
        fields,
        LETTER_FIELDS,
        action="advocacy.letter.changed",
        version=version,
        sets={"procedures": procedures, "signatories": signatories, "asks": chosen},
        by=by,
        at=at,
    )


def _check_wording(ask: Ask, fields: dict[str, Any]) -> None:
    rules.check_says_something(fields.get("old", ""), fields.get("new", ""))
    rules.check_is_in_the_process(ask.process_id, fields["procedure"].processes.values_list("pk", flat=True))


def _check_language(fields: dict[str, Any]) -> None:
    words = str(fields.get("new") or fields.get("old") or "")
    if len(words.split()) >= TELLING:
        rules.check_language_is_that_of_the_words(fields.get("language", "en"), detect(words))
