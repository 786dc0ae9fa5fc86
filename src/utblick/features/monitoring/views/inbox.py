"""The triage inbox: a list, a pane beside it, and verdicts without loading the page again."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.monitoring import rules
from utblick.features.monitoring.actions import triage
from utblick.features.monitoring.forms import LATER, HandOverForm, JudgeForm
from utblick.features.monitoring.models import Judgement, Matter
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.queries.inbox import (
    LONGEST_NUMBER,
    Inbox,
    InboxFilter,
    counts,
    inbox,
    neighbours,
    waiting,
)
from utblick.features.monitoring.queries.matters import matter_by_number, whole
from utblick.features.monitoring.reasons import REASONS
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


def filter_of(request: HttpRequest) -> InboxFilter:
    """Read which part of the inbox an address means."""
    get = request.GET
    return InboxFilter(
        board=get.get("board", ""),
        profile=get.get("profile", ""),
        source=get.get("source", ""),
        mine=get.get("mine") == "1",
        sort=get.get("sort", "new"),
    )


def _is_part(request: HttpRequest) -> bool:
    """Say whether htmx asks, and puts the answer into the page."""
    return bool(getattr(request, "htmx", False))


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Show the inbox, with one matter open beside the list; to a list that grows, its next rows."""
    viewer = viewer_of(request)
    if not viewer.may_somewhere("monitoring.inbox.view"):
        viewer.check("monitoring.inbox.view")
    after = _number(request.GET.get("after", ""))
    if after and _is_part(request):
        found = inbox(viewer, filter_of(request), at=timezone.now(), after=after)
        return render(request, "monitoring/_rows.html", {"inbox": found, **_frame(found)})
    opened: Matter | None = None
    if number := _number(request.GET.get("matter", "")):
        opened = matter_by_number(viewer, number)
    return _list(request, opened, after=after, whole_page=not _is_part(request))


def _list(
    request: HttpRequest, opened: Matter | None, *, after: int | None = None, whole_page: bool = False
) -> HttpResponse:
    """Show the list with its pane, as a page or for htmx to put into one."""
    viewer, chosen = viewer_of(request), filter_of(request)
    found = inbox(viewer, chosen, at=timezone.now(), after=after, opened=opened.pk if opened else None)
    if opened is None and found.rows:
        opened = matter_by_number(viewer, found.rows[0].matter.pk)
    context = {"inbox": found, "after": after, **_pane(request, opened, chosen), **_frame(found)}
    if whole_page:
        return render(request, "monitoring/inbox.html", context)
    answer = render(request, "monitoring/_triage.html", {**context, "is_part": True})
    answer["HX-Retarget"], answer["HX-Reswap"] = "#triage", "innerHTML"
    return answer


def _number(given: str) -> int | None:
    return int(given) if given.isdecimal() and len(given) < LONGEST_NUMBER else None


def _frame(found: Inbox) -> dict[str, Any]:
    return {
        "filter_query": urlencode(found.filter.address()),
        "total": found.total,
        "yesterday": found.new_since_yesterday,
        "waiting": found.waiting,
    }


def _pane(
    request: HttpRequest, matter: Matter | None, chosen: InboxFilter, form: JudgeForm | None = None
) -> dict[str, Any]:
    """Give what the pane shows of one matter."""
    if matter is None:
        return {"opened": None}
    viewer, at = viewer_of(request), timezone.now()
    board = matter.owner_board or matter.proposed_board
    return {
        "opened": matter,
        "whole": whole(viewer, matter, brief=True),
        "form": form or JudgeForm(matter=matter, at=at),
        "may_judge": viewer.may("monitoring.matter.judge", board=board.key if board else None),
        "reasons": REASONS.items(),
        "laters": LATER.items(),
        "filter_query": urlencode(chosen.address()),
    }


@require_GET
def pane(request: HttpRequest, number: int) -> HttpResponse:
    """Show one matter in the pane beside the list."""
    matter = matter_by_number(viewer_of(request), number)
    return render(request, "monitoring/_pane.html", _pane(request, matter, filter_of(request)))


@require_POST
def judge(request: HttpRequest, number: int) -> HttpResponse:
    """Judge a matter; from the inbox, go on to the next one."""
    viewer, at, chosen = viewer_of(request), timezone.now(), filter_of(request)
    _check_judges(viewer)
    matter = matter_by_number(viewer, number)
    in_inbox = matter.state == MatterState.INBOX
    form = JudgeForm(request.POST, matter=matter, at=at)
    try:
        rules.check_same_number(matter.pk == number)
        if not form.is_valid():
            raise RuleBroken(" ".join(str(e) for errors in form.errors.values() for e in errors))
        judgement = triage.judge(
            matter, form.to_verdict(), version=form.cleaned_data["version"], by=viewer, at=at
        )
    except RuleBroken as reason:
        return _refused(request, matter, number, chosen, str(reason))
    undo_url = reverse("monitoring:undo", args=[judgement.pk])
    query = urlencode(chosen.address())
    toast(request, _verdict_words(judgement), undo=f"{undo_url}?{query}" if query else undo_url)
    if not in_inbox or request.POST.get("stay"):
        return redirect("monitoring:matter", number)
    before, following = neighbours(viewer, chosen, matter)
    onward = following or before
    if not _is_part(request):
        query = urlencode({**chosen.address(), **({"matter": onward} if onward else {})})
        return redirect(f"{reverse('monitoring:inbox')}?{query}")
    if onward is None:
        return _list(request, None)
    total, new = counts(viewer, chosen, at=at)
    frame = {"total": total, "yesterday": new, "waiting": waiting(viewer).count()}
    after = matter_by_number(viewer, onward)
    return render(
        request, "monitoring/_judged.html", {"judged": number, **frame, **_pane(request, after, chosen)}
    )


def _check_judges(viewer: Viewer) -> None:
    """Refuse somebody who judges nothing before anything is said of the matter."""
    if not viewer.may_somewhere("monitoring.matter.judge"):
        viewer.check("monitoring.matter.judge")


def _refused(
    request: HttpRequest, matter: Matter, number: int, chosen: InboxFilter, reason: str
) -> HttpResponse:
    """Show the matter as it is now, with the sentence that says why nothing was changed."""
    matter = matter_by_number(viewer_of(request), matter.pk)
    if _is_part(request):
        context = {**_pane(request, matter, chosen), "refusal": reason}
        if matter.state != MatterState.INBOX or matter.pk != number:
            # It waits no longer, so it stands in the list no longer.
            at, viewer = timezone.now(), viewer_of(request)
            total, new = counts(viewer, chosen, at=at)
            context |= {"judged": number, "total": total, "yesterday": new}
            context["waiting"] = waiting(viewer).count()
            return render(request, "monitoring/_judged.html", context)
        return render(request, "monitoring/_pane.html", context)
    toast(request, reason, kind="error")
    return redirect("monitoring:matter", matter.pk)


def _verdict_words(judgement: Judgement) -> str:
    title = judgement.matter.title
    title = title if len(title) <= 60 else title[:59] + "…"
    return _("“%(title)s”: %(verdict)s") % {"title": title, "verdict": judgement.get_kind_display()}


@require_POST
def hand_over(request: HttpRequest, number: int) -> HttpResponse:
    """Give a matter to another person."""
    viewer, at = viewer_of(request), timezone.now()
    _check_judges(viewer)
    matter = matter_by_number(viewer, number)
    form = HandOverForm(request.POST, matter=matter, at=at)
    try:
        rules.check_same_number(matter.pk == number)
        if not form.is_valid() or (owner := form.chosen_owner()) is None:
            raise RuleBroken(_("Choose the person who takes over."))
        judgement = triage.hand_over(
            matter,
            owner=owner,
            board=form.cleaned_data["board"],
            note=form.cleaned_data["note"],
            version=form.cleaned_data["version"],
            by=viewer,
            at=at,
        )
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
        return redirect("monitoring:matter", matter.pk)
    words = _("Handed over to %(name)s.") % {"name": owner.name}
    toast(request, words, undo=reverse("monitoring:undo", args=[judgement.pk]))
    return redirect("monitoring:matter", matter.pk)


@require_POST
def undo(request: HttpRequest, judgement: int) -> HttpResponse:
    """Take a judgement back; in the inbox, open the matter where it was."""
    viewer, at, chosen = viewer_of(request), timezone.now(), filter_of(request)
    _check_judges(viewer)
    row = Judgement.objects.select_related("matter").filter(pk=judgement).first()
    if row is None:
        toast(request, _("There is nothing to undo."), kind="error")
        return _list(request, None) if _is_part(request) else redirect("monitoring:inbox")
    number = row.matter_id
    try:
        matter = triage.undo(row, by=viewer, at=at)
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("Undone: “%(title)s” is as it was.") % {"title": matter.title[:60]})
        if not _is_part(request) and matter.state == MatterState.INBOX:
            query = urlencode({**chosen.address(), "matter": matter.pk})
            return redirect(f"{reverse('monitoring:inbox')}?{query}")
    if _is_part(request):
        return _list(request, matter_by_number(viewer, number))
    return redirect("monitoring:matter", number)
