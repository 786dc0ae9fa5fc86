"""The audit trail."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.foundation.audit import record
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.audit.naming import called, called_like
from utblick.foundation.audit.queries import changes_in_words, events_for, walls_before
from utblick.foundation.audit.registry import kinds, sentences, words_of
from utblick.ui.lists import Choice, Column, Contains, DateRange, Listing, Number
from utblick.ui.shell import viewer_of


def _choices() -> list[tuple[str, str]]:
    return sorted(((code, str(words)) for code, words in sentences().items()), key=lambda pair: pair[1])


def _kinds() -> list[tuple[str, str]]:
    return sorted(((code, str(words)) for code, words in kinds().items()), key=lambda pair: pair[1])


def changes_text(event: AuditEvent) -> str:
    """Give an event's changes as one line of text."""
    return "; ".join(changes_in_words(event))


COLUMNS = (
    Column("at", gettext_lazy("When"), sort=("at", "id"), heading=True, narrow=True),
    Column("by_name", gettext_lazy("Who"), value=lambda event: called(event.by_name), sort=True),
    Column("action", gettext_lazy("What was done"), value=lambda event: words_of(event.action)),
    Column("target_text", gettext_lazy("Record"), sort=True),
    Column("board", gettext_lazy("Board"), sort=True, narrow=True),
    Column("changes", gettext_lazy("Changes"), value=changes_text, broad=True),
    Column("code", gettext_lazy("Code"), value="action", hidden=True),
    Column("target_type", gettext_lazy("Kind of record"), hidden=True),
    Column("target_id", gettext_lazy("Number of the record"), hidden=True),
)
FILTERS = (
    Contains(
        key="who",
        label=gettext_lazy("Who"),
        field="by_name",
        apply=lambda rows, text: rows.filter(called_like(text)),
    ),
    Choice(key="action", label=gettext_lazy("What was done"), choices=_choices),
    Contains(
        key="record",
        label=gettext_lazy("Record"),
        field="target_text",
        also=("target_type", "target_id"),
    ),
    Choice(key="type", label=gettext_lazy("Kind of record"), field="target_type", choices=_kinds),
    Number(key="id", label=gettext_lazy("Number of the record"), field="target_id"),
    DateRange(key="at", label=gettext_lazy("Period"), moment=True),
)


def events(request: HttpRequest) -> HttpResponseBase:
    """List what was done; an export is itself recorded."""
    viewer = viewer_of(request)
    viewer.check("audit.event.view")
    listing = Listing(
        request,
        events_for(viewer),
        name="audit",
        title=_("Audit trail"),
        columns=COLUMNS,
        filters=FILTERS,
        default_sort="-at",
        even=True,
    )
    if "format" in request.GET:
        viewer.check("audit.event.export")
        with transaction.atomic():
            record(
                "audit.event.exported",
                by=viewer,
                at=timezone.now(),
                target=None,
                changes={"address": request.get_full_path(), "rows": listing.count},
            )
    return listing.response("administration/audit.html", {"has_walls": bool(walls_before(viewer))})
