"""Bring in a list of projects or partners: its columns shown and put right, what would happen, and then done."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.connectors.registry import BY_NAME
from utblick.connectors.tables.reading import Unreadable
from utblick.features.monitoring.reader_words import said_of
from utblick.features.programmes import list_columns
from utblick.features.programmes.actions import lists as actions
from utblick.features.programmes.actions.archive import IMPORT
from utblick.features.programmes.actions.lists import Order
from utblick.features.programmes.models import ColumnMapping
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.files.models import StoredFile
from utblick.foundation.files.storing import FileRefused, open_stored, store
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import acted, given
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

SALT, HOLDS = "programmes.list", 24 * 60 * 60
REJECTS_SHOWN = 50


class SaidForm(forms.Form):
    """What a list does not say of itself."""

    programme = forms.CharField(
        label=gettext_lazy("Programme, where the list does not say it"), required=False, max_length=200
    )
    period = forms.CharField(
        label=gettext_lazy("Programme period, where the list does not say it"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Such as 2014–2020."),
    )
    country = forms.RegexField(
        r"^([A-Za-z]{2})?$",
        label=gettext_lazy("Country of the organisations, where the list does not say it"),
        required=False,
        help_text=gettext_lazy("Two letters, such as SE."),
    )
    licence = forms.CharField(
        label=gettext_lazy("Licence, or on what terms the list may be used"), required=False, max_length=200
    )

    def said(self) -> dict[str, str]:
        """Give what was said of the list."""
        data = self.cleaned_data
        told = {name: data[name].strip() for name in list_columns.SAID}
        return {name: value.upper() if name == "country" else value for name, value in told.items() if value}


class ListForm(SaidForm):
    """A list, and what it does not say of itself."""

    chosen = forms.FileField(
        label=gettext_lazy("File"), help_text=gettext_lazy("Excel, CSV, JSON or a saved web page.")
    )
    field_order = ["chosen"]


class MappingForm(SaidForm):
    """What the columns of lists with some headings mean: a choice for each heading, in their order."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = ["name"]

    def __init__(self, row: ColumnMapping, data: Any = None) -> None:
        super().__init__(data, initial={"name": row.name, "version": row.version, **row.told})
        choices = [("", _("not used")), *list_columns.FIELDS.items()]
        self._headings = [f"column-{at}" for at in range(len(row.columns))]
        for name, (heading, field) in zip(self._headings, row.columns, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=heading, choices=choices, required=False, initial=field
            )

    def columns(self) -> list[str]:
        """Give the field of each heading."""
        return [self.cleaned_data[name] for name in self._headings]


def bring(request: HttpRequest) -> HttpResponse:
    """Take a list: first the file, then its columns, then what would happen, then in the background."""
    viewer = viewer_of(request)
    viewer.check(IMPORT)
    if request.method != "POST":
        return _first(request, ListForm())
    if request.POST.get("signed"):
        return _further(request)
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _first(request, form, status=422)
    upload = form.cleaned_data["chosen"]
    try:
        stored = store(upload, upload.name or "", upload.content_type or "")
    except FileRefused as reason:
        form.add_error("chosen", str(reason))
        return _first(request, form, status=422)
    return _columns(request, stored, form)


def _first(request: HttpRequest, form: ListForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "mappings": ColumnMapping.objects.all(),
        "kinds": [_sentence(kind) for kind in list_columns.DOCUMENTED],
        "view": IMPORT,
    }
    return render(request, "programmes/bring_list.html", context, status=status)


def _sentence(kind: str) -> str:
    row = BY_NAME[kind]
    return row.sentence_en if get_language() == "en" else row.sentence_sv


def _columns(request: HttpRequest, stored: StoredFile, form: ListForm) -> HttpResponse:
    with open_stored(stored) as opened:
        data = opened.read()
    said = form.said()
    if kind := list_columns.documented_kind(data, stored.name):
        return _shown(request, stored, Order(kind, said=said), tries=True)
    try:
        table = list_columns.table_of(data, stored.name)
    except Unreadable as problem:
        form.add_error("chosen", list_columns.reason_words(problem))
        return _first(request, form, status=422)
    if not table.rows:
        form.add_error("chosen", _("The list has no rows below its headings. Choose a file that has."))
        return _first(request, form, status=422)
    known = list_columns.mapping_of(table.columns)
    settled = dict(known.columns) if known else None
    columns = list_columns.proposed(table, settled)
    order = Order(
        list_columns.COLUMNS,
        {one.name: one.field for one in columns},
        {**(known.told if known else {}), **said},
    )
    return _shown(request, stored, order, known=known, columns=columns, rows=len(table.rows))


def _further(request: HttpRequest) -> HttpResponse:
    """Look at what would happen with the columns as they are chosen now, or bring the list in."""
    try:
        number, kind, names, said = signing.loads(request.POST["signed"], salt=SALT, max_age=HOLDS)
        stored = StoredFile.objects.get(pk=number)
    except (signing.BadSignature, ValueError, StoredFile.DoesNotExist):
        toast(request, _("The file was chosen too long ago. Choose it again."), kind="error")
        return redirect("programmes:bring_list")
    columns = {}
    for at, name in enumerate(names):
        chosen = request.POST.get(f"column-{at}", "")
        columns[name] = chosen if chosen in list_columns.FIELDS else ""
    order = Order(kind, columns, said)
    if "take" in request.POST:
        try:
            actions.order_list(stored, order, by=viewer_of(request), at=timezone.now())
        except RuleBroken as reason:
            return _shown(request, stored, order, problem=str(reason), status=422)
        toast(request, _("The list is being brought in. What came of it stands below."))
        return redirect("programmes:archive")
    return _shown(request, stored, order, tries=True)


def _shown(
    request: HttpRequest,
    stored: StoredFile,
    order: Order,
    *,
    columns: list[list_columns.ProposedColumn] | None = None,
    rows: int | None = None,
    known: ColumnMapping | None = None,
    tries: bool = False,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the columns as they stand, and with `tries` what bringing the list in would do."""
    if columns is None and order.kind == list_columns.COLUMNS:
        with open_stored(stored) as opened:
            table = list_columns.table_of(opened.read(), stored.name)
        columns, rows = list_columns.proposed(table, order.columns), len(table.rows)
    taken = None
    if tries:
        try:
            if order.kind == list_columns.COLUMNS:
                actions.check_columns(order.columns)
            taken = actions.tried(stored, order, by=viewer_of(request), at=timezone.now())
        except RuleBroken as reason:
            problem, status, tries = str(reason), 422, False
    names = [one.name for one in columns or ()]
    context: dict[str, Any] = {
        "stored": stored,
        "kind": _sentence(order.kind) if order.kind != list_columns.COLUMNS else "",
        "columns": columns or [],
        "fields": list_columns.FIELDS.items(),
        "rows": rows,
        "known": known,
        "said": order.said,
        "tried": tries,
        "taken": taken,
        "rejects": said_of(taken.rejects[:REJECTS_SHOWN]) if taken else [],
        "problem": problem,
        "signed": signing.dumps([stored.pk, order.kind, names, order.said], salt=SALT),
        "view": IMPORT,
    }
    return render(request, "programmes/list_columns.html", context, status=status)


def remembered(request: HttpRequest, number: int) -> HttpResponse:
    """Show what the columns of lists with some headings mean, and change that."""
    viewer_of(request).check(IMPORT)
    row = get_object_or_404(ColumnMapping, pk=number)
    form = MappingForm(row, given(request))

    def act(*, by: Viewer, at: datetime, **_cleaned: Any) -> None:
        data = form.cleaned_data
        actions.change_mapping(
            row,
            name=data["name"],
            fields=form.columns(),
            said=form.said(),
            version=data["version"] or 0,
            by=by,
            at=at,
        )

    outcome = acted(
        request,
        form,
        act,
        reverse("programmes:bring_list"),
        version=lambda: ColumnMapping.objects.values_list("version", flat=True).get(pk=number),
    )
    if isinstance(outcome, HttpResponse):
        return outcome
    context = {"form": form, "row": row, "view": IMPORT}
    return render(request, "programmes/remembered_columns.html", context, status=outcome)


@require_POST
def forget(request: HttpRequest, number: int) -> HttpResponse:
    """Forget what the columns of a list mean."""
    row = get_object_or_404(ColumnMapping, pk=number)
    actions.forget(row, by=viewer_of(request), at=timezone.now())
    toast(request, _("Forgotten. The next list with these headings is recognised anew."))
    return redirect("programmes:bring_list")
