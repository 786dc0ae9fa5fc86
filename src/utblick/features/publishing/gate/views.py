"""The pages of the gate. Thin: they ask queries and call actions."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.publishing.addresses import address_of
from utblick.features.publishing.gate import actions, queries, telling
from utblick.features.publishing.gate.forms import WithdrawForm, WordingForm
from utblick.features.publishing.gate.previewing import would_be
from utblick.features.publishing.gate.queries import Standing, State
from utblick.features.publishing.gate.waiting import waiting
from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes.fields import LANGUAGES
from utblick.features.publishing.site.views import records
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import acted, given
from utblick.ui.lists import Choice, Column, Contains, Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

STATES = {
    State.PUBLIC: (gettext_lazy("public"), "lichen"),
    State.MOVED: (gettext_lazy("public, changed since"), "amber"),
    State.READY: (gettext_lazy("ready to let through"), "water"),
    State.WORDS: (gettext_lazy("lacks public wording"), ""),
    State.BARRED: (gettext_lazy("is stopped"), ""),
    State.WITHDRAWN: (gettext_lazy("withdrawn"), "falu"),
}
MOST_AT_ONCE = 200
SHOWN = 5  # records of a kind that are named before the list


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Show what waits, what is public, kind by kind, and what was let through and withdrawn last."""
    viewer = viewer_of(request)
    counted = queries.counted(viewer)
    context = {
        "counted": counted,
        "sums": {
            name: sum(getattr(row, name) for row in counted)
            for name in ("public", "moved", "prepared", "withdrawn")
        },
        "waiting": [(one, one.rows[:SHOWN], len(one.rows)) for one in waiting(viewer)],
        "latest": [(row, _page(row)) for row in queries.latest(viewer)],
        "closed": [(row, queries.called(row, _language())) for row in queries.closed(viewer)],
        "may_make_keys": viewer.may("api.token.make"),
    }
    return render(request, "publishing/overview.html", context)


@require_GET
def of_kind(request: HttpRequest, kind: str) -> HttpResponseBase:
    """List the records of a kind as they stand at the gate."""
    viewer = viewer_of(request)
    one = queries.seen_kind(viewer, kind)
    rows = queries.standings(viewer, one)
    ready = [row.key for row in rows if row.state in (State.READY, State.MOVED)]
    listing = Listing(
        request,
        rows,
        name=f"gate-{kind}",
        title=one.shape.label_many,
        columns=COLUMNS,
        filters=(
            Contains(key="q", label=_("Words in the heading"), apply=_with_words),
            Choice(
                key="state",
                label=_("State"),
                choices=[(state.value, words) for state, (words, _tone) in STATES.items()],
                apply=lambda found, value: [row for row in found if row.state == value],
            ),
            Choice(
                key="lacks",
                label=_("Lacks"),
                choices=[("english", _("English wording"))],
                apply=lambda found, _value: [row for row in found if _lacks_english(row)],
            ),
        ),
        default_sort="title",
        empty=(_("There is nothing of this kind"), _("What is written inside comes here by itself.")),
    )
    context = {
        "kind": one,
        "ready": ready[:MOST_AT_ONCE],
        "may_release": viewer.may(one.permission),
    }
    return listing.response("publishing/kind.html", context)


def record(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Show what would go out of a record; write its public wording, and let it through."""
    viewer = viewer_of(request)
    one = queries.seen_kind(viewer, kind)
    standing = queries.standing(viewer, one, key)
    form = WordingForm(standing, given(request), request.GET.getlist("people"))
    lets, looks = "release" in request.POST, "look" in request.POST
    here = reverse("publishing:record", args=[kind, key])

    def act(*, by: Viewer, at: datetime, **given: Any) -> None:
        actions.write_and_release(
            kind,
            key,
            {language: form.texts(language) for language in ("sv", "en")},
            version=given["version"],
            people=given.get("people", ()) if lets else None,
            seen=given["seen"],
            by=by,
            at=at,
        )

    def version() -> int:
        fresh = queries.standing(viewer, one, key)
        sent = form.data.copy() if isinstance(form.data, QueryDict) else dict(form.data)
        sent["seen"] = fresh.seen
        form.data = sent
        return fresh.publication.version if fresh.publication else 1

    def onward(_made: object) -> str:
        if not looks:
            return here
        ticked = urlencode({"people": form.cleaned_data.get("people", ())}, doseq=True)
        return f"{reverse('publishing:preview', args=[kind, key, _language()])}?{ticked}".rstrip("?")

    said = _("It is public now.") if lets else _("Saved. Nothing has been let through.")
    outcome = acted(request, form, act, onward, version=version, said=said)
    if isinstance(outcome, HttpResponse):
        return outcome
    values = one.shape.checked(standing.facts.values)
    context = {
        "kind": one,
        "standing": standing,
        "state": STATES[standing.state],
        "facts": telling.told(one.shape, values, _language()),
        "held_back": telling.held_back(one.shape, standing.facts, values, _language()),
        "form": form,
        "columns": [(language, form.column(language)) for language in ("sv", "en")],
        "internal": one.url(standing.record),
        "page": _page(standing.release) if standing.release else "",
        "releases": _releases(standing),
        "may_write": viewer.may(queries.WRITE),
        "may_release": viewer.may(one.permission),
        "may_withdraw": standing.release is not None and queries.may_withdraw(viewer, one),
    }
    return render(request, "publishing/record.html", context, status=outcome)


@require_GET
def preview(request: HttpRequest, kind: str, key: str, language: str) -> HttpResponse:
    """Show the public page that the record would have, with the wording that is saved."""
    viewer = viewer_of(request)
    one = queries.seen_kind(viewer, kind)
    standing = queries.standing(viewer, one, key)
    if language not in LANGUAGES:
        raise Http404
    people = request.GET.getlist("people")
    asked = f"?{urlencode({'people': people}, doseq=True)}" if people else ""
    bar = render_to_string(
        "publishing/preview_bar.html",
        {
            "language": _language(),
            "back": reverse("publishing:record", args=[kind, key]) + asked,
            "has_files": one.has_files,
        },
    )
    here = {each: reverse("publishing:preview", args=[kind, key, each]) + asked for each in LANGUAGES}
    return records.preview(would_be(standing, people, timezone.now()), language, bar, here)


@require_POST
def release_ready(request: HttpRequest, kind: str) -> HttpResponse:
    """Let through those records of a kind that were ready when the list was shown."""
    viewer, at = viewer_of(request), timezone.now()
    one = queries.seen_kind(viewer, kind)
    passed, refused = 0, []
    for standing in queries.standings(viewer, one, request.POST.getlist("key")[:MOST_AT_ONCE]):
        if standing.state not in (State.READY, State.MOVED):
            continue
        try:
            actions.release(kind, standing.key, people=(), by=viewer, at=at)
        except NotAllowed:
            raise
        except RuleBroken as reason:
            refused.append(f"{standing.title}: {reason}")
        else:
            passed += 1
    words = ngettext("%(n)d record is public now.", "%(n)d records are public now.", passed) % {"n": passed}
    toast(request, " ".join([words, *refused[:3]]))
    return redirect("publishing:kind", kind)


def withdraw(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Withdraw what is public of a record."""
    viewer = viewer_of(request)
    one = queries.seen_kind(viewer, kind)
    standing = queries.standing(viewer, one, key)
    publication = standing.publication
    back = reverse("publishing:record", args=[kind, key])
    if publication is None or publication.current is None:
        return redirect(back)
    if not queries.may_withdraw(viewer, one):
        raise NotAllowed(queries.WITHDRAW)
    form = WithdrawForm(given(request))
    outcome = acted(
        request,
        form,
        lambda **fields: actions.withdraw(publication, **fields),
        back,
        said=_("It is withdrawn, and gone from the site, the data and the feeds within a minute."),
    )
    if isinstance(outcome, HttpResponse):
        return outcome
    context = {"form": form, "standing": standing, "kind": one, "back": back}
    return render(request, "publishing/withdraw.html", context, status=outcome)


def _page(release: Release | None) -> str:
    """Give where a release stands on the site, in the reader's language."""
    return address_of(release.kind, release.slug, _language()) if release else ""


def _language() -> str:
    """Give the reader's language."""
    return "en" if get_language() == "en" else "sv"


def _releases(standing: Standing) -> list[Release]:
    return list(standing.publication.releases.order_by("-number")[:20]) if standing.publication else []


def _with_words(rows: list[Standing], value: str) -> list[Standing]:
    wanted = str(value).casefold()
    return [row for row in rows if wanted in row.title.casefold()]


def _state(row: Standing) -> SafeString:
    words, tone = STATES[row.state]
    return format_html('<span class="chip {}">{}</span>', tone, words)


def _lacks_english(row: Standing) -> bool:
    return row.lacks_english and row.state != State.BARRED


def _missing(row: Standing) -> str:
    """Say what the record lacks, or what stands in its way."""
    if row.obstacles:
        return " ".join(str(one) for one in row.obstacles)
    if row.state == State.WORDS:
        return _("public wording")
    return _("English wording") if row.lacks_english else ""


COLUMNS = (
    Column(
        "title",
        gettext_lazy("Heading"),
        value="title",
        link=lambda row: reverse("publishing:record", args=[row.kind.shape.key, row.key]),
        sort=True,
        heading=True,
    ),
    Column(
        "state",
        gettext_lazy("State"),
        value=lambda row: str(STATES[row.state][0]),
        html=_state,
        sort=True,
        narrow=True,
    ),
    Column("lacks", gettext_lazy("Lacks, or stands in the way"), value=_missing, sort=True),
    Column(
        "since",
        gettext_lazy("Let through"),
        value=lambda row: row.release.approved_at if row.release else None,
        sort=True,
        narrow=True,
    ),
)
