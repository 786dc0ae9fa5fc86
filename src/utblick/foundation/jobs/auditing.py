"""What the audit trail says about background work."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {"jobs.run.started": _("started background work")}

NAMES = {"again": _("run again")}

KINDS = {"jobs.jobrun": _("background work")}
