"""Tagging a thing from its own page: the box is there, with the plan in force, and one press sets a tag."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from html import unescape

from django.test import Client

from utblick.features.balticsea.models import PolicyArea, StrategyTag
from utblick.features.monitoring.example import load as load_watch
from utblick.features.monitoring.models import Matter
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.organisation.models import Board
from utblick.features.programmes.example import load as load_programmes
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import system
from utblick.ui.taggable import taggable

BY = system("test")
KINDS = {
    "projects.project",
    "advocacy.process",
    "advocacy.procedure",
    "advocacy.position",
    "networks.network",
    "exchanges.exchange",
    "actors.contact",
    "programmes.call",
    "programmes.programme",
    "monitoring.matter",
    "governance.decision",
}


def test_every_kind_of_thing_is_tagged_from_its_page(
    tagged: datetime, client_of: Callable[..., Client]
) -> None:
    load_watch(tagged)
    matter = Matter.objects.filter(documents__isnull=False).earliest("pk")
    Matter.objects.filter(pk=matter.pk).update(
        state=MatterState.ACT,
        judged_at=tagged,
        owner_board=Board.objects.get(key="TSN"),
        owner=Account.objects.get(email="strateg@utblick.example"),
    )
    load_programmes(tagged)
    client = client_of("strateg")
    assert set(taggable()) == KINDS
    area = PolicyArea.objects.get(plan__key="2021", key="bioeconomy")
    for kind, one in taggable().items():
        row = one.rows(BY)[:1].get()
        url = one.thing(row).url
        said = client.get(url).content.decode()
        box = said[said.index('id="strategy-box"') :]
        # The plan that is in force is there without a choice, and no other.
        numbers = {int(number) for number in re.findall(r'<option value="a(\d+)"', box)}
        assert numbers == set(PolicyArea.objects.filter(plan__key="2021").values_list("pk", flat=True)), kind
        given = dict(re.findall(r'<input type="hidden" name="(kind|number|next)" value="([^"]+)"', box))
        given = {name: unescape(value) for name, value in given.items()} | {"element": f"a{area.pk}"}
        assert client.post("/ostersjon/marken/", given).headers["Location"] == url, kind
        assert StrategyTag.objects.filter(kind=kind, number=row.pk, area=area).exists()
        assert "Bioeconomy" in client.get(url).content.decode()


def test_what_others_publish_is_not_asked_about(tagged: datetime, client_of: Callable[..., Client]) -> None:
    load_programmes(tagged)
    said = client_of("strateg").get("/ostersjon/att-marka/").content.decode()
    assert 'value="projects.project"' in said
    assert "programmes.call" not in said
