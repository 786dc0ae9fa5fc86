"""What one may do at the gate, and who may from the start."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import ActionCode, allowed
from utblick.foundation.accounts.roles import Role

GROUP = _("Publishing")

ACTIONS = (
    ActionCode("publishing.publication.view", _("see what is public and what could be"), GROUP),
    ActionCode("publishing.wording.write", _("write public wording"), GROUP),
    ActionCode("publishing.publication.release", _("let records through to the public"), GROUP),
    ActionCode("publishing.publication.withdraw", _("withdraw what is public"), GROUP),
    # The Contact Point's wall: what it holds is let through by its own advisers, whoever else may publish.
    ActionCode(
        "publishing.desk.release",
        _("let the Contact Point's events and partner searches through"),
        GROUP,
        only=(Role.CONTACT_POINT_ADVISER,),
    ),
)

_WRITERS = [Role.COMMUNICATIONS, Role.STRATEGIST, Role.BRUSSELS_OFFICER, Role.CONTACT_POINT_ADVISER]

DEFAULT_MATRIX = (
    *allowed(
        "publishing.publication.view",
        all=[*_WRITERS, Role.BOARD_SECRETARY, Role.PROJECT_MANAGER, Role.ADMINISTRATOR],
    ),
    *allowed("publishing.wording.write", all=[*_WRITERS, Role.BOARD_SECRETARY, Role.PROJECT_MANAGER]),
    *allowed("publishing.publication.release", all=[Role.COMMUNICATIONS, Role.STRATEGIST]),
    *allowed("publishing.publication.withdraw", all=[*_WRITERS, Role.ADMINISTRATOR]),
    *allowed("publishing.desk.release", all=[Role.CONTACT_POINT_ADVISER]),
)
