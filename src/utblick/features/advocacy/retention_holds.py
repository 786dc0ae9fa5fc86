"""What of people and contacts advocacy rests on: it stays when its time is out, with the reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from utblick.features.advocacy.models import ContactSubject, Involvement


def _contacts(numbers: Collection[int]) -> Mapping[int, str]:
    """Hold contacts in which an ask was put forward whose effect somebody has judged."""
    rows = ContactSubject.objects.filter(
        contact__in=numbers,
        asks__wordings__verdicts__replaced_by=None,
        asks__wordings__verdicts__withdrawn_at=None,
        asks__wordings__verdicts__isnull=False,
    )
    words = _("An ask was put forward in it whose effect has been judged: it is part of the evidence.")
    return dict.fromkeys(rows.values_list("contact", flat=True), words)


def _people(numbers: Collection[int]) -> Mapping[int, str]:
    """Hold people who decide or wrote in an EU file."""
    rows = Involvement.objects.filter(person__in=numbers).values_list("person", flat=True)
    words = _("Stands in an EU file as somebody who decides or decided.")
    return {number: words for number in rows if number is not None}


HOLDS = {"actors.contact": _contacts, "actors.person": _people}
