"""Standing texts as public records: nothing of the rooms, but for how to reach the Contact Point."""

from __future__ import annotations

import pytest

from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.shapes.pages import PAGES
from utblick.foundation.accounts.viewer import system


@pytest.mark.django_db
def test_only_the_contact_points_page_says_how_to_reach_somebody(region: object) -> None:
    kind = KINDS["page"]
    told = {kind.key(row): kind.facts(row).values for row in kind.rows(system("test"))}
    assert told.keys() == PAGES.keys()
    assert [key for key, values in told.items() if values["reach"]] == ["contact-point"]
    (one,) = told["contact-point"]["reach"]
    assert "@" in one["address"]
