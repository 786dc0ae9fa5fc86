"""What one may do in the watch, and who may from the start.

Documents are public texts, so everybody sees them. What is not yet judged, and working notes, are for those who
judge; politicians of all sides see the same judged matters. Who answers for a judged matter may judge that one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import EVERYONE, ActionCode, allowed
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer

if TYPE_CHECKING:
    from utblick.features.monitoring.models import Judgement, Matter
    from utblick.features.organisation.models import Board

GROUP = _("Watch")

ACTIONS = (
    ActionCode("monitoring.document.view", _("read documents and search"), GROUP),
    ActionCode("monitoring.document.import", _("bring in documents"), GROUP),
    ActionCode("monitoring.matter.view", _("see judged matters"), GROUP),
    ActionCode("monitoring.inbox.view", _("see the inbox and dismissed matters"), GROUP),
    ActionCode("monitoring.matter.judge", _("judge matters and hand them over"), GROUP),
    ActionCode("monitoring.leaver.hand_over", _("hand over what somebody who leaves answers for"), GROUP),
    ActionCode("monitoring.matter.regroup", _("join and split matters"), GROUP),
    ActionCode("monitoring.note.view", _("read working notes"), GROUP),
    ActionCode("monitoring.note.write", _("write working notes"), GROUP),
    ActionCode("monitoring.profile.view", _("see watch profiles"), GROUP),
    ActionCode("monitoring.profile.change", _("make and change watch profiles and concepts"), GROUP),
    ActionCode("monitoring.profile.subscribe", _("receive watch profiles by mail"), GROUP),
    ActionCode("monitoring.source.view", _("see the sources and how they are"), GROUP),
    ActionCode("monitoring.source.change", _("add and change sources"), GROUP),
)

OFFICE = (Role.STRATEGIST, Role.BRUSSELS_OFFICER, Role.ADMINISTRATOR)
STAFF = tuple(role for role in EVERYONE if role != Role.ELECTED)

DEFAULT_MATRIX = (
    *allowed("monitoring.document.view", all=EVERYONE),
    *allowed("monitoring.document.import", all=OFFICE),
    *allowed("monitoring.matter.view", all=EVERYONE),
    *allowed("monitoring.inbox.view", all=[*OFFICE, Role.COMMUNICATIONS], board=[Role.BOARD_SECRETARY]),
    *allowed(
        "monitoring.matter.judge", all=[Role.STRATEGIST, Role.BRUSSELS_OFFICER], board=[Role.BOARD_SECRETARY]
    ),
    *allowed("monitoring.leaver.hand_over", all=[Role.ADMINISTRATOR, Role.STRATEGIST]),
    *allowed("monitoring.matter.regroup", all=[Role.STRATEGIST, Role.BRUSSELS_OFFICER]),
    *allowed("monitoring.note.view", all=STAFF),
    *allowed("monitoring.note.write", all=STAFF),
    *allowed("monitoring.profile.view", all=EVERYONE),
    *allowed("monitoring.profile.change", all=[Role.STRATEGIST, Role.BRUSSELS_OFFICER]),
    *allowed("monitoring.profile.subscribe", all=EVERYONE),
    *allowed("monitoring.source.view", all=EVERYONE),
    *allowed("monitoring.source.change", all=OFFICE),
)


def answers_for(viewer: Viewer, *, owner: int | None, state: str) -> bool:
    """Say whether a matter in `state` is the viewer's own: judged, and theirs to answer for."""
    mine = owner is not None and owner == viewer.account_id
    return mine and state in ("act", "inform", "later") and viewer.may_somewhere("monitoring.matter.view")


def may_judge(viewer: Viewer, matter: Matter, *, chosen: Board | None = None) -> bool:
    """Say whether the viewer may judge a matter, hand it over and change its day.

    By role for its board (`chosen` only when it has none yet), or because they answer for it.
    """
    board = matter.owner_board or matter.proposed_board or chosen
    by_role = viewer.may("monitoring.matter.judge", board=board.key if board else None)
    return by_role or answers_for(viewer, owner=matter.owner_id, state=matter.state)


def may_undo(viewer: Viewer, judgement: Judgement, matter: Matter) -> bool:
    """Say whether the viewer may take a judgement of `matter` back.

    Who may judge the matter may; and who answered for it when they judged it or gave it away themselves.
    """
    own = judgement.by_id is not None and judgement.by_id == viewer.account_id
    before = judgement.before
    answered = own and answers_for(viewer, owner=before["owner"], state=before["state"])
    return answered or may_judge(viewer, matter)
