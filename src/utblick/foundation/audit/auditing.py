"""What the audit trail says about itself."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "audit.event.exported": _("exported the audit trail"),
    "audit.log.exported": _("exported the log of a record"),
}

NAMES = {"address": _("address"), "rows": _("rows")}
