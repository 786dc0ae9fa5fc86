"""The triage inbox: a list, and a pane beside it. What is decided there is in `judging`."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from utblick.features.monitoring.forms import LATER, JudgeForm
from utblick.features.monitoring.models import Judgement, Matter
from utblick.features.monitoring.permissions import may_judge
from utblick.features.monitoring.queries.inbox import LONGEST_NUMBER, PUBLISHED, Inbox, InboxFilter, inbox
from utblick.features.monitoring.queries.matters import latest_of, matter_by_number, whole
from utblick.features.monitoring.reasons import REASONS
from utblick.ui.shell import viewer_of

# What somebody judged in this session, the latest last.
JUDGED_HERE = "monitoring.judged"
MOST_REMEMBERED = 30


def filter_of(request: HttpRequest) -> InboxFilter:
    """Read which part of the inbox an address means."""
    get = request.GET
    return InboxFilter(
        board=get.get("board", ""),
        profile=get.get("profile", ""),
        source=get.get("source", ""),
        published=get.get("published", ""),
        mine=get.get("mine") == "1",
        sort=get.get("sort", "new"),
    )


def is_part(request: HttpRequest) -> bool:
    """Say whether htmx asks, and puts the answer into the page."""
    return bool(getattr(request, "htmx", False))


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Show the inbox, with one matter open beside the list; to a list that grows, its next rows."""
    viewer = viewer_of(request)
    if not viewer.may_somewhere("monitoring.inbox.view"):
        viewer.check("monitoring.inbox.view")
    after = number_in(request.GET.get("after", ""))
    if after and is_part(request):
        found = inbox(viewer, filter_of(request), at=timezone.now(), after=after)
        return render(request, "monitoring/_rows.html", {"inbox": found, **_frame(found)})
    opened: Matter | None = None
    if number := number_in(request.GET.get("matter", "")):
        opened = matter_by_number(viewer, number)
    return list_of(request, opened, after=after, whole_page=not is_part(request))


def list_of(
    request: HttpRequest, opened: Matter | None, *, after: int | None = None, whole_page: bool = False
) -> HttpResponse:
    """Show the list with its pane, as a page or for htmx to put into one."""
    viewer, chosen = viewer_of(request), filter_of(request)
    found = inbox(viewer, chosen, at=timezone.now(), after=after, opened=opened.pk if opened else None)
    if opened is None and found.rows:
        opened = matter_by_number(viewer, found.rows[0].matter.pk)
    context = {"inbox": found, "after": after, **pane_of(request, opened, chosen), **_frame(found)}
    context["latest"] = latest_here(request)
    if whole_page:
        return render(request, "monitoring/inbox.html", context)
    answer = render(request, "monitoring/_triage.html", {**context, "is_part": True})
    answer["HX-Retarget"], answer["HX-Reswap"] = "#triage", "innerHTML"
    return answer


def number_in(given: str) -> int | None:
    return int(given) if given.isdecimal() and len(given) < LONGEST_NUMBER else None


def _frame(found: Inbox) -> dict[str, Any]:
    return {
        "filter_query": urlencode(found.filter.address()),
        "total": found.total,
        "yesterday": found.new_since_yesterday,
        "waiting": found.waiting,
        "published": PUBLISHED.items(),
    }


def pane_of(
    request: HttpRequest, matter: Matter | None, chosen: InboxFilter, form: JudgeForm | None = None
) -> dict[str, Any]:
    """Give what the pane shows of one matter."""
    if matter is None:
        return {"opened": None}
    viewer, at = viewer_of(request), timezone.now()
    return {
        "opened": matter,
        "whole": whole(viewer, matter, brief=True),
        "form": form or JudgeForm(matter=matter, at=at),
        "may_judge": may_judge(viewer, matter),
        "reasons": REASONS.items(),
        "laters": LATER.items(),
        "filter_query": urlencode(chosen.address()),
    }


@require_GET
def pane(request: HttpRequest, number: int) -> HttpResponse:
    """Show one matter in the pane beside the list."""
    matter = matter_by_number(viewer_of(request), number)
    return render(request, "monitoring/_pane.html", pane_of(request, matter, filter_of(request)))


def remember(request: HttpRequest, judgement: Judgement) -> None:
    """Keep in the session what was judged, so that it can be undone when its message has gone."""
    kept = [*request.session.get(JUDGED_HERE, ()), judgement.pk]
    request.session[JUDGED_HERE] = kept[-MOST_REMEMBERED:]


def latest_here(request: HttpRequest) -> Judgement | None:
    """Give what this session judged last and may still take back."""
    for number in reversed(request.session.get(JUDGED_HERE, ())):
        judgement = Judgement.objects.select_related("matter").filter(pk=number, undone_at=None).first()
        if judgement and latest_of(viewer_of(request), judgement.matter) == judgement:
            return judgement
    return None
