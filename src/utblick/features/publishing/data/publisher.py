"""Whose the open data is: from the settings of the installation, since the open part knows no other room."""

from __future__ import annotations

from django.conf import settings

TYPES = "http://purl.org/adms/publishertype/"
PLACES = "http://data.europa.eu/nuts/code/"


def name() -> str:
    """Give the name of whoever publishes."""
    return str(settings.UTBLICK_PUBLISHER)


def sort() -> str:
    """Give the address of what sort of publisher it is."""
    return f"{TYPES}{settings.UTBLICK_PUBLISHER_TYPE}"


def mail() -> str:
    """Give the mail address for questions, or nothing where none is set."""
    return str(settings.UTBLICK_PUBLISHER_MAIL)


def place() -> str:
    """Give the address of the area that the data is about, or nothing where none is set."""
    return f"{PLACES}{settings.UTBLICK_PUBLISHER_PLACE}" if settings.UTBLICK_PUBLISHER_PLACE else ""
