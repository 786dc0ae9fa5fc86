"""The log of one record: read and exported by whoever sees it on the record's own page."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.features.administration.views.audit import changes_text
from utblick.foundation.audit import record
from utblick.foundation.audit.naming import called
from utblick.foundation.audit.queries import history_of
from utblick.foundation.audit.record_logs import Log, log_of
from utblick.foundation.audit.registry import kinds, words_of
from utblick.ui.lists import EXPORTS, Column, Listing
from utblick.ui.shell import viewer_of

COLUMNS = (
    Column("at", gettext_lazy("When"), sort=("at", "id"), heading=True, narrow=True),
    Column("by_name", gettext_lazy("Who"), value=lambda event: called(event.by_name), sort=True),
    Column("action", gettext_lazy("What was done"), value=lambda event: words_of(event.action)),
    Column("target_text", gettext_lazy("What the record was called"), hidden=True),
    Column("board", gettext_lazy("Board"), sort=True, narrow=True),
    Column("changes", gettext_lazy("Changes"), value=changes_text, broad=True),
    Column("code", gettext_lazy("Code"), value="action", hidden=True),
)


class LogListing(Listing):
    """A list of one record's events: what it is narrowed to is the record."""

    log: Log

    @property
    def statement(self) -> str:
        """Which record the list is about."""
        kind = kinds().get(self.log.kind, self.log.kind)
        return _("Record: %(record)s (%(kind)s, number %(number)s)") % {
            "record": self.log.record,
            "kind": kind,
            "number": self.log.record.pk,
        }


@require_GET
def log(request: HttpRequest, kind: str, number: int) -> HttpResponseBase:
    """List all that was done to one record; an export is itself recorded, on the record."""
    viewer = viewer_of(request)
    found = log_of(viewer, kind, number)
    rows = history_of(found.record)
    exports = request.GET.get("format") in EXPORTS
    if exports:
        # The file holds what there was before it: not the event that tells of the file.
        rows = rows.filter(pk__lte=rows.aggregate(last=Max("pk"))["last"] or 0)
    listing = LogListing(
        request,
        rows,
        name=f"log-{kind.replace('.', '-')}-{number}",
        title=_("Log: %(record)s") % {"record": found.record},
        columns=COLUMNS,
        default_sort="-at",
        even=True,
    )
    listing.log = found
    if exports:
        with transaction.atomic():
            record(
                "audit.log.exported",
                by=viewer,
                at=timezone.now(),
                target=found.record,
                changes={"address": request.get_full_path(), "rows": listing.count},
            )
    return listing.response("administration/log.html", {"log": found})
