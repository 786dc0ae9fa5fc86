"""The projects of ours on an exchange's page: those it is tied to and, to who may change it, the way to tie one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from utblick.features.exchanges import queries, ties
from utblick.features.exchanges.models import Exchange
from utblick.ui.boxes import Draw
from utblick.ui.shell import viewer_of


def own_projects(request: HttpRequest, record: Any) -> SafeString:
    """Show the projects that an exchange is tied to; those that its own words name stand first among the rest."""
    if not isinstance(record, Exchange):
        return SafeString("")
    viewer = viewer_of(request)
    known = ties.projects(viewer)
    tied = ties.tied(record, known)
    may_change = queries.may_change(viewer, record)
    if not tied and not (may_change and known):
        return SafeString("")
    others = {number: told for number, told in known.items() if number not in tied}
    context = {
        "exchange": record,
        "tied": tied.items(),
        "meant": ties.meant(record.projects, others).items(),
        "others": others.items(),
        "may_change": may_change,
    }
    return SafeString(render_to_string("exchanges/own_projects.html", context, request))


BOXES: tuple[Draw, ...] = (own_projects,)
