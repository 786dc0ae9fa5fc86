"""How far asks got, as public records: a person's verdict with the passages, never a lead."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.advocacy import queries
from utblick.features.advocacy.models import Verdict
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, Text, both, named
from utblick.features.publishing.kinds.shared import in_both
from utblick.features.publishing.shapes import OUTCOME
from utblick.foundation.accounts.viewer import Viewer

REPLACED = _("A later verdict stands in its place. Let that one through.")
WITHDRAWN = _("The verdict has been withdrawn.")
ENDED = _("The verdict has been withdrawn, or a later one stands in its place.")


def _rows(viewer: Viewer) -> QuerySet[Verdict]:
    if not viewer.may(queries.VIEW):
        return Verdict.objects.none()
    seen = queries.wordings(viewer)
    rows = Verdict.objects.filter(wording__in=seen.order_by().values("pk"), replaced_by__isnull=True)
    return rows.select_related("wording__ask__process", "wording__procedure", "text")


def _obstacles(verdict: Verdict) -> tuple[Text, ...]:
    if verdict.replaced_by_id is not None:
        return (REPLACED,)
    return (WITHDRAWN,) if verdict.withdrawn_at is not None else ()


def _facts(verdict: Verdict) -> Facts:
    wording, text = verdict.wording, verdict.text
    ask, procedure = wording.ask, wording.procedure
    where = both(lambda: text.name)
    values = {
        "ask": in_both(ask, "title"),
        "process": named(ask.process),
        "procedure": named(procedure),
        "reference": procedure.reference,
        "text": where,
        "text_reference": text.reference,
        "text_on": text.on,
        "language": text.language,
        "target": wording.target,
        # As it was when it was judged: the wording may have changed since.
        "asked_old": verdict.old,
        "asked_new": verdict.new,
        "passages": [{key: one.get(key, "") for key in ("label", "quote")} for one in verdict.passages],
        "outcome": verdict.outcome,
        "our_part": verdict.our_part,
        "others_part": verdict.others_part,
        "evidence": str(verdict.grade),
        "judged_on": timezone.localtime(verdict.at).date(),
    }
    drafts = {
        "sv": Draft(f"{ask.title_sv}: {where['sv']}"[:200]),
        "en": Draft(f"{ask.title_en}: {where['en']}"[:200] if ask.title_en else ""),
    }
    return Facts(values, drafts, obstacles=_obstacles(verdict))


def _url(verdict: Verdict) -> str:
    return reverse("advocacy:ask", args=[verdict.wording.ask_id])


KIND = Kind(OUTCOME, _rows, _facts, _url, model="advocacy.verdict", barred_by=_obstacles, ended=ENDED)
