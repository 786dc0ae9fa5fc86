"""A matter's own page, and the lists of what somebody owns, follows or has on a board's desk."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from utblick.features.monitoring.actions import matters as actions
from utblick.features.monitoring.forms import LATER, FollowForm, HandOverForm, JoinForm, JudgeForm, NoteForm
from utblick.features.monitoring.models import Matter, MatterNote, Regrouping
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.permissions import answers_for, may_judge
from utblick.features.monitoring.queries.joining import candidates
from utblick.features.monitoring.queries.matters import matter_by_number, whole
from utblick.features.monitoring.queries.visible import visible
from utblick.features.monitoring.reasons import REASONS
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a matter whole."""
    matter = matter_by_number(viewer_of(request), number)
    if matter.pk != number:
        # Not for ever: what a hand has joined can be undone, and browsers remember a permanent move.
        return redirect("monitoring:matter", matter.pk)
    return matter_page(request, matter)


def matter_page(
    request: HttpRequest,
    matter: Matter,
    *,
    form: JudgeForm | None = None,
    over: HandOverForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show a matter's page; with a form that was refused, as it was filled in."""
    viewer, at = viewer_of(request), timezone.now()
    found = whole(viewer, matter)
    by_role = viewer.may_somewhere("monitoring.matter.judge")
    context = {
        "opened": matter,
        "whole": found,
        "form": form or JudgeForm(matter=matter, at=at),
        "hand_over_form": over or HandOverForm(matter=matter, at=at),
        "refusal": refusal,
        "note_form": NoteForm(),
        "follow_form": FollowForm(initial={"why": found.follow.why if found.follow else ""}),
        "join_form": JoinForm(),
        "may_judge": may_judge(viewer, matter),
        "is_own": not by_role and answers_for(viewer, owner=matter.owner_id, state=matter.state),
        "may_regroup": viewer.may("monitoring.matter.regroup"),
        "may_read_notes": viewer.may_somewhere("monitoring.note.view"),
        "may_write_note": viewer.may("monitoring.note.write"),
        "reasons": REASONS.items(),
        "laters": LATER.items(),
        "filter_query": way_here(request).removeprefix("?"),
        "inbox_url": _inbox_url(request, viewer, matter),
    }
    return render(request, "monitoring/matter.html", context, status=status)


def way_here(request: HttpRequest) -> str:
    """Give the part of the address that says which part of the inbox somebody came from."""
    return f"?{request.GET.urlencode()}" if request.GET else ""


def _inbox_url(request: HttpRequest, viewer: Viewer, matter: Matter) -> str:
    """Give the way back to the inbox as it was left, for those who have one."""
    came_from = request.GET.copy()
    is_from_inbox = came_from.pop("inbox", None) is not None
    if not viewer.may_somewhere("monitoring.inbox.view"):
        return ""
    waits = matter.state == MatterState.INBOX
    if not (is_from_inbox or waits):
        return ""
    if waits:
        came_from["matter"] = str(matter.pk)
    return f"{reverse('monitoring:inbox')}?{came_from.urlencode()}".rstrip("?")


@require_POST
def follow(request: HttpRequest, number: int) -> HttpResponse:
    """Follow a matter, change why, or stop following it."""
    viewer, at = viewer_of(request), timezone.now()
    matter = matter_by_number(viewer, number)
    if request.POST.get("stop"):
        actions.unfollow(matter, by=viewer, at=at)
        toast(request, _("You no longer follow this matter."))
    else:
        form = FollowForm(request.POST)
        why = form.cleaned_data["why"] if form.is_valid() else ""
        actions.follow(matter, why=why, by=viewer, at=at)
        toast(request, _("You follow this matter: what happens in it is shown under “Today”."))
    return redirect("monitoring:matter", matter.pk)


@require_POST
def write_note(request: HttpRequest, number: int) -> HttpResponse:
    """Write a note on a matter."""
    viewer = viewer_of(request)
    viewer.check("monitoring.note.write")
    matter = matter_by_number(viewer, number)
    form = NoteForm(request.POST)
    if form.is_valid():
        actions.write_note(matter, form.cleaned_data["text"], by=viewer, at=timezone.now())
        toast(request, _("The note is saved."))
    else:
        toast(request, " ".join(str(e) for errors in form.errors.values() for e in errors), kind="error")
    return redirect(reverse("monitoring:matter", args=[matter.pk]) + "#notes")


@require_POST
def remove_note(request: HttpRequest, note: int) -> HttpResponse:
    """Take away one's own note."""
    viewer = viewer_of(request)
    row = get_object_or_404(MatterNote, pk=note, matter__in=visible(viewer))
    actions.remove_note(row, by=viewer, at=timezone.now())
    toast(request, _("The note is removed."), undo=reverse("monitoring:put_back_note", args=[row.pk]))
    return redirect(reverse("monitoring:matter", args=[row.matter_id]) + "#notes")


@require_POST
def put_back_note(request: HttpRequest, note: int) -> HttpResponse:
    """Undo the removal of one's own note."""
    viewer = viewer_of(request)
    row = get_object_or_404(MatterNote, pk=note, matter__in=visible(viewer))
    actions.put_back_note(row, by=viewer, at=timezone.now())
    toast(request, _("The note is back."))
    return redirect(reverse("monitoring:matter", args=[row.matter_id]) + "#notes")


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, number: int) -> HttpResponse:
    """Look for the matter that is meant, show it, and join it into this one when somebody says so."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check("monitoring.matter.regroup")
    matter = matter_by_number(viewer, number)
    if request.method != "POST":
        written = request.GET.get("q", "")
        context = {
            "opened": matter,
            "written": written.strip(),
            "join_form": JoinForm(initial={"q": written}),
            "found": candidates(viewer, matter, written, host=request.get_host()),
        }
        return render(request, "monitoring/matter_join.html", context)
    chosen = request.POST.get("other", "")
    try:
        other = _other(viewer, chosen)
        regrouping = actions.join(matter, other, by=viewer, at=at)
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        words = _("Joined with “%(title)s”.") % {"title": Truncator(other.title).chars(60)}
        toast(request, words, undo=reverse("monitoring:undo_regrouping", args=[regrouping.pk]))
    return redirect("monitoring:matter", matter.pk)


def _other(viewer: Viewer, chosen: str) -> Matter:
    """Give the matter to join with, or say in a sentence that there is none."""
    try:
        if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 19):
            raise Http404
        return matter_by_number(viewer, int(chosen))
    except Http404:
        raise RuleBroken(_("There is no matter with the number %(n)s.") % {"n": chosen[:20] or "–"}) from None


@require_POST
def split(request: HttpRequest, number: int) -> HttpResponse:
    """Move the ticked documents into a matter of their own."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check("monitoring.matter.regroup")
    matter = matter_by_number(viewer, number)
    ticked = set(request.POST.getlist("document"))
    try:
        chosen = [document for document in matter.documents.all() if str(document.pk) in ticked]
        regrouping = actions.split(matter, chosen, by=viewer, at=at)
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
        return redirect("monitoring:matter", matter.pk)
    toast(
        request,
        _("Split: the documents are now a matter of their own, and no rule joins them again."),
        undo=reverse("monitoring:undo_regrouping", args=[regrouping.pk]),
    )
    return redirect("monitoring:matter", regrouping.other_id)


@require_POST
def undo_regrouping(request: HttpRequest, regrouping: int) -> HttpResponse:
    """Take a join or a split back."""
    viewer = viewer_of(request)
    viewer.check("monitoring.matter.regroup")
    row = get_object_or_404(Regrouping.objects.select_related("matter", "other"), pk=regrouping)
    try:
        matter = actions.undo_regrouping(row, by=viewer, at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
        return redirect("monitoring:matter", row.matter_id)
    toast(request, _("Undone: the documents are back where they were."))
    return redirect("monitoring:matter", matter.pk)
