"""Who may see what visitors tell of the site's accessibility."""

from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.permissions import GROUP
from utblick.foundation.accounts.permissions import ActionCode, allowed
from utblick.foundation.accounts.roles import Role

ACTIONS = (
    ActionCode("site.comment.view", _("see what visitors report of the public site"), GROUP),
    ActionCode("site.comment.settle", _("mark visitors' reports as dealt with"), GROUP),
)

_WHO = [Role.COMMUNICATIONS, Role.STRATEGIST, Role.ADMINISTRATOR]

DEFAULT_MATRIX = (*allowed("site.comment.view", all=_WHO), *allowed("site.comment.settle", all=_WHO))
