"""What the inbox shows of a matter before it is judged: why, by when, and whose it would be."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.features.monitoring.conftest import document, record
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.models import Matter, WatchProfile
from utblick.features.monitoring.queries.inbox import SORTS
from utblick.features.monitoring.queries.matters import whole
from utblick.foundation.accounts.viewer import Viewer

LONG = "Biogas i bussar. " + "Något annat står här. " * 30 + "Biogas och biodrivmedel och biogas till sist."


@pytest.fixture
def matter(bring: Callable[..., Counts], biofuel: WatchProfile) -> Matter:
    bring(record("1", "Ett samråd", LONG))
    return document("1").matter


def test_a_profile_is_one_reason_and_the_passage_that_tells_most_stands_first(
    matter: Matter, person: Callable[[str], Viewer], biofuel: WatchProfile
) -> None:
    found = whole(person("strateg"), matter, brief=True)
    [reason] = found.reasons
    assert reason.profile == biofuel
    assert reason.best
    assert "biodrivmedel" in reason.best.passage["text"]
    assert [one.passage["text"][:15] for one in reason.more] == ["Biogas i bussar"]
    assert found.sources == 1


def test_the_owner_stands_in_the_form_that_confirms_it(
    matter: Matter, client_of: Callable[[str], Client]
) -> None:
    page = client_of("strateg").get(reverse("monitoring:inbox")).content.decode()
    form = re.search(r'<form class="judge".*?</form>', page, re.DOTALL)
    assert form
    assert matter.proposed_board
    assert matter.proposed_board.name in form[0]
    assert matter.proposed_owner
    assert matter.proposed_owner.name in form[0]


def test_what_can_still_be_met_comes_first_and_what_has_passed_last(
    bring: Callable[..., Counts], biofuel: WatchProfile
) -> None:
    now = timezone.now()
    for key, days in (("soon", 2), ("none", None), ("past", -300), ("far", 200)):
        bring(record(key, f"Biogas {key}"))
        deadline = None if days is None else now + timedelta(days=days)
        Matter.objects.filter(pk=document(key).matter_id).update(deadline_at=deadline)
    ordered = Matter.objects.filter(state="inbox").order_by(*SORTS["deadline"])
    assert [m.title.split()[-1] for m in ordered] == ["soon", "far", "none", "past"]
