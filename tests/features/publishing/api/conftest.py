"""Records of several kinds, let through by hand, for the tests of the interface."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from utblick.features.publishing.models import Publication, Release
from utblick.features.publishing.shapes import SHAPES

BOARD = {"key": "RUN", "name": {"sv": "Regionutvecklingsnämnden", "en": "Regional Development Board"}}
PROJECT = {
    "acronym": "GÅRDSGAS",
    "programme": {"sv": "Interreg", "en": "Interreg"},
    "role": "lead",
    "stage": "running",
    "starts_on": "2025-09-01",
    "ends_on": "2028-03-31",
    "units": [{"sv": "Energi", "en": "Energy"}],
    "boards": [BOARD],
    "total": 1_500_000,
    "partners": [{"name": "Tartu linn", "role": "partner", "country": "EE", "nuts3": "EE008"}],
    "address": "https://example.eu/",
}


@pytest.fixture
def shelf(let_out: Callable[..., Release], at: datetime) -> None:
    """Let through two projects, a membership and one record of each other kind; withdraw a third project."""
    let_out("project", "gardsgas", PROJECT, ("Gårdsgas", "Gas till bussar."), ("Farm gas", "Gas for buses."))
    later = at + timedelta(hours=1)
    let_out("project", "farjor", {"role": "partner", "stage": "closed"}, ("Färjor", "Till sjöss."), on=later)
    let_out("project", "borta", {"acronym": "HEMLIGT"})
    publication = Publication.objects.get(slug="borta")
    publication.releases.update(is_withdrawn=True)
    publication.current, publication.withdrawn_at = None, later
    publication.why_sv, publication.why_en = "Fel uppgifter.", "Wrong figures."
    publication.save()
    for kind, shape in SHAPES.items():
        if kind != "project" and shape.is_data:
            let_out(kind, f"en-{shape.many}", {})
