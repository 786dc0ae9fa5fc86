"""What is public of a record, on the record's own page, for those who may see the gate."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.features.organisation.dated import day_of
from utblick.features.publishing.addresses import address_of
from utblick.features.publishing.gate.queries import VIEW
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.kind import Kind
from utblick.features.publishing.models import Publication
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part
from utblick.ui.related import Give


def _of(kind: Kind) -> Give:
    def give(viewer: Viewer, record: Any) -> Part | None:
        if not viewer.may(VIEW) or not kind.is_known_to(viewer):
            return None
        key = kind.key(record)
        rows = Publication.objects.filter(kind=kind.shape.key, record=key).select_related("current")
        row = rows.first()
        public = row is not None and row.current is not None
        gate = reverse("publishing:record", args=[kind.shape.key, key])
        return Part(
            "public",
            _("In public"),
            [_line(row)] if row is not None and public else [],
            empty=_("It was public and has been withdrawn.")
            if row is not None and row.is_withdrawn
            else _("Nothing of it is public."),
            more=gate,
            more_words=_("To the gate") if public else _("Make it public"),
            order=90,
        )

    return give


def _line(row: Publication) -> Line:
    release = row.current
    assert release is not None
    language = "en" if get_language() == "en" else "sv"
    return Line(
        release.title(language),
        address_of(row.kind, row.slug or "", language),
        _("version %(n)s, %(who)s") % {"n": release.number, "who": release.approved_by_name},
        day=day_of(release.approved_at),
        chip=_("changed since") if row.has_moved else "",
        tone="amber",
        language=release.shown("title", language).language if language == "en" else "sv",
    )


RELATED = {kind.model: _of(kind) for kind in KINDS.values() if kind.model}
