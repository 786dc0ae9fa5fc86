"""The audit trail says codes in words."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.audit.queries import changes_in_words


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": ["", "minor"]}, "skäl: Har för liten betydelse för oss"),
        ({"reason": ["minor", "egna ord"]}, "skäl: Har för liten betydelse för oss → egna ord"),
        ({"kind": "join"}, "slag: hopslagning"),
        ({"kind": "split"}, "slag: delning"),
        ({"other": "4 Skatt på biodrivmedel"}, "det andra ärendet: 4 Skatt på biodrivmedel"),
    ],
)
def test_codes_are_told_in_words(changes: dict[str, object], said: str) -> None:
    event = AuditEvent(action="monitoring.matter.dismissed", target_type="monitoring.matter", changes=changes)
    with override("sv"):
        assert list(changes_in_words(event)) == [said]
