"""What of advocacy points to a body follows it when two records become one, and comes back when that is undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from utblick.features.actors import actions
from utblick.features.actors.models import Body
from utblick.features.advocacy.actions import procedures
from utblick.features.advocacy.models import Holder, Letter, Position, Procedure, Process
from utblick.features.advocacy.recognising import committees
from utblick.foundation.accounts.viewer import system

BY = system("test")
Committee = Callable[..., Body]


def test_parts_in_files_positions_and_signatures_follow_the_body(
    process: Process, file: Procedure, body: Committee, at: datetime
) -> None:
    kept, gone = body("REGI"), body("RU")
    involved = procedures.involve(file, part="chair", body=gone, by=BY, at=at)
    position = Position.objects.create(process=process, holder=Holder.values[1], body=gone, title_sv="De")
    signed = [
        Letter.objects.create(process=process, title_sv=name, on=date(2026, 5, 4)) for name in ("Ett", "Två")
    ]
    signed[0].signatories.set([gone])
    signed[1].signatories.set([kept, gone])
    merge = actions.merge_bodies(kept, gone, {}, by=BY, at=at)
    for row in (involved, position):
        row.refresh_from_db()
        assert row.body == kept
    assert [[*letter.signatories.all()] for letter in signed] == [[kept], [kept]]
    assert committees(["RU", "REGI"]) == {"RU": kept, "REGI": kept}
    actions.undo_body_merge(merge, by=BY, at=at)
    for row in (involved, position):
        row.refresh_from_db()
        assert row.body == gone
    assert [{*letter.signatories.all()} for letter in signed] == [{gone}, {kept, gone}]
