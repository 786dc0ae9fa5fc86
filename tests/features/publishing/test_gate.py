"""The gate: who lets what through, what cannot pass, and how it is withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.http import Http404

from utblick.features.actors.models import Person
from utblick.features.projects.models import Project
from utblick.features.publishing import released
from utblick.features.publishing.gate import actions
from utblick.features.publishing.gate.freezing import fingerprint
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.models import Publication, Release
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("work")]
SV = {"title": "Biogas till bussar", "summary": "Gårdar ska leverera biogas till bussar på landsbygden."}
EN = {"title": "Biogas for buses", "summary": "Farms are to supply rural buses with biogas."}


@pytest.fixture
def project() -> Project:
    return Project.objects.get(title_sv="Biogas från gård till buss runt Östersjön")


def written(project: Project, by: Viewer, at: datetime) -> Publication:
    row = actions.write_wording("project", str(project.pk), "sv", SV, version=1, by=by, at=at)
    return actions.write_wording("project", str(project.pk), "en", EN, version=row.version, by=by, at=at)


def test_what_is_let_through_is_frozen_with_day_version_and_who(
    project: Project, who: Callable[[str], Viewer], at: datetime
) -> None:
    by = who("kommunikator")
    written(project, by, at)
    made = actions.release("project", str(project.pk), by=by, at=at)
    assert (made.number, made.approved_at, made.approved_by_name) == (1, at, by.name)
    assert released.one("project", "biogas-till-bussar") == made
    assert made.title("en") == "Biogas for buses"
    Project.objects.filter(pk=project.pk).update(acronym="HEMLIGT")
    again = released.one("project", "biogas-till-bussar")
    assert again is not None
    assert again.values["acronym"] == project.acronym
    assert [row["role"] for row in again.values["partners"]][:1]


def test_a_new_approval_refreshes_it_under_the_same_address(
    project: Project, who: Callable[[str], Viewer], at: datetime
) -> None:
    by = who("kommunikator")
    row = written(project, by, at)
    first = actions.release("project", str(project.pk), by=by, at=at)
    later = at + timedelta(days=3)
    texts = {**SV, "title": "Ett helt annat namn"}
    actions.write_wording("project", str(project.pk), "sv", texts, version=row.version + 1, by=by, at=later)
    now = released.one("project", "biogas-till-bussar")
    assert now is not None
    assert now.title("sv") == "Biogas till bussar"
    second = actions.release("project", str(project.pk), by=by, at=later)
    now = released.one("project", "biogas-till-bussar")
    assert now == second
    assert [one.number for one in released.as_of("project", at + timedelta(days=1))] == [1]
    assert [one.number for one in released.as_of("project", later)] == [2]
    first.refresh_from_db()
    assert first.until == later


def test_what_is_withdrawn_is_gone_from_every_version_at_once(
    project: Project, who: Callable[[str], Viewer], at: datetime
) -> None:
    by = who("kommunikator")
    written(project, by, at)
    made = actions.release("project", str(project.pk), by=by, at=at)
    before = released.stamp()
    publication = actions.withdraw(
        made.publication, why_sv="Fel uppgifter.", by=by, at=at + timedelta(hours=1)
    )
    assert released.stamp() > before
    assert released.one("project", "biogas-till-bussar") is None
    assert not released.as_of("project", at).exists()
    assert released.withdrawn("project", "biogas-till-bussar") == publication
    assert publication.why("en") == "Fel uppgifter."
    with pytest.raises(RuleBroken):
        actions.withdraw(publication, by=by, at=at)
    # Let through again, it stands under its old address, and the versions before stay gone.
    actions.release("project", str(project.pk), by=by, at=at + timedelta(days=1))
    assert released.one("project", "biogas-till-bussar") is not None
    assert not released.as_of("project", at + timedelta(minutes=1)).exists()
    told = AuditEvent.objects.filter(target_type="publishing.publication").values_list("action", flat=True)
    assert list(told.order_by("pk"))[-2:] == [
        "publishing.publication.withdrawn",
        "publishing.publication.released",
    ]


@pytest.mark.parametrize(
    ("name", "may_write", "may_release"),
    [
        ("kommunikator", True, True),
        ("strateg", True, True),
        ("bryssel", True, False),
        ("contactpoint", True, False),
        ("sekreterare.run", True, False),
        ("projektledare", True, False),
        ("majoritet.tsn", False, False),
        ("kontakt.us", False, False),
        ("admin", False, False),
    ],
)
def test_who_may_do_what(
    name: str,
    may_write: bool,
    may_release: bool,
    project: Project,
    who: Callable[[str], Viewer],
    at: datetime,
) -> None:
    def allowed(act: Callable[[], object]) -> bool:
        try:
            act()
        except NotAllowed:
            return False
        return True

    viewer, key = who(name), str(project.pk)
    assert may_write is allowed(
        lambda: actions.write_wording("project", key, "sv", SV, version=1, by=viewer, at=at)
    )
    if not may_write:
        written(project, who("kommunikator"), at)
    assert may_release is allowed(lambda: actions.release("project", key, by=viewer, at=at))


def test_secrecy_and_working_material_cannot_pass(
    project: Project, who: Callable[[str], Viewer], at: datetime
) -> None:
    by = who("strateg")
    written(project, by, at)
    Project.objects.filter(pk=project.pk).update(secrecy="osl-15-1", secrecy_reason="Skäl")
    # Whoever does not see a secret project is not told that it is there.
    with pytest.raises((RuleBroken, Http404)):
        actions.release("project", str(project.pk), by=by, at=at)
    Project.objects.filter(pk=project.pk).update(secrecy="")
    project.steps.update(undone_by=project.steps.last())
    with pytest.raises(RuleBroken, match="arbetsmaterial"):
        actions.release("project", str(project.pk), by=by, at=at)
    assert not Release.objects.exists()


def test_nothing_is_public_without_words_of_its_own(
    project: Project, who: Callable[[str], Viewer], at: datetime
) -> None:
    with pytest.raises(RuleBroken, match="svenska"):
        actions.release("project", str(project.pk), by=who("strateg"), at=at)


def test_the_name_of_somebody_outside_does_not_slip_out(
    project: Project, who: Callable[[str], Viewer], at: datetime
) -> None:
    by = who("strateg")
    Person.objects.create(kind="official", name="Aino Testlund", country="FI")
    texts = {**SV, "summary": "AINO  TESTLUND i Åbo leder arbetet."}
    actions.write_wording("project", str(project.pk), "sv", texts, version=1, by=by, at=at)
    with pytest.raises(RuleBroken, match="Aino Testlund"):
        actions.release("project", str(project.pk), by=by, at=at)


def test_who_saw_something_else_is_told(project: Project, who: Callable[[str], Viewer], at: datetime) -> None:
    by = who("strateg")
    written(project, by, at)
    kind = KINDS["project"]
    facts = kind.facts(kind.record(by, str(project.pk)))
    seen = fingerprint(kind, facts, {})
    Project.objects.filter(pk=project.pk).update(acronym="NYTT")
    with pytest.raises(ChangedMeanwhile):
        actions.release("project", str(project.pk), seen=seen, by=by, at=at)
    with pytest.raises(ChangedMeanwhile):
        actions.write_wording("project", str(project.pk), "sv", {"title": "x"}, version=1, by=by, at=at)
