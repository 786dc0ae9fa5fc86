"""An installation with the strategy's plans, and with the example's things tagged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone

from tests.features.states import NOW, filled, region
from tests.laid import state
from utblick.features.balticsea import actions
from utblick.features.balticsea.models import PolicyArea
from utblick.foundation.accounts.viewer import system

BY = system("test")


@state(region)
def plans() -> dict[str, int]:
    """Take in what is known of the plans, and give the counts."""
    return actions.take_suggested(by=BY, at=NOW)


@pytest.fixture
def area(plans: dict[str, int]) -> Callable[..., PolicyArea]:
    """Give an area of a plan, by their keys."""
    return lambda key, plan="2021": PolicyArea.objects.select_related("plan").get(plan__key=plan, key=key)


@state(filled)
def tagged() -> datetime:
    """Fill the region with its example and tag it; give the moment."""
    from utblick.features.actors.example import load as load_actors
    from utblick.features.advocacy.example import load as load_advocacy
    from utblick.features.balticsea.example import load
    from utblick.features.projects.example import load as load_projects

    at = timezone.now()
    for one in (load_actors, load_advocacy, load_projects, load):
        one(at)
    return at
