"""What the audit trail may say about memberships."""

from django.utils.translation import gettext_lazy as _

from utblick.features.networks.models import Advice

SENTENCES = {
    "networks.network.created": _("added a network"),
    "networks.network.changed": _("changed a membership"),
    "networks.cost.set": _("set what a membership costs"),
    "networks.representative.added": _("named a representative"),
    "networks.representative.ended": _("ended a representative's term"),
    "networks.representative.changed": _("changed a representative"),
    "networks.cost.removed": _("removed what a year cost"),
    "networks.group.added": _("added a working group"),
    "networks.group.changed": _("changed a working group"),
    "networks.group.removed": _("removed a working group"),
    "networks.gain.written": _("wrote what a membership gave"),
    "networks.gain.removed": _("removed what a membership was said to give"),
    "networks.advice.given": _("recommended whether to go on with a membership"),
    "networks.advice.decided": _("recorded what was decided of a membership"),
}

KINDS = {
    "networks.network": _("network"),
    "networks.representative": _("representative"),
    "networks.recommendation": _("recommendation"),
}

NAMES = {
    "fee": _("fee"),
    "hours": _("hours"),
    "group": _("working group"),
    "advice": _("recommendation"),
    "decision": _("decision"),
    "decided_by": _("decided by"),
    "seat": _("seat"),
    "words": _("what it gave"),
    "is_political": _("elected"),
    "valid_from": _("holds from"),
    "valid_until": _("holds until"),
}

_ADVICE = dict(zip(Advice.values, Advice.labels, strict=True))
VALUES = {"advice": _ADVICE, "decision": _ADVICE}
