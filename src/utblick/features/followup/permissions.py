"""What one may do with the goal, and who may from the start."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import EVERYONE, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

GROUP = _("Follow-up")

ACTIONS = (
    ActionCode("followup.coverage.view", _("see which units take part"), GROUP),
    ActionCode("followup.definition.change", _("change what counts as taking part"), GROUP),
    ActionCode("followup.indicator.write", _("change goals and indicators, and close years"), GROUP),
    ActionCode("followup.confirmation.write", _("confirm what units have done"), GROUP),
    ActionCode("followup.confirmation.handle", _("see to what units say is missing"), GROUP),
    ActionCode("followup.report.view", _("read reports"), GROUP),
    ActionCode("followup.report.write", _("draft, write and freeze reports"), GROUP),
    ActionCode("followup.exemption.change", _("say where the goal does not apply"), GROUP),
)

DEFAULT_MATRIX = (
    *allowed("followup.coverage.view", all=EVERYONE),
    *allowed("followup.indicator.write", all=[Role.STRATEGIST]),
    *allowed("followup.confirmation.write", all=[Role.STRATEGIST], unit=[Role.UNIT_CONTACT]),
    *allowed("followup.confirmation.handle", all=[Role.STRATEGIST]),
    *allowed("followup.report.view", all=EVERYONE),
    *allowed("followup.report.write", all=[Role.STRATEGIST], board=[Role.BOARD_SECRETARY]),
    *allowed("followup.definition.change", all=[Role.STRATEGIST]),
    *allowed("followup.exemption.change", all=[Role.STRATEGIST]),
)
