"""What one may do with notices and the newsletter, and who may from the start."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import EVERYONE, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

GROUP = _("Notices and newsletter")

ACTIONS = (
    ActionCode("letters.notice.view", _("see notices"), GROUP),
    ActionCode("letters.notice.write", _("write notices and mark them as ready"), GROUP),
    ActionCode(
        "letters.issue.view", _("see issues of the newsletter and how often links were opened"), GROUP
    ),
    ActionCode("letters.issue.write", _("draft issues of the newsletter"), GROUP),
    ActionCode("letters.issue.send", _("send issues of the newsletter"), GROUP),
    ActionCode("letters.audience.change", _("change the newsletter's audiences"), GROUP),
    ActionCode("letters.subscriber.manage", _("extract and erase what is kept of a subscriber"), GROUP),
)

_WRITERS = (Role.COMMUNICATIONS, Role.STRATEGIST, Role.BRUSSELS_OFFICER)

DEFAULT_MATRIX = (
    *allowed("letters.notice.view", all=EVERYONE),
    *allowed("letters.notice.write", all=_WRITERS),
    *allowed("letters.issue.view", all=[*_WRITERS, Role.CONTACT_POINT_ADVISER, Role.ADMINISTRATOR]),
    *allowed("letters.issue.write", all=_WRITERS),
    *allowed("letters.issue.send", all=[Role.COMMUNICATIONS, Role.STRATEGIST]),
    *allowed("letters.audience.change", all=[Role.COMMUNICATIONS, Role.STRATEGIST, Role.ADMINISTRATOR]),
    *allowed("letters.subscriber.manage", all=[Role.ADMINISTRATOR]),
)
