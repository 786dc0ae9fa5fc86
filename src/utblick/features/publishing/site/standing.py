"""What a frozen copy says that the calendar has overtaken since: told as it holds today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.site.today import beginning

UNDER_WAY, ENDED = "running", "ended"
WORDS: dict[str, str | Promise] = {ENDED: _("the last day has passed")}


def code_now(key: str, values: Mapping[str, Any]) -> str:
    """Give a code as it holds today: a project whose last day has passed is under way no more."""
    code = str(values.get(key) or "")
    is_over = key == "stage" and code == UNDER_WAY and str(values.get("ends_on") or "9") < _today()
    return ENDED if is_over else code


def _today() -> str:
    return beginning().date().isoformat()
