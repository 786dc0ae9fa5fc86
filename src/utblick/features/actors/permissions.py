"""What one may do with people, bodies and contacts, and who may from the start."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import EVERYONE, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

GROUP = _("Actors")

OFFICE = (Role.STRATEGIST, Role.BRUSSELS_OFFICER)
STAFF = tuple(role for role in Role.values if role != Role.ELECTED)

ACTIONS = (
    ActionCode("actors.body.view", _("see bodies, office holders and their roles"), GROUP),
    ActionCode("actors.person.view", _("see officials and mailboxes outside the region"), GROUP),
    ActionCode("actors.private.view", _("see private persons"), GROUP),
    ActionCode("actors.person.change", _("change people and bodies outside the region"), GROUP),
    ActionCode("actors.contact.view", _("see the contacts"), GROUP),
    ActionCode("actors.contact.write", _("write contacts"), GROUP),
    ActionCode("actors.secret.view", _("see contacts that are marked as secret"), GROUP),
    ActionCode("actors.meeting.match", _("compare our log with published meetings"), GROUP),
    ActionCode("actors.plan.change", _("change how long people and contacts are kept"), GROUP),
    ActionCode("actors.plan.destroy", _("destroy what is out of time by the plan"), GROUP),
    ActionCode("actors.person.merge", _("merge people, and bodies, that are one"), GROUP),
    ActionCode("actors.person.extract", _("take out all that is known of a person"), GROUP),
    ActionCode("actors.person.forget", _("forget a person"), GROUP),
)

DEFAULT_MATRIX = (
    *allowed("actors.body.view", all=EVERYONE),
    *allowed("actors.person.view", all=STAFF),
    *allowed("actors.private.view", all=[*OFFICE, Role.CONTACT_POINT_ADVISER, Role.ADMINISTRATOR]),
    *allowed("actors.person.change", all=[*OFFICE, Role.ADMINISTRATOR]),
    *allowed("actors.contact.view", all=STAFF, board=[Role.ELECTED]),
    *allowed("actors.contact.write", all=OFFICE, board=[Role.ELECTED]),
    *allowed("actors.secret.view", all=[Role.STRATEGIST]),
    *allowed("actors.meeting.match", all=OFFICE),
    *allowed("actors.plan.change", all=[Role.STRATEGIST, Role.ADMINISTRATOR]),
    *allowed("actors.plan.destroy", all=[Role.ADMINISTRATOR]),
    *allowed("actors.person.merge", all=[Role.ADMINISTRATOR]),
    *allowed("actors.person.extract", all=[Role.ADMINISTRATOR]),
    *allowed("actors.person.forget", all=[Role.ADMINISTRATOR]),
)
