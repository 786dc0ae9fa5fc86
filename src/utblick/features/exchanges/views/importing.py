"""Bring in a list of exchanges: choose the file, confirm what it says, see what would happen, take it in, undo it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from utblick.connectors.tables.reading import Table
from utblick.features.exchanges import actions
from utblick.features.exchanges.actions.lists import PERMISSION, dry_run, seen_as, table_of
from utblick.features.exchanges.listed import Read
from utblick.features.exchanges.listed_columns import FAULTS, FIELDS, LINE
from utblick.features.exchanges.listed_faults import Fault, faults_of
from utblick.features.exchanges.models import ListImport
from utblick.features.exchanges.places import country_name
from utblick.features.exchanges.views.lists import tabs
from utblick.features.exchanges.views.posting import posted
from utblick.features.organisation.models import Level, Unit
from utblick.foundation.rules import RuleBroken
from utblick.ui.exports import Sheet, as_file
from utblick.ui.lists import EXPORTS
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

SHOWN = 12
A_PAGE = 50
MOST_NAMES = 60
Wrong = tuple[int, Sequence[Fault], str]
"""A row with its line, what is wrong in it, and its words."""


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
def show(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show a list: what to confirm in it and what would come of it, or what came of it."""
    viewer_of(request).check(PERMISSION)
    made = get_object_or_404(ListImport.objects.select_related("file", "begun_by"), pk=number)
    return _done(request, made) if made.done_at else _confirm(request, made)


def _confirm(
    request: HttpRequest,
    made: ListImport,
    problem: str = "",
    status: int = 200,
    chosen: Mapping[int, str] | None = None,
) -> HttpResponseBase:
    table = table_of(made)
    read = dry_run(made, table, timezone.now())
    rejected: list[Wrong] = [(one.line, one.faults, one.words) for one in read.rejected]
    if file := _file(request, made, table, rejected):
        return file
    shown = made.columns if chosen is None else {str(at): name for at, name in chosen.items()}
    names = [
        (at, name, unit, near)
        for at, (name, unit, near) in enumerate(
            islice(
                (
                    *((name, None, near) for name, near in read.unknown.items()),
                    *((name, unit, None) for name, unit in read.chosen.items()),
                ),
                MOST_NAMES,
            )
        )
    ]
    context = {
        "made": made,
        "columns": _columns(made, table, shown),
        "fields": [(name, label) for name, (label, _column) in FIELDS.items()],
        "is_enough": {"title", "starts_on", "unit"} <= set(made.columns.values()),
        "would": len(read.said),
        "would_not": len(read.rejected),
        "sample": _sample(read),
        "remarked": len(read.remarked),
        "rejected": _page(request, rejected),
        "names": names,
        "more_names": max(0, len(read.unknown) + len(read.chosen) - MOST_NAMES),
        "units": Unit.objects.at(timezone.localdate()).filter(level__gt=Level.REGION).order_by("name_sv"),
        "notes": table.notes,
        "seen": seen_as(made, read),
        "problem": problem,
        "view": PERMISSION,
    }
    return render(request, "exchanges/import_confirm.html", context, status=status)


def _columns(made: ListImport, table: Table, chosen: Mapping[str, str]) -> list[dict[str, object]]:
    return [
        {
            "number": at,
            "name": name,
            "field": chosen.get(str(at), ""),
            "samples": [str(row.values[at]) for row in table.rows[:40] if row.values[at] is not None][:3],
        }
        for at, name in enumerate(table.columns)
        if at >= made.own_columns
    ]


def _sample(read: Read) -> list[dict[str, object]]:
    """Give the first rows that would be taken in, those with a remark before others."""
    rows = [*islice(read.remarked, SHOWN // 2), *islice((one for one in read.said if not one.remarks), SHOWN)]
    return [{"said": one, "country": country_name(one.country)} for one in rows[:SHOWN]]


def _done(request: HttpRequest, made: ListImport) -> HttpResponseBase:
    rejected: list[Wrong] = [(line, faults_of(faults), words) for line, faults, words in made.rejects]
    if request.GET.get("format") and (file := _file(request, made, table_of(made), rejected)):
        return file
    context = {
        "made": made,
        "rejected": _page(request, rejected),
        "remarks": [(line, faults_of(faults), words) for line, faults, words in made.remarks[:200]],
        "more_remarks": max(0, len(made.remarks) - 200),
        "view": PERMISSION,
    }
    return render(request, "exchanges/import_done.html", context)


def _page(request: HttpRequest, rows: Sequence[Wrong]) -> object:
    return Paginator(rows, A_PAGE).get_page(request.GET.get("page"))


def _file(
    request: HttpRequest, made: ListImport, table: Table, rejected: Sequence[Wrong]
) -> HttpResponseBase | None:
    """Give the refused rows as they stand in the list, with their faults before them, to mend and bring again."""
    kind = request.GET.get("format", "")
    if kind not in EXPORTS:
        return None
    rows = {row.number: row.values[made.own_columns :] for row in table.rows}
    sheet = Sheet(
        _("rejected rows"),
        _("Rows that were not taken in") if made.done_at else _("Rows that would not be taken in"),
        [
            made.file.name,
            _("Mend the rows, save the file, and bring it in: what was taken in is not doubled."),
        ],
        [str(LINE), str(FAULTS), *table.columns[made.own_columns :]],
        [
            [line, " ".join(map(str, faults)), *("" if cell is None else cell for cell in rows.get(line, ()))]
            for line, faults, _words in rejected
        ],
    )
    return as_file(sheet, kind)


@posted("exchanges:list_import")
def columns(request: HttpRequest, number: int) -> HttpResponseBase:
    """Confirm the columns and the units, and look again; or take the list in."""
    viewer = viewer_of(request)
    viewer.check(PERMISSION)
    made = get_object_or_404(ListImport.objects.select_related("file"), pk=number)
    chosen, units = _posted(request)
    try:
        made = actions.set_columns(made, chosen, units, by=viewer, at=timezone.now())
        if request.POST.get("do") == "take-in":
            seen = request.POST.get("seen", "")
            made = actions.take_in(made, seen=seen, by=viewer, at=timezone.now())
            said = ngettext("%(n)d exchange taken in.", "%(n)d exchanges taken in.", made.imported)
            toast(request, said % {"n": made.imported})
    except RuleBroken as reason:
        made.refresh_from_db()
        if made.done_at:
            toast(request, str(reason), kind="error")
            return redirect("exchanges:list_import", number)
        return _confirm(request, made, str(reason), 422, chosen)
    return redirect("exchanges:list_import", number)


def _posted(request: HttpRequest) -> tuple[dict[int, str], dict[str, int | None]]:
    chosen = {
        int(name.removeprefix("column-")): value
        for name, value in request.POST.items()
        if name.startswith("column-")
        and name.removeprefix("column-").isdecimal()
        and isinstance(value, str)
        and value
    }
    units: dict[str, int | None] = {}
    at = 0
    while (name := request.POST.get(f"unit-name-{at}")) is not None and at < MOST_NAMES:
        # What is chosen in the list goes before the suggestion that was ticked.
        number = request.POST.get(f"unit-{at}", "") or request.POST.get(f"unit-near-{at}", "")
        is_number = number.isascii() and number.isdecimal() and len(number) < 10
        units[name] = int(number) if is_number else None
        at += 1
    return chosen, units


@posted("exchanges:list_import")
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Undo a whole import."""
    made = get_object_or_404(ListImport, pk=number)
    try:
        taken, kept = actions.undo_list(made, by=viewer_of(request), at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        said = [ngettext("%(n)d exchange taken away.", "%(n)d exchanges taken away.", taken) % {"n": taken}]
        if kept:
            said.append(
                ngettext(
                    "%(n)d has been changed since and stays.", "%(n)d have been changed since and stay.", kept
                )
                % {"n": kept}
            )
        toast(request, " ".join(said))
    return redirect("exchanges:list_import", number)


@posted("exchanges:import_list", keep=0)
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a list that was never taken in."""
    made = get_object_or_404(ListImport.objects.select_related("file"), pk=number)
    try:
        actions.remove_list(made, by=viewer_of(request), at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
        return redirect("exchanges:list_import", number)
    toast(request, _("“%(title)s” is removed.") % {"title": made.file.name})
    return redirect("exchanges:import_list")
