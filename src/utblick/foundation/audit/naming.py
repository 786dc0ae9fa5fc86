"""What whoever did something is called: people by their names, and what works on its own in the reader's language."""

from __future__ import annotations

import re

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The system's own names, as `viewer.system` is given them: a job by its code, a command as it is written.
_OWN: tuple[tuple[str, str | Promise], ...] = (
    (r"^utblick example$", _("Example data")),
    (r"^utblick [a-z]+$", _("Utblick (command)")),
    (r"^[a-z_]+(\.[a-z_]+)+$", _("Utblick (job)")),
)


def called(name: str) -> str:
    """Give what is shown for the name that the trail, or a row, keeps of who did something."""
    return next((str(words) for form, words in _OWN if re.search(form, name)), name)


def called_like(text: str) -> Q:
    """Give the condition on `by_name` for those whose name has a text in it, as it is kept or as it is shown."""
    wanted, found = text.strip().casefold(), Q(by_name__icontains=text)
    for form, words in _OWN:
        if wanted in str(words).casefold():
            found |= Q(by_name__regex=form)
    return found
