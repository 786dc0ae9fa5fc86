"""The day that a page is made for: an answer is kept until the day ends, so nothing on it may be finer."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone


def beginning() -> datetime:
    """Give the first moment of today by the region's clock."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
