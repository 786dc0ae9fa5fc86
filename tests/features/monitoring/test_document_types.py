"""What kinds of documents are called: every word that a connector writes has a name in both languages."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from utblick.connectors.commission_press import adapt as commission_press
from utblick.connectors.eurlex import feed, notices
from utblick.connectors.europarl import documents as europarl
from utblick.connectors.government_offices import wire as government_offices
from utblick.connectors.riksdag import adapt as riksdag
from utblick.connectors.sedia_calls import wire as sedia_calls
from utblick.features.monitoring.document_types import TYPES, type_name

WRITTEN = {
    "commission_press": set(commission_press._TYPES.values()),
    "eurlex feeds": {name for _pattern, name in feed._TYPES} | {"notice"},
    "eurlex notices": set(notices.TYPES.values()),
    "europarl": set(europarl.TYPES.values()),
    "government_offices": {kind for kind, _swedish in government_offices.KINDS.values()},
    "riksdag": set(riksdag.TYPES.values()) | set(riksdag.SUBTYPES.values()),
    "sedia_calls": set(sedia_calls.TYPE.values()),
    "by hand": {"file", "web_page"},
    "mailbox": {"newsletter", "mail"},
}


@pytest.mark.parametrize("connector", WRITTEN)
def test_every_type_has_a_name(connector: str) -> None:
    assert not WRITTEN[connector] - set(TYPES)


def test_the_name_is_in_the_language_of_the_page() -> None:
    with override("sv"):
        assert type_name("press_release") == "pressmeddelande"
        assert type_name("state_aid_notice") == "beslut om statligt stöd"
    with override("en"):
        assert type_name("press_release") == "press release"


def test_an_unknown_type_is_shown_as_the_source_writes_it() -> None:
    assert type_name("joint_letter") == "joint letter"
    assert type_name("") == ""
