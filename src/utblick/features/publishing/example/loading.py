"""Write the example's public wording and let it through, by the actions that people use."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from utblick.features.organisation.viewers import viewer_for
from utblick.features.publishing.example.reviews import freeze_review
from utblick.features.publishing.example.rows import AS_THEY_ARE, ROWS
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
        freeze_review(everything, at)
        for key, rows in ROWS.items():
            kind = KINDS[key]
            by, known = _who_may(kind, at), _known(kind)
            for record in kind.rows(everything):
                number, facts = kind.key(record), kind.facts(record)
                words = rows.get(facts.drafts["sv"].title)
                if words is None or facts.obstacles or number in known:
                    continue
                _let_through(kind, number, words, facts.drafts["sv"], facts.drafts["en"], by, at)
                count += 1
        for key in AS_THEY_ARE:
            count += _let_all_through(KINDS[key], everything, at)
    return {"public records": count}


def _who_may(kind: Kind, at: datetime) -> Viewer:
    """Give whoever may: the desk's advisers for what stands behind their wall, else who writes for the public."""
    who = "contactpoint" if kind.permission == DESK else "kommunikator"
    return viewer_for(Account.objects.get(email=f"{who}@utblick.example"), at)


def _known(kind: Kind) -> set[str]:
    return set(Publication.objects.filter(kind=kind.shape.key).values_list("record", flat=True))


def _let_all_through(kind: Kind, everything: Viewer, at: datetime) -> int:
    """Let every record of a kind through that may pass, in its own words; give how many."""
    by, known, count = _who_may(kind, at), _known(kind), 0
    for record in kind.rows(everything):
        number, facts = kind.key(record), kind.facts(record)
        if number not in known and not facts.obstacles and facts.drafts["sv"].summary:
            # Whoever holds a public office is public by name.
            people = [one.key for one in facts.people] if kind.is_a_person else []
            actions.release(kind.shape.key, number, people=people, by=by, at=at)
            count += 1
    return count


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
