"""The example's public records: whole in both languages, once, and nothing that may not pass."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import pytest

from utblick.features.followup.models import Report
from utblick.features.networks.models import Member, Network
from utblick.features.projects.models import Project
from utblick.features.publishing import released
from utblick.features.publishing.example import load
from utblick.features.publishing.example.rows import ROWS
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.models import Release
from utblick.foundation.accounts.viewer import system

pytestmark = pytest.mark.django_db


def test_the_example_is_whole_in_both_languages_and_loaded_once(
    whole: None, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)
    told = load(at)["public records"]
    assert told == Release.objects.count() == released.current().count()
    assert load(at) == {"public records": 0}
    assert Report.objects.count() == 1

    kinds = Counter(Release.objects.values_list("kind", flat=True))
    by = system("test")
    facts = {kind: [KINDS[kind].facts(row) for row in KINDS[kind].rows(by)] for kind in KINDS}
    passing = {kind: [one for one in rows if not one.obstacles] for kind, rows in facts.items()}
    # All that has been granted, and all memberships, have words of their own.
    assert kinds["project"] == len(passing["project"]) < Project.objects.count()
    assert kinds["network"] == Network.objects.exclude(member=Member.NONE).count()
    for kind in ("coverage", "review", "policy_area", "board", "unit"):
        assert kinds[kind] == len(passing[kind]) > 0, kind
    # Something is left for people to try the gate on.
    assert 0 < kinds["exchange"] < len(passing["exchange"])
    assert 0 < kinds["decision"] < len(passing["decision"])
    headings = {kind: {one.drafts["sv"].title for one in rows} for kind, rows in facts.items()}
    for kind, rows in ROWS.items():
        assert set(rows) <= headings[kind], f"words for no {kind} of the example"

    for made in released.current():
        for language in ("sv", "en"):
            for part in ("title", "summary"):
                assert made.content["wording"][language][part].strip(), f"{made} in {language}"
