"""Judge a matter from the inbox or its own page: a verdict, another owner or day, and taking it back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.features.monitoring import rules
from utblick.features.monitoring.actions import triage
from utblick.features.monitoring.forms import HandOverForm, JudgeForm
from utblick.features.monitoring.models import Judgement, Matter
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.queries.inbox import InboxFilter, counts, neighbours, row_of, waiting
from utblick.features.monitoring.queries.matters import matter_by_number, owned
from utblick.features.monitoring.queries.visible import visible
from utblick.features.monitoring.views.inbox import (
    filter_of,
    is_part,
    latest_here,
    list_of,
    pane_of,
    remember,
)
from utblick.features.monitoring.views.matters import matter_page, way_here
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

CONFLICT, NOT_AS_ASKED = 409, 422


@require_POST
def judge(request: HttpRequest, number: int) -> HttpResponse:
    """Judge a matter, or save whose it is and by when; from the inbox, go on to the next one after a verdict."""
    viewer, at, chosen = viewer_of(request), timezone.now(), filter_of(request)
    _check_judges(viewer, number)
    matter = matter_by_number(viewer, number)
    in_inbox = matter.state == MatterState.INBOX and not request.POST.get("stay")
    form = JudgeForm(request.POST, matter=matter, at=at)
    if matter.pk == number and not form.is_valid():
        return _refused(request, number, form, _unnamed(form), NOT_AS_ASKED)
    try:
        rules.check_same_number(matter.pk == number)
        judgement = _judged(matter, form, viewer)
    except RuleBroken as reason:
        is_conflict = isinstance(reason, ChangedMeanwhile) or matter.pk != number
        fresh = JudgeForm(request.POST, matter=matter_by_number(viewer, matter.pk), at=at)
        fresh.is_valid()
        return _refused(request, number, fresh, str(reason), CONFLICT if is_conflict else NOT_AS_ASKED)
    remember(request, judgement)
    undo_url = reverse("monitoring:undo", args=[judgement.pk])
    query = urlencode(chosen.address())
    toast(request, _verdict_words(judgement), undo=f"{undo_url}?{query}" if query else undo_url)
    if not in_inbox:
        return _back_to(request, viewer, judgement.matter)
    if form.only_saves:
        return _saved(request, viewer, number, chosen)
    return _onward(request, viewer, matter, chosen)


def _judged(matter: Matter, form: JudgeForm, viewer: Viewer) -> Judgement:
    version = form.cleaned_data["version"]
    if not form.only_saves:
        return triage.judge(matter, form.to_verdict(), version=version, by=viewer, at=form.at)
    return triage.change(
        matter,
        board=form.cleaned_data["board"],
        owner=form.chosen_owner(),
        due_on=form.cleaned_data["due_on"],
        version=version,
        by=viewer,
        at=form.at,
    )


def _back_to(request: HttpRequest, viewer: Viewer, matter: Matter) -> HttpResponse:
    """Go back to the matter's page; who no longer sees the matter goes to their own."""
    if not visible(viewer).filter(pk=matter.pk).exists():
        return redirect("monitoring:mine")
    return redirect(reverse("monitoring:matter", args=[matter.pk]) + way_here(request))


def _saved(request: HttpRequest, viewer: Viewer, number: int, chosen: InboxFilter) -> HttpResponse:
    """Show the same matter in the inbox, with its row as it is now."""
    if not is_part(request):
        query = urlencode({**chosen.address(), "matter": number})
        return redirect(f"{reverse('monitoring:inbox')}?{query}")
    matter = matter_by_number(viewer, number)
    context = {**pane_of(request, matter, chosen), "row": row_of(matter, at=timezone.now())}
    context["latest"] = latest_here(request)
    return render(request, "monitoring/_saved.html", context)


def _onward(request: HttpRequest, viewer: Viewer, matter: Matter, chosen: InboxFilter) -> HttpResponse:
    """Show the next matter of the inbox after one that was judged."""
    before, following = neighbours(viewer, chosen, matter)
    onward = following or before
    if not is_part(request):
        query = urlencode({**chosen.address(), **({"matter": onward} if onward else {})})
        return redirect(f"{reverse('monitoring:inbox')}?{query}")
    if onward is None:
        return list_of(request, None)
    context = {"judged": matter.pk, **_figures(viewer, chosen), "latest": latest_here(request)}
    context |= pane_of(request, matter_by_number(viewer, onward), chosen)
    return render(request, "monitoring/_judged.html", context)


def _figures(viewer: Viewer, chosen: InboxFilter) -> dict[str, Any]:
    total, new = counts(viewer, chosen, at=timezone.now())
    return {"total": total, "yesterday": new, "waiting": waiting(viewer).count()}


def _check_judges(viewer: Viewer, number: int) -> None:
    """Refuse somebody who judges nothing here before anything is said of the matter."""
    if not owned(viewer).filter(pk=number).exists() and not viewer.may_somewhere("monitoring.matter.judge"):
        viewer.check("monitoring.matter.judge")


def _unnamed(form: JudgeForm) -> str:
    """Give what is wrong with what no field on the page shows."""
    shown = {"board", "owner", "due_on", "reason", "mute"}
    return " ".join(str(e) for name, errors in form.errors.items() if name not in shown for e in errors)


def _refused(request: HttpRequest, number: int, form: JudgeForm, reason: str, status: int) -> HttpResponse:
    """Show the matter as it is now, with what was written and the sentence that says why nothing was changed."""
    matter = form.matter
    form.keep_written()
    if not is_part(request):
        return matter_page(request, matter, form=form, refusal=reason, status=status)
    viewer, chosen = viewer_of(request), filter_of(request)
    context = {**pane_of(request, matter, chosen, form), "refusal": reason}
    if matter.state == MatterState.INBOX and matter.pk == number:
        return render(request, "monitoring/_pane.html", context)
    # It waits no longer, so it stands in the list no longer.
    context |= {"judged": number, **_figures(viewer, chosen), "latest": latest_here(request)}
    return render(request, "monitoring/_judged.html", context)


def _verdict_words(judgement: Judgement) -> str:
    title = Truncator(judgement.matter.title).chars(45)
    if judgement.kind == "hand_over":
        owner = judgement.matter.owner
        return _("Handed over to %(name)s.") % {"name": owner.name if owner else "–"}
    if judgement.kind == "change":
        return _("“%(title)s”: owner and day are saved.") % {"title": title}
    return _("“%(title)s”: %(verdict)s") % {"title": title, "verdict": judgement.get_kind_display()}


@require_POST
def hand_over(request: HttpRequest, number: int) -> HttpResponse:
    """Give a matter to another person."""
    viewer, at = viewer_of(request), timezone.now()
    _check_judges(viewer, number)
    matter = matter_by_number(viewer, number)
    form = HandOverForm(request.POST, matter=matter, at=at)
    refusal, status = "", NOT_AS_ASKED
    try:
        rules.check_same_number(matter.pk == number)
        if form.is_valid() and (owner := form.chosen_owner()):
            judgement = triage.hand_over(
                matter,
                owner=owner,
                board=form.cleaned_data["board"],
                note=form.cleaned_data["note"],
                version=form.cleaned_data["version"],
                by=viewer,
                at=at,
            )
            remember(request, judgement)
            undo_url = reverse("monitoring:undo", args=[judgement.pk])
            toast(request, _verdict_words(judgement), undo=undo_url)
            return _back_to(request, viewer, matter)
    except RuleBroken as reason:
        refusal = str(reason)
        status = CONFLICT if isinstance(reason, ChangedMeanwhile) or matter.pk != number else NOT_AS_ASKED
        form = HandOverForm(request.POST, matter=matter_by_number(viewer, matter.pk), at=at)
        form.is_valid()
    form.keep_written()
    return matter_page(request, form.matter, over=form, refusal=refusal, status=status)


@require_POST
def undo(request: HttpRequest, judgement: int) -> HttpResponse:
    """Take a judgement back; in the inbox, open the matter where it was."""
    viewer, at, chosen = viewer_of(request), timezone.now(), filter_of(request)
    row = Judgement.objects.select_related("matter").filter(pk=judgement).first()
    if row is None or row.by_id != viewer.account_id:
        _check_judges(viewer, row.matter_id if row else 0)
    if row is None:
        toast(request, _("There is nothing to undo."), kind="error")
        return list_of(request, None) if is_part(request) else redirect("monitoring:inbox")
    try:
        matter = triage.undo(row, by=viewer, at=at)
    except RuleBroken as reason:
        matter = row.matter
        toast(request, str(reason), kind="error")
    else:
        words = _("Undone: “%(title)s” is as it was.")
        toast(request, words % {"title": Truncator(matter.title).chars(60)})
        back_to_inbox = matter.state == MatterState.INBOX and viewer.may_somewhere("monitoring.inbox.view")
        if not is_part(request) and back_to_inbox and not request.POST.get("stay"):
            query = urlencode({**chosen.address(), "matter": matter.pk})
            return redirect(f"{reverse('monitoring:inbox')}?{query}")
    if is_part(request):
        return list_of(request, matter_by_number(viewer, row.matter_id))
    return _back_to(request, viewer, matter)
