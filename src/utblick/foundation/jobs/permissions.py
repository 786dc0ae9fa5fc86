"""Who may see background work and start it again."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import EVERYONE, GROUP, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

ACTIONS = (
    ActionCode("jobs.run.view", _("see background work"), GROUP),
    ActionCode("jobs.run.start", _("start background work that writes letters or erases"), GROUP),
    ActionCode("jobs.run.read", _("start background work that fetches and works out"), GROUP),
    ActionCode("jobs.run.traceback", _("read the technical report of a failed run"), GROUP),
)

DEFAULT_MATRIX = (
    *allowed("jobs.run.view", all=EVERYONE),
    *allowed("jobs.run.start", all=[Role.ADMINISTRATOR]),
    *allowed("jobs.run.read", all=[Role.ADMINISTRATOR, Role.BRUSSELS_OFFICER, Role.STRATEGIST]),
    *allowed("jobs.run.traceback", all=[Role.ADMINISTRATOR]),
)
