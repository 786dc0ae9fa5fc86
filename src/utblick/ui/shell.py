"""What every page's frame is told. Nothing is asked of the database until the frame is drawn."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from utblick.foundation.accounts.viewer import NOBODY, Viewer
from utblick.ui import navigation, preferences


def viewer_of(request: HttpRequest) -> Viewer:
    """Give who looks, or nobody."""
    return getattr(request, "viewer", None) or NOBODY


DOCKED = 4


class Shell:
    """The frame of one page for one viewer; each part is worked out once, when it is drawn."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.viewer = viewer_of(request)

    @property
    def signed_in(self) -> bool:
        return self.viewer.account_id is not None

    @cached_property
    def groups(self) -> list[navigation.Group]:
        return navigation.groups_for(self.viewer, self.request.path) if self.signed_in else []

    @cached_property
    def dock(self) -> list[navigation.Place]:
        """The four places at the viewer's hand, for a phone; where they are fewer, the first of the others too."""
        places = [place for group in self.groups for place in group.places]
        chosen = sorted(places, key=lambda place: not place.at_hand)[:DOCKED]
        return [place for place in places if place in chosen]

    @cached_property
    def status(self) -> navigation.Status | None:
        return navigation.status_for(self.viewer) if self.signed_in else None

    @cached_property
    def organisation(self) -> str:
        return navigation.organisation_name()

    @cached_property
    def preferences(self) -> dict[str, str]:
        return preferences.read(self.request)

    @property
    def theme(self) -> str:
        return self.preferences["theme"]

    @property
    def keys(self) -> str:
        return self.preferences["keys"]

    @property
    def here(self) -> str:
        """This page's address, to come back to."""
        return self.request.get_full_path() if self.request.method == "GET" else self.request.path

    @property
    def other_language(self) -> tuple[str, str]:
        return ("en", "English") if get_language() == "sv" else ("sv", "Svenska")


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give templates `shell`."""
    return {"shell": Shell(request)}
