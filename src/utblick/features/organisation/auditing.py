"""What the audit trail may say about the organisation."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "organisation.board.created": _("added a board"),
    "organisation.board.changed": _("changed a board"),
    "organisation.board.ended": _("ended a board"),
    "organisation.unit.created": _("added a unit"),
    "organisation.unit.changed": _("changed a unit"),
    "organisation.unit.ended": _("ended a unit"),
    "organisation.topic.created": _("added a topic"),
    "organisation.topic.changed": _("changed a topic"),
    "organisation.topic.ended": _("ended a topic"),
    "organisation.remit.created": _("gave a topic its owner"),
    "organisation.remit.changed": _("changed who owns a topic"),
    "organisation.remit.ended": _("ended a board's remit"),
    "organisation.remit.taken_back": _("took back a remit that had not lasted a day"),
    "organisation.account.handed_over": _("handed over what somebody answered for"),
    "organisation.assignment.created": _("gave someone a role"),
    "organisation.assignment.changed": _("changed someone's role"),
    "organisation.assignment.ended": _("ended someone's role"),
    "organisation.assignment.removed": _("took away a role that had not begun"),
    "organisation.assignment.taken_back": _("took back a role that had not lasted a day"),
    "organisation.substitute.created": _("named a substitute"),
    "organisation.substitute.ended": _("ended a substitute's time"),
    "organisation.substitute.taken_back": _("took back a substitute who had not served a day"),
}

KINDS = {
    "organisation.board": _("board"),
    "organisation.unit": _("unit"),
    "organisation.topic": _("topic"),
    "organisation.remit": _("remit"),
    "organisation.assignment": _("somebody's role"),
    "organisation.substitute": _("substitute"),
}
