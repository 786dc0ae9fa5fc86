"""EuroVoc: find a subject by words, see what is around it, and make it a concept of the region's own."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from utblick.features.monitoring.models import EurovocConcept
from utblick.features.monitoring.models.eurovoc import EurovocScheme
from utblick.features.monitoring.queries import eurovoc as queries
from utblick.ui.shell import viewer_of


@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    """Find subjects by words; without words, show the domains."""
    viewer = viewer_of(request)
    viewer.check("monitoring.profile.view")
    asked = request.GET.get("q", "").strip()
    context = {
        "asked": asked,
        "sought": queries.find(viewer, asked) if asked else None,
        "domains": [] if asked else queries.domains(viewer),
        "total": queries.entries(viewer).filter(scheme=EurovocScheme.CONCEPT).count(),
        "may_import": viewer.may("monitoring.document.import"),
    }
    return render(request, "monitoring/eurovoc.html", context)


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Offer subjects found by words to who writes a profile."""
    viewer = viewer_of(request)
    viewer.check("monitoring.profile.change")
    asked = request.GET.get("q", "").strip()
    context = {"asked": asked, "sought": queries.find(viewer, asked, most=12)}
    return render(request, "monitoring/eurovoc_offers.html", context)


@require_GET
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Show a subject."""
    return _show(request, EurovocScheme.CONCEPT, code)


@require_GET
def field(request: HttpRequest, code: str) -> HttpResponse:
    """Show a domain or a micro-thesaurus, whichever has a number of so many digits."""
    return _show(request, EurovocScheme.DOMAIN if len(code) == 2 else EurovocScheme.MICROTHESAURUS, code)


def _show(request: HttpRequest, scheme: str, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    viewer.check("monitoring.profile.view")
    concept: EurovocConcept | None = queries.entries(viewer).filter(scheme=scheme, code=code).first()
    if concept is None:
        raise Http404
    context = {
        "opened": concept,
        "around": queries.around(viewer, concept),
        "is_subject": scheme == EurovocScheme.CONCEPT,
        "may_change": viewer.may("monitoring.profile.change"),
    }
    return render(request, "monitoring/eurovoc_entry.html", context)
