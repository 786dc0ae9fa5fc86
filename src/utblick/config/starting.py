"""Start Django for a command, and say in a sentence why it cannot."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured

from utblick.config.command import Unusable


def start_django() -> None:
    """Read the settings and load the apps; raises Unusable with a sentence when a setting is unreadable."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "utblick.config.settings")
    import django

    try:
        django.setup()
    except (ValueError, ImproperlyConfigured) as reason:
        raise Unusable(str(reason)) from None
    except OSError as reason:
        place = reason.filename or os.environ.get("UTBLICK_DATA", "var")
        raise Unusable(f"the data folder (UTBLICK_DATA) cannot be used: {place}: {reason.strerror}") from None
