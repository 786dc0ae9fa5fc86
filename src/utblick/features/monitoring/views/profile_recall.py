"""The documents that mattered, by which a profile is tried."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.engine.query.errors import QueryError
from utblick.features.monitoring.actions import recall as actions
from utblick.features.monitoring.forms_profiles import PastedForm
from utblick.features.monitoring.models import Document, RecallItem
from utblick.features.monitoring.queries import profiles as queries
from utblick.features.monitoring.queries.prose import page_language
from utblick.features.monitoring.queries.recall import Recall, is_address, offered, trials
from utblick.features.organisation.queries import topics
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show which of the documents that mattered a profile catches, and find more to list."""
    return _page(request, number, PastedForm())


def _page(request: HttpRequest, number: int, form: PastedForm, status: int = 200) -> HttpResponse:
    viewer = viewer_of(request)
    viewer.check("monitoring.profile.view")
    profile = queries.profile_by_number(viewer, number)
    asked = request.GET.get("q", "").strip()[:500]
    found: list[Document] = []
    problem = ""
    if asked:
        try:
            found = offered(viewer, profile, asked)
        except QueryError as error:
            problem = error.sentence(page_language())
    tried = trials(profile)
    context = {
        "profile": profile,
        "reading": queries.reading(profile.query),
        "trials": tried,
        "caught": sum(trial.is_caught for trial in tried),
        "recall": Recall(len(tried), sum(trial.is_caught for trial in tried)) if tried else None,
        "figures": {"total": profile.hits.filter(gone_at=None).count()},
        "topic": topics(timezone.now()).filter(key=profile.topic).first() if profile.topic else None,
        "asked": asked,
        "found": found,
        "problem": problem,
        "is_address": is_address(asked),
        "form": form,
        "may_change": viewer.may("monitoring.profile.change"),
        "tab": "recall",
    }
    return render(request, "monitoring/profile_recall.html", context, status=status)


@require_POST
def add(request: HttpRequest, number: int) -> HttpResponse:
    """List a document of the archive, or a text that somebody pastes."""
    viewer, at = viewer_of(request), timezone.now()
    profile = queries.profile_by_number(viewer, number)
    chosen = request.POST.get("document", "")
    if chosen.isdecimal():
        document = get_object_or_404(Document, pk=int(chosen))
        actions.add_document(profile, document, why=request.POST.get("why", ""), by=viewer, at=at)
    else:
        form = PastedForm(request.POST)
        if not form.is_valid():
            return _page(request, number, form, status=422)
        actions.add_text(profile, **form.cleaned_data, by=viewer, at=at)
    toast(request, _("It is on the list."))
    return redirect("monitoring:profile_recall", number)


@require_POST
def remove(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Take a document off the list."""
    viewer = viewer_of(request)
    row = get_object_or_404(RecallItem.objects.select_related("profile"), pk=item, profile=number)
    actions.remove_item(row, by=viewer, at=timezone.now())
    toast(request, _("It is off the list."))
    return redirect("monitoring:profile_recall", number)
