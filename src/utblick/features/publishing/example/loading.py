"""Write the example's public wording and let it through, by the actions that people use."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from utblick.features.organisation.viewers import viewer_for
from utblick.features.publishing.example.rows import ROWS
from utblick.features.publishing.example.words import Words
from utblick.features.publishing.gate import actions
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.kind import DESK, Draft, Kind
from utblick.features.publishing.models import Publication
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer, system


def load(at: datetime) -> dict[str, int]:
    """Let the example's records through, once; give how many. What a person has touched is left alone."""
    everything, count = system("utblick example"), 0
    with transaction.atomic(), override("sv"):
        for key, rows in ROWS.items():
            kind = KINDS[key]
            # Whoever may: the desk's advisers for what stands behind their wall, else who writes for the public.
            who = "contactpoint" if kind.permission == DESK else "kommunikator"
            by = viewer_for(Account.objects.get(email=f"{who}@utblick.example"), at)
            known = set(Publication.objects.filter(kind=key).values_list("record", flat=True))
            for record in kind.rows(everything):
                number, facts = kind.key(record), kind.facts(record)
                words = rows.get(facts.drafts["sv"].title)
                if words is None or facts.obstacles or number in known:
                    continue
                _let_through(kind, number, words, facts.drafts["sv"], facts.drafts["en"], by, at)
                count += 1
    return {"public records": count}


def _let_through(
    kind: Kind, number: str, words: Words, sv: Draft, en: Draft, by: Viewer, at: datetime
) -> None:
    version = 1
    for language, texts in (
        ("sv", (words.title_sv or sv.title, words.summary_sv, words.body_sv)),
        ("en", (words.title_en or en.title, words.summary_en, words.body_en)),
    ):
        parts = dict(zip(("title", "summary", "body"), texts, strict=True))
        version = actions.write_wording(
            kind.shape.key, number, language, parts, version=version, by=by, at=at
        ).version
    actions.release(kind.shape.key, number, by=by, at=at)
