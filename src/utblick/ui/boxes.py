"""Small forms that other apps bring to a record's page, which the record's own app does not know.

An app lists them in a module `boxes.py`: `BOXES` is a sequence of functions from (request, record) to markup, or to
nothing where the app has no form for such a record or such a viewer. They stand after what is related to the record.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from utblick.foundation.listing import modules

Draw = Callable[[HttpRequest, Any], SafeString]


def boxes(request: HttpRequest, record: Any) -> list[SafeString]:
    """Give the forms for a record, in the order of apps."""
    draws: list[Draw] = [draw for module in modules("boxes") for draw in getattr(module, "BOXES", ())]
    return [box for draw in draws if (box := draw(request, record))]
