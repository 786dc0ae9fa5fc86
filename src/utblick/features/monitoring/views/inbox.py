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

from utblick.features.monitoring.actions import triage
from utblick.features.monitoring.forms import LATER, HandOverForm, JudgeForm
from utblick.features.monitoring.models import Judgement, Matter
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.queries.inbox import Inbox, InboxFilter, inbox, neighbours, waiting
from utblick.features.monitoring.queries.matters import matter_by_number, whole
from utblick.features.monitoring.reasons import REASONS
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


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Show the inbox, with one matter open beside the list."""
    viewer = viewer_of(request)
    if not viewer.may_somewhere("monitoring.inbox.view"):
        viewer.check("monitoring.inbox.view")
    at, chosen = timezone.now(), filter_of(request)
    most = 500 if request.GET.get("all") else 50
    found = inbox(viewer, chosen, at=at, most=most)
    opened: Matter | None = None
    if (number := request.GET.get("matter", "")).isdecimal():
        opened = matter_by_number(viewer, int(number))
    elif found.rows:
        opened = matter_by_number(viewer, found.rows[0].matter.pk)
    return render(
        request,
        "monitoring/_triage.html" if request.htmx and not request.htmx.boosted else "monitoring/inbox.html",
        {"inbox": found, **_pane(request, opened, chosen), **_frame(found)},
    )


def _frame(found: Inbox) -> dict[str, Any]:
    return {"filter_query": urlencode(found.filter.address()), "yesterday": found.new_since_yesterday}


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
        "whole": whole(viewer, matter),
        "form": form or JudgeForm(matter=matter, at=at),
        "hand_over_form": HandOverForm(matter=matter, at=at),
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
    matter = matter_by_number(viewer, number)
    in_inbox = matter.state == MatterState.INBOX
    _previous, following = neighbours(viewer, chosen, matter) if in_inbox else (None, None)
    form = JudgeForm(request.POST, matter=matter, at=at)
    try:
        if not form.is_valid():
            raise RuleBroken(" ".join(str(e) for errors in form.errors.values() for e in errors))
        judgement = triage.judge(
            matter, form.to_verdict(), version=form.cleaned_data["version"], by=viewer, at=at
        )
    except RuleBroken as reason:
        return _refused(request, matter, chosen, str(reason))
    toast(request, _verdict_words(judgement), undo=reverse("monitoring:undo", args=[judgement.pk]))
    if request.htmx and in_inbox:
        after = matter_by_number(viewer, following) if following else None
        context = {"judged": number, "waiting": waiting(viewer).count(), **_pane(request, after, chosen)}
        return render(request, "monitoring/_judged.html", context)
    if in_inbox:
        query = {**chosen.address(), **({"matter": following} if following else {})}
        return redirect(f"{reverse('monitoring:inbox')}?{urlencode(query)}")
    return redirect("monitoring:matter", number)


def _refused(request: HttpRequest, matter: Matter, chosen: InboxFilter, reason: str) -> HttpResponse:
    """Show the matter as it is now, with the sentence that says why nothing was changed."""
    matter = matter_by_number(viewer_of(request), matter.pk)
    if request.htmx:
        return render(request, "monitoring/_pane.html", {**_pane(request, matter, chosen), "refusal": reason})
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
    matter = matter_by_number(viewer, number)
    form = HandOverForm(request.POST, matter=matter, at=at)
    try:
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
        return redirect("monitoring:matter", number)
    words = _("Handed over to %(name)s.") % {"name": owner.name}
    toast(request, words, undo=reverse("monitoring:undo", args=[judgement.pk]))
    return redirect("monitoring:matter", number)


@require_POST
def undo(request: HttpRequest, judgement: int) -> HttpResponse:
    """Take a judgement back."""
    viewer, at = viewer_of(request), timezone.now()
    row = Judgement.objects.select_related("matter").filter(pk=judgement).first()
    if row is None:
        toast(request, _("There is nothing to undo."), kind="error")
        return redirect("monitoring:inbox")
    try:
        matter = triage.undo(row, by=viewer, at=at)
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
        return redirect("monitoring:matter", row.matter_id)
    toast(request, _("Undone: “%(title)s” is as it was.") % {"title": matter.title[:60]})
    if matter.state == MatterState.INBOX:
        return redirect(f"{reverse('monitoring:inbox')}?{urlencode({'matter': matter.pk})}")
    return redirect("monitoring:matter", matter.pk)
