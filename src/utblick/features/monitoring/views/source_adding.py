"""Add sources: by an address that we look at first, by a list of feeds; take the list elsewhere."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.connectors.opml.outlines import NoOutlines, Outline, read_outlines, write_outlines
from utblick.features.monitoring.actions import sources as actions
from utblick.features.monitoring.fetching import quick_fetcher
from utblick.features.monitoring.forms_sources import (
    LANGUAGES,
    AddressForm,
    OpmlForm,
    SourceForm,
    kind_label,
)
from utblick.features.monitoring.looking_up import Found, look_up
from utblick.features.monitoring.models import Source
from utblick.features.monitoring.queries import sources as queries
from utblick.features.monitoring.rules_sources import LONGEST_NAME
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

OPML_SALT = "monitoring.opml"
HOLDS = 24 * 60 * 60
LARGEST_OPML = 5_000_000
# Failures that no later try can mend.
NEVER = ("private", "address")


def add(request: HttpRequest) -> HttpResponse:
    """Take an address, show what it is, and add it when the person says so."""
    viewer = viewer_of(request)
    viewer.check("monitoring.source.change")
    if request.method != "POST":
        form = AddressForm(initial={"address": request.GET.get("adress", "")})
        return render(request, "monitoring/source_new.html", {"address_form": form, "opml_form": OpmlForm()})
    if request.POST.get("step") == "save":
        return _save(request)
    form = AddressForm(request.POST)
    if not form.is_valid():
        context = {"address_form": form, "opml_form": OpmlForm()}
        return render(request, "monitoring/source_new.html", context, status=422)
    found = look_up(form.cleaned_data["address"], quick_fetcher())
    if found.failure is not None and found.failure.code in NEVER:
        # It would be refused for ever: there is nothing to add.
        english = get_language() == "en"
        form.add_error("address", found.failure.sentence_en if english else found.failure.sentence_sv)
        context = {"address_form": form, "opml_form": OpmlForm()}
        return render(request, "monitoring/source_new.html", context, status=422)
    if found.kind == "opml":
        return _outlines_page(request, list(found.outlines))
    return render(request, "monitoring/source_new_found.html", _found_context(found, _form_for(found)))


def _form_for(found: Found) -> SourceForm:
    return SourceForm(
        initial={
            "name_sv": found.name[:LONGEST_NAME],
            "address": found.address,
            "kind": found.kind or "feed",
            "language": found.language if found.language in LANGUAGES else "",
        }
    )


def _found_context(found: Found, form: SourceForm) -> dict[str, Any]:
    failure = found.failure
    sentence = ""
    if failure is not None:
        sentence = failure.sentence_en if get_language() == "en" else failure.sentence_sv
    followed = Source.objects.filter(address=found.address).first()
    return {
        "found": found,
        "form": form,
        "sentence": sentence,
        "kind": kind_label(found.kind) if found.kind else "",
        "followed": followed,
    }


def _save(request: HttpRequest) -> HttpResponse:
    form = SourceForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "found": None}
        return render(request, "monitoring/source_new_found.html", context, status=422)
    try:
        source = actions.add_source(form.to_new(), by=viewer_of(request), at=timezone.now())
    except RuleBroken as reason:
        form.add_error(None, str(reason))
        return render(request, "monitoring/source_new_found.html", {"form": form, "found": None}, status=422)
    told = _("“%(name)s” is followed now. It is not verified until it has answered once.")
    toast(request, told % {"name": source.name})
    return redirect("monitoring:source", key=source.key)


# Lists of feeds.


@require_POST
def opml(request: HttpRequest) -> HttpResponse:
    """Show what a list of feeds holds, or add the chosen ones."""
    viewer = viewer_of(request)
    viewer.check("monitoring.source.change")
    if request.POST.get("rows"):
        return _add_outlines(request)
    form = OpmlForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        if upload.size > LARGEST_OPML:
            form.add_error("file", _("A list of feeds is not larger than 5 MB."))
        else:
            try:
                return _outlines_page(request, read_outlines(upload.read()))
            except NoOutlines as problem:
                sentence = problem.sentence_en if get_language() == "en" else problem.sentence_sv
                form.add_error("file", sentence)
    context = {"address_form": AddressForm(), "opml_form": form}
    return render(request, "monitoring/source_new.html", context, status=422)


def _outlines_page(request: HttpRequest, outlines: list[Outline]) -> HttpResponse:
    known = actions.followed_addresses()
    rows = [[one.name, one.address, one.folder] for one in outlines if len(one.address) <= 500]
    context = {
        "rows": [(n, *row, row[1] in known) for n, row in enumerate(rows)],
        "fresh": sum(row[1] not in known for row in rows),
        "signed": signing.dumps(rows, salt=OPML_SALT, compress=True),
    }
    return render(request, "monitoring/source_opml.html", context)


def _add_outlines(request: HttpRequest) -> HttpResponse:
    try:
        rows = signing.loads(request.POST["rows"], salt=OPML_SALT, max_age=HOLDS)
    except signing.BadSignature:
        toast(request, _("The list is too old. Choose the file again."), kind="error")
        return redirect("monitoring:add_source")
    chosen = {int(n) for n in request.POST.getlist("row") if n.isascii() and n.isdigit()}
    outlines = [Outline(*row) for n, row in enumerate(rows) if n in chosen]
    added = actions.add_outlines(outlines, by=viewer_of(request), at=timezone.now())
    told = ngettext("%(n)d source was added.", "%(n)d sources were added.", len(added))
    toast(request, told % {"n": len(added)})
    return redirect("monitoring:sources")


@require_GET
def export_opml(request: HttpRequest) -> HttpResponse:
    """Give the feeds that are followed as a list that other programs read."""
    viewer = viewer_of(request)
    viewer.check("monitoring.source.view")
    rows = (
        queries.sources(viewer).filter(kind__in=("feed", "eurlex_feed"), is_active=True).exclude(address="")
    )
    data = write_outlines([Outline(one.name, one.address) for one in rows], _("Sources of Utblick"))
    answer = HttpResponse(data, content_type="text/x-opml; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="utblick.opml"'
    return answer
