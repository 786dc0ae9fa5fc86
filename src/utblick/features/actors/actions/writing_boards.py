"""Whose matter a contact is, for who writes of some boards only: theirs, and no other's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from utblick.features.actors import rules
from utblick.features.actors.models import Contact
from utblick.features.actors.queries import boards_to_write
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer


def boards_written(
    contact: Contact, wanted: Sequence[Board], *, is_draft: bool, by: Viewer, at: datetime
) -> list[Board]:
    """Give the boards that a contact is to have: those wanted, or the writer's own where none is.

    Another's board that stands there already, as the office may have set it, stays. A draft may wait for its board
    where the writer has several. Raises RuleBroken.
    """
    keys = boards_to_write(by)
    if keys is None:
        return list(wanted)
    held = {row.pk: row for row in contact.boards.all()} if contact.pk else {}
    chosen = {row.pk: row for row in wanted}
    differ = [row for number, row in (held | chosen).items() if (number in held) != (number in chosen)]
    rules.check_boards_are_own(sorted(row.name for row in differ if row.key not in keys))
    if chosen:
        return list(wanted)
    own = list(Board.objects.at(at).filter(key__in=keys).order_by("key"))
    if len(own) > 1:
        rules.check_board_is_chosen((row.name for row in own), int(is_draft))
        return []
    return own
