"""Background work: what ran, when, how it went, and run again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from utblick.foundation.jobs import actions
from utblick.foundation.jobs.models import JobRun, State
from utblick.foundation.jobs.registry import JobFailed, Subjects, all_jobs, in_words, label_of
from utblick.ui.lists import Choice, Column, DateRange, Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

TONES = {State.DONE.value: "lichen", State.FAILED.value: "falu", State.RUNNING.value: "water"}


def _chip(run: JobRun) -> SafeString:
    return format_html('<span class="chip {}">{}</span>', TONES.get(run.state, ""), run.get_state_display())


def _counts(run: JobRun) -> str:
    return ", ".join(f"{name} {count}" for name, count in in_words(run.counts))


def _told(run: JobRun) -> SafeString:
    """Say what came of it; the run's own page has the zeros too."""
    found = ", ".join(f"{name} {count}" for name, count in in_words(run.counts) if count)
    return format_html("{}", found) if found else format_html('<span class="muted">{}</span>', "–")


def _names() -> list[tuple[str, str]]:
    return sorted(((name, str(job.label)) for name, job in all_jobs().items()), key=lambda pair: pair[1])


def _named(run: JobRun, subjects: Subjects) -> str:
    """Give what the job is called, and what it is of."""
    return ": ".join(filter(None, [label_of(run.name), subjects.of(run.name, run.arguments)]))


def _heading() -> Column:
    subjects = Subjects()
    return Column(
        "name",
        _("Job"),
        heading=True,
        sort="name",
        value=lambda run: _named(run, subjects),
        link=lambda run: reverse("administration:run", args=[run.pk]),
    )


COLUMNS = (
    Column("key", gettext_lazy("Of"), sort=True, hidden=True),
    Column("state", gettext_lazy("State"), value="get_state_display", html=_chip, sort="state"),
    Column("queued_at", gettext_lazy("Queued"), sort=("queued_at", "id")),
    Column("started_at", gettext_lazy("Started"), sort=True, hidden=True),
    Column("ended_at", gettext_lazy("Ended"), sort=True),
    Column("counts", gettext_lazy("Result"), value=_counts, html=_told),
    Column("error", gettext_lazy("Error")),
    Column("triggered_name", gettext_lazy("Started by"), sort=True, hidden=True),
    Column("attempt", gettext_lazy("Attempt"), numeric=True, hidden=True),
)
FILTERS = (
    Choice(key="name", label=gettext_lazy("Job"), choices=_names),
    Choice(key="state", label=gettext_lazy("State"), choices=State.choices),
    DateRange(key="queued", label=gettext_lazy("Queued"), field="queued_at", moment=True),
)


def runs(request: HttpRequest) -> HttpResponseBase:
    """List the runs, newest first, with the periodic jobs to start at once."""
    viewer = viewer_of(request)
    viewer.check("jobs.run.view")
    listing = Listing(
        request,
        JobRun.objects.defer("traceback"),
        name="jobs",
        title=_("Background work"),
        columns=(_heading(), *COLUMNS),
        filters=FILTERS,
        default_sort="-queued_at",
    )
    periodic = [
        (name, label)
        for name, label in _names()
        if all_jobs()[name].every and actions.may_start(viewer, name)
    ]
    context = {"periodic": periodic}
    return listing.response("administration/jobs.html", context)


def run(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show one run; its technical report to those who may read it."""
    viewer = viewer_of(request)
    viewer.check("jobs.run.view")
    shown = get_object_or_404(JobRun, pk=pk)
    context = {
        "run": shown,
        "label": _named(shown, Subjects()),
        "tone": TONES.get(shown.state, ""),
        "counts": in_words(shown.counts),
        "may_start": actions.may_start(viewer, shown.name) and shown.state in (State.DONE, State.FAILED),
        "may_read_report": viewer.may("jobs.run.traceback"),
    }
    return render(request, "administration/run.html", context)


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Run the same work again."""
    shown = get_object_or_404(JobRun, pk=pk)
    try:
        shown = actions.run_again(shown, by=viewer_of(request), at=timezone.now())
    except JobFailed as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("Queued: it begins within seconds when a worker is running."))
    return redirect("administration:run", pk=shown.pk)


@require_POST
def start(request: HttpRequest) -> HttpResponseBase:
    """Start a periodic job now."""
    try:
        started = actions.start_job(request.POST.get("name", ""), by=viewer_of(request), at=timezone.now())
    except JobFailed as reason:
        toast(request, str(reason), kind="error")
        return redirect("administration:jobs")
    toast(request, _("Queued: it begins within seconds when a worker is running."))
    return redirect("administration:run", pk=started.pk)
