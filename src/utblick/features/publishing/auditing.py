"""What the audit trail may say about publishing."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "publishing.wording.written": _("wrote public wording"),
    "publishing.publication.released": _("let a record through to the public"),
    "publishing.publication.withdrawn": _("withdrew what was public"),
    "publishing.publication.closed": _("withdrew, because the record may not be public any more"),
}

KINDS = {"publishing.publication": _("publication")}

NAMES = {
    "release": _("version"),
    "let_through": _("names let through"),
}
