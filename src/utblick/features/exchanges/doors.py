"""From a project's page to registering an exchange of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.exchanges import queries
from utblick.features.exchanges.ties import PROJECT
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.doors import Door


def register_for(viewer: Viewer, project: Any) -> Iterator[Door]:
    """Offer to register an exchange that is tied to the project, to who registers exchanges."""
    if viewer.may_somewhere(queries.REGISTER):
        query = urlencode({"project": project.pk})
        yield Door(_("Register an exchange"), f"{reverse('exchanges:register')}?{query}")


DOORS = {PROJECT: register_for}
