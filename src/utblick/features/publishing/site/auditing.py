"""What the audit trail may say about the public site."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "site.comment.registered": _("registered what a visitor reported of the public site"),
    "site.comment.settled": _("marked a visitor's report as dealt with"),
}

KINDS = {"site.comment": _("visitor's report")}
