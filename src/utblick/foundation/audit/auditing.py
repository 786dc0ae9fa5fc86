"""What the audit trail says about itself."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {"audit.event.exported": _("exported the audit trail")}

NAMES = {"address": _("address"), "rows": _("rows")}
