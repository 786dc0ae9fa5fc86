"""What the codes that are worked out are called."""

from django.utils.translation import gettext_lazy as _

from utblick.engine.eligibility import Verdict

WAITS = {
    "answer": _("nobody has answered"),
    "owner": _("nobody answers for it"),
    "overdue": _("the next step is overdue"),
    "nothing": _("no next step is set"),
}
TONES = {"answer": "falu", "owner": "falu", "overdue": "falu", "nothing": "amber", "": ""}
PARTS = {
    "rules": _("which rules there are"),
    "objectives": _("objectives"),
    "areas": _("the area"),
    "same_states": _("what counts as one country"),
    "forms": _("who may take part"),
    "rates": _("shares that are paid"),
    "sizes": _("sums and months"),
    "sub_programmes": _("sub-programmes"),
    "frame": _("days, countries and partners"),
}
VERDICTS = (
    (Verdict.NOT_MET.value, _("Speaks against it"), "falu"),
    (Verdict.ASK.value, _("To ask the secretariat about"), "amber"),
    (Verdict.MET.value, _("Speaks for it"), "lichen"),
)
CERTAINTIES = {"S": _("found in a source"), "K": _("known"), "?": _("to be confirmed")}
