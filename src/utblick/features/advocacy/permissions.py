"""What one may do with policy processes, and who may from the start."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import EVERYONE, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

GROUP = _("Advocacy")

ACTIONS = (
    ActionCode(
        "advocacy.process.view",
        _("see policy processes, procedures, adopted positions, asks and how far they got"),
        GROUP,
    ),
    ActionCode("advocacy.draft.view", _("see positions and answers that are not adopted"), GROUP),
    ActionCode("advocacy.process.change", _("change policy processes and who works on them"), GROUP),
    ActionCode("advocacy.procedure.change", _("change procedures, events, dates and who decides"), GROUP),
    ActionCode("advocacy.position.write", _("write positions, asks and letters"), GROUP),
    ActionCode("advocacy.position.adopt", _("record that a board adopted a position"), GROUP),
    ActionCode(
        "advocacy.answer.write", _("write answers to consultations and ask others to contribute"), GROUP
    ),
    ActionCode("advocacy.answer.sign", _("record that an answer is signed off and reported"), GROUP),
    ActionCode("advocacy.verdict.give", _("judge how far an ask got"), GROUP),
)

WORKERS = [Role.STRATEGIST, Role.BRUSSELS_OFFICER]

DEFAULT_MATRIX = (
    *allowed("advocacy.process.view", all=EVERYONE),
    *allowed("advocacy.draft.view", all=WORKERS, board=[Role.BOARD_SECRETARY]),
    *allowed("advocacy.process.change", all=[Role.STRATEGIST, Role.ADMINISTRATOR]),
    *allowed("advocacy.procedure.change", all=WORKERS),
    *allowed("advocacy.position.write", all=WORKERS),
    *allowed("advocacy.position.adopt", all=[Role.STRATEGIST], board=[Role.BOARD_SECRETARY]),
    *allowed("advocacy.answer.write", all=WORKERS),
    *allowed("advocacy.answer.sign", all=[Role.STRATEGIST], board=[Role.BOARD_SECRETARY]),
    *allowed("advocacy.verdict.give", all=WORKERS),
)
