"""What the audit trail says about itself."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "audit.event.exported": _("exported the audit trail"),
    "audit.log.exported": _("exported the log of a record"),
}

# Words that several apps write.
NAMES = {
    "added": _("added"),
    "address": _("address"),
    "changed": _("changed"),
    "days": _("days"),
    "files": _("files"),
    "from_on": _("holds from"),
    "gone": _("gone"),
    "inserted": _("new"),
    "is_example": _("an example"),
    "items": _("agenda items"),
    "kept": _("kept"),
    "name": _("name"),
    "rows": _("rows"),
    "units": _("units"),
    "updated": _("changed"),
    "version": _("version"),
    "year": _("year"),
}
