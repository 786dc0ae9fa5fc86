"""Bring in a list of exchanges: choose the file, confirm its columns, see what would happen, take it in, undo it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from utblick.features.exchanges import actions
from utblick.features.exchanges.actions.lists import PERMISSION, dry_run, table_of
from utblick.features.exchanges.listed import FIELDS
from utblick.features.exchanges.models import ListImport
from utblick.features.exchanges.views.lists import tabs
from utblick.features.organisation.models import Level, Unit
from utblick.foundation.rules import RuleBroken
from utblick.ui.exports import Sheet, as_file
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

SHOWN = 8
MOST_UNKNOWN = 60


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Choose a file; lists that were brought before stand below."""
    viewer = viewer_of(request)
    viewer.check(PERMISSION)
    problem = ""
    if request.method == "POST":
        file = request.FILES.get("file")
        if file is None:
            problem = _("Choose a file.")
        else:
            try:
                made = actions.begin_list(file.read(), file.name or "list", by=viewer, at=timezone.now())
            except (RuleBroken, ValueError) as reason:
                problem = str(reason)
            else:
                return redirect("exchanges:list_import", made.pk)
    context = {
        "problem": problem,
        "before": ListImport.objects.select_related("file", "begun_by")[:20],
        "tabs": tabs(request),
        "view": PERMISSION,
    }
    return render(request, "exchanges/import_begin.html", context, status=422 if problem else 200)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a list: its columns to confirm and what would come of it, or what came of it."""
    viewer_of(request).check(PERMISSION)
    made = get_object_or_404(ListImport.objects.select_related("file", "begun_by"), pk=number)
    return _done(request, made) if made.done_at else _confirm(request, made)


def _confirm(request: HttpRequest, made: ListImport, problem: str = "", status: int = 200) -> HttpResponse:
    table = table_of(made)
    read = dry_run(made, table, timezone.now())
    columns = [
        {
            "number": at,
            "name": name,
            "field": made.columns.get(str(at), ""),
            "samples": [str(row.values[at]) for row in table.rows[:40] if row.values[at] is not None][:3],
        }
        for at, name in enumerate(table.columns)
    ]
    context = {
        "made": made,
        "columns": columns,
        "fields": [(name, label) for name, (label, _column) in FIELDS.items()],
        "is_enough": {"title", "starts_on", "unit"} <= set(made.columns.values()),
        "would": len(read.said),
        "would_not": len(read.rejected),
        "sample": read.said[:SHOWN],
        "rejected": read.rejected[:SHOWN],
        "unknown": [
            (at, name, near) for at, (name, near) in enumerate(list(read.unknown.items())[:MOST_UNKNOWN])
        ],
        "units": Unit.objects.at(timezone.localdate()).filter(level__gt=Level.REGION).order_by("name_sv"),
        "notes": table.notes,
        "problem": problem,
        "view": PERMISSION,
    }
    return render(request, "exchanges/import_confirm.html", context, status=status)


def _done(request: HttpRequest, made: ListImport) -> HttpResponse:
    if request.GET.get("format") == "xlsx":
        sheet = Sheet(
            _("rejected rows"),
            _("Rows that were not taken in"),
            [made.file.name],
            [_("Line"), _("Why"), _("The row")],
            made.rejects,
        )
        return as_file(sheet, "xlsx")  # type: ignore[return-value]
    context = {"made": made, "rejects": made.rejects[:200], "view": PERMISSION}
    return render(request, "exchanges/import_done.html", context)


@require_POST
def columns(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm the columns and the units, and look again; or take the list in."""
    viewer = viewer_of(request)
    viewer.check(PERMISSION)
    made = get_object_or_404(ListImport, pk=number)
    chosen, units = _posted(request)
    try:
        made = actions.set_columns(made, chosen, units, by=viewer, at=timezone.now())
        if request.POST.get("do") == "take-in":
            made = actions.take_in(made, by=viewer, at=timezone.now())
            said = ngettext("%(n)d exchange taken in.", "%(n)d exchanges taken in.", made.imported)
            toast(request, said % {"n": made.imported})
    except RuleBroken as reason:
        made.refresh_from_db()
        if made.done_at:
            toast(request, str(reason), kind="error")
            return redirect("exchanges:list_import", number)
        return _confirm(request, made, str(reason), 422)
    return redirect("exchanges:list_import", number)


def _posted(request: HttpRequest) -> tuple[dict[int, str], dict[str, int]]:
    chosen = {
        int(name.removeprefix("column-")): value
        for name, value in request.POST.items()
        if name.startswith("column-")
        and name.removeprefix("column-").isdigit()
        and isinstance(value, str)
        and value
    }
    units: dict[str, int] = {}
    at = 0
    while (name := request.POST.get(f"unit-name-{at}")) is not None and at < MOST_UNKNOWN:
        number = request.POST.get(f"unit-{at}", "")
        if number.isascii() and number.isdigit():
            units[name] = int(number)
        at += 1
    return chosen, units


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Undo a whole import."""
    made = get_object_or_404(ListImport, pk=number)
    try:
        taken, kept = actions.undo_list(made, by=viewer_of(request), at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        said: list[Any] = [
            ngettext("%(n)d exchange taken away.", "%(n)d exchanges taken away.", taken) % {"n": taken}
        ]
        if kept:
            said.append(
                ngettext(
                    "%(n)d has been changed since and stays.", "%(n)d have been changed since and stay.", kept
                )
                % {"n": kept}
            )
        toast(request, " ".join(said))
    return redirect("exchanges:list_import", number)
