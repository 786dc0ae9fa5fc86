"""Change programmes, the names that sources have for them, and their dated rows."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.programmes import queries
from utblick.features.programmes.actions import programmes as actions
from utblick.features.programmes.actions import rows
from utblick.features.programmes.forms import FollowForm, NameForm, ProgrammeForm, TakeOutForm, row_form
from utblick.features.programmes.models import Programme, ProgrammeName
from utblick.features.programmes.row_kinds import ROW_KINDS, RowKind
from utblick.features.programmes.telling import row_in_words
from utblick.features.programmes.views.saving import Crumb, changed
from utblick.ui.answering import given
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

CHANGE = queries.CHANGE


def sheet(programme: Programme) -> str:
    """Give the address of a programme's page."""
    return reverse("programmes:programme", args=[programme.key])


def _crumb(programme: Programme) -> Crumb:
    return programme.name, sheet(programme)


def new(request: HttpRequest) -> HttpResponse:
    """Add a programme."""
    viewer_of(request).check(CHANGE)

    def act(**fields: Any) -> Programme:
        fields.pop("version")
        return actions.create_programme(**fields)

    crumb = (_("Programmes"), reverse("programmes:programmes"))
    return changed(
        request, ProgrammeForm(given(request)), act, _("New programme"), sheet, CHANGE, crumb=crumb
    )


def change(request: HttpRequest, key: str) -> HttpResponse:
    """Change what stands of a programme itself."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    programme = queries.programme_by_key(viewer, key)

    def act(**fields: Any) -> None:
        version = fields.pop("version") or 0
        actions.change_programme(Programme.objects.get(key=key), version=version, **fields)

    return changed(
        request,
        ProgrammeForm(given(request), instance=programme),
        act,
        _("Change %(name)s") % {"name": programme.name},
        sheet(programme),
        CHANGE,
        crumb=_crumb(programme),
        version=lambda: Programme.objects.values_list("version", flat=True).get(key=key),
    )


def add_name(request: HttpRequest, key: str) -> HttpResponse:
    """Let a name that sources write mean a programme."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    programme = queries.programme_by_key(viewer, key)

    def act(**fields: Any) -> None:
        actions.add_name(programme, fields.pop("name"), **fields)

    return changed(
        request,
        NameForm(given(request)),
        act,
        _("What sources call %(name)s") % {"name": programme.name},
        sheet(programme),
        CHANGE,
        crumb=_crumb(programme),
        intro=_("Calls and projects from sources that say so are then shown under this programme."),
    )


@require_POST
def remove_name(request: HttpRequest, number: int) -> HttpResponse:
    """Let a name mean a programme no longer."""
    row = get_object_or_404(ProgrammeName.objects.select_related("programme"), pk=number)
    actions.remove_name(row, by=viewer_of(request), at=timezone.now())
    toast(request, _("Removed."))
    return redirect(sheet(row.programme))


def _kind(key: str) -> RowKind:
    try:
        return ROW_KINDS[key]
    except KeyError:
        raise Http404 from None


def _row(kind: RowKind, number: int) -> Any:
    return get_object_or_404(kind.model._default_manager.select_related("programme"), pk=number)


@require_GET
def row(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Show what holds when of one thing that a programme says, and what was done to it."""
    viewer = viewer_of(request)
    viewer.check(queries.VIEW)
    asked = _kind(kind)
    found = _row(asked, number)
    same = asked.model._default_manager.filter(
        programme=found.programme, **{name: getattr(found, name) for name in asked.subject}
    )
    lines = [(one, row_in_words(asked, one)) for one in same.order_by(asked.since, "pk")]
    context = {
        "row": found,
        "kind": asked,
        "programme": found.programme,
        "lines": lines,
        "same": same,
        "facts": row_in_words(asked, found, whole=True),
        "may_change": viewer.may(CHANGE),
        "today": timezone.localdate(),
        "view": queries.VIEW,
    }
    return render(request, "programmes/row.html", context)


def _row_page(kind: RowKind, number: int) -> str:
    return reverse("programmes:row", args=[kind.key, number])


def add_row(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Add a row."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    programme = queries.programme_by_key(viewer, key)
    asked = _kind(kind)

    def act(**fields: Any) -> Any:
        fields.pop("version")
        return rows.add_row(asked, programme, **fields)

    return changed(
        request,
        row_form(asked, programme, given(request)),
        act,
        _("%(kind)s: new") % {"kind": asked.label},
        lambda made: _row_page(asked, made.pk),
        CHANGE,
        crumb=_crumb(programme),
    )


def correct_row(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Correct what a row says."""
    viewer_of(request).check(CHANGE)
    asked = _kind(kind)
    found = _row(asked, number)

    def act(**fields: Any) -> Any:
        version = fields.pop("version") or 0
        return rows.correct_row(_row(asked, number), version=version, **fields)

    return changed(
        request,
        row_form(asked, found.programme, given(request), instance=found),
        act,
        _("%(kind)s: correct") % {"kind": asked.label},
        _row_page(asked, number),
        CHANGE,
        crumb=(str(found), _row_page(asked, number)),
        version=lambda: asked.model._default_manager.values_list("version", flat=True).get(pk=number),
        intro=_(
            "A correction says that it was so all the time. If the rule has changed, let a new one hold from a day."
        )
        if asked.can_follow
        else "",
    )


def follow_row(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Let a new row take over from a day."""
    viewer_of(request).check(CHANGE)
    asked = _kind(kind)
    if not asked.can_follow:
        raise Http404
    found = _row(asked, number)
    form: Any = row_form(asked, found.programme, given(request), instance=found)
    for name in (asked.since, asked.until, *asked.subject):
        form.fields.pop(name, None)
    since = FollowForm(given(request)).fields["since"]
    form.fields = {"since": since, **form.fields}

    def act(*, since: Any, **fields: Any) -> Any:
        version = fields.pop("version") or 0
        kept = {name: getattr(found, name) for name in asked.subject}
        return rows.follow_row(_row(asked, number), version=version, since=since, **kept, **fields)

    return changed(
        request,
        form,
        act,
        _("%(kind)s: new from a day") % {"kind": asked.label},
        lambda made: _row_page(asked, made.pk),
        CHANGE,
        crumb=(str(found), _row_page(asked, number)),
        version=lambda: asked.model._default_manager.values_list("version", flat=True).get(pk=number),
    )


def take_out_row(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Take out a row that was wrong."""
    viewer_of(request).check(CHANGE)
    asked = _kind(kind)
    found = _row(asked, number)

    def act(**fields: Any) -> None:
        version = fields.pop("version") or 0
        rows.take_out_row(_row(asked, number), version=version, **fields)

    return changed(
        request,
        TakeOutForm(given(request), initial={"version": found.version}),
        act,
        _("Take out: %(what)s") % {"what": found},
        sheet(found.programme),
        CHANGE,
        crumb=(str(found), _row_page(asked, number)),
        version=lambda: asked.model._default_manager.values_list("version", flat=True).get(pk=number),
        intro=_(
            "Take out only what was never right. The programme's history keeps what it said, and why it went."
        ),
    )
