"""Until when somebody is to be met, and that a closed file has nobody to meet and nothing to plan for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import override

from utblick.features.actors.models import Person
from utblick.features.advocacy import file_page, queries
from utblick.features.advocacy.actions import deadlines, procedures
from utblick.features.advocacy.calendar import ahead_in
from utblick.features.advocacy.models import Deadline, Procedure
from utblick.features.advocacy.sheets.brief import brief
from utblick.features.advocacy.who import not_met
from utblick.features.governance.backwards import worked_out
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.ui.sheets.sheet import texts_of

BY = system("test")
As = Callable[[str], Viewer]


def due(file: Procedure, days: int, name: str, at: datetime, rule: str = "") -> Deadline:
    moment = datetime(at.year, at.month, at.day, 12, tzinfo=UTC) + timedelta(days=days)
    given = {"name_sv": name, "name_en": name, "rule": rule}
    return deadlines.set_deadline(file, moment=moment, is_whole_day=True, by=BY, at=at, **given)


def test_a_gap_counts_to_a_step_of_an_institution_and_not_to_our_answer(
    file: Procedure, someone: Callable[..., Person], person: As, at: datetime
) -> None:
    procedures.involve(file, part="rapporteur", person=someone(), by=BY, at=at)
    due(file, 10, "Svar: samråd", at, rule="pub_consult")
    viewer = person("majoritet.run")
    page = file_page.of(viewer, file, at)
    assert (page.gaps, page.gap_date) == (1, None), "our own answer is nothing to meet somebody by"
    vote = due(file, 19, "Omröstning i utskottet", at)
    page = file_page.of(viewer, file, at)
    assert (page.gap_date, page.deciders[0].days_left) == (vote, 19)
    assert [row.name for row in page.dates] == ["Svar: samråd", "Omröstning i utskottet"]
    with override("sv"):
        told = "\n".join(texts_of(brief(viewer, file, at)))
    assert "inte mött, Omröstning i utskottet om 19 dagar" in told


def test_a_withdrawn_file_has_no_gaps_no_plan_and_no_vote_ahead(
    file: Procedure, someone: Callable[..., Person], person: As, at: datetime
) -> None:
    procedures.involve(file, part="rapporteur", person=someone(), by=BY, at=at)
    vote, answer = due(file, 40, "Omröstning i utskottet", at), due(file, 50, "Remiss", at, rule="remiss")
    viewer = person("strateg")

    def seen() -> Procedure:
        return queries.procedure_by_key(viewer, file.key)

    assert len(not_met(viewer, [seen()], at.date())) == 1
    assert worked_out(viewer, Deadline.objects.get(pk=vote.pk), at) is not None
    procedures.add_event(file, on=date(2026, 2, 2), kind="withdrawn", source="OEIL", by=BY, at=at)
    page = file_page.of(viewer, seen(), at)
    assert (page.gaps, page.dates) == (0, [answer])
    assert not_met(viewer, [seen()], at.date()) == []
    assert [row.deadline for row in ahead_in(viewer, [seen()], at)] == [answer]
    assert queries.followed(viewer, [seen()], at, at.date())[0].next == answer
    assert worked_out(viewer, Deadline.objects.get(pk=vote.pk), at) is None
    with override("sv"):
        told = "\n".join(texts_of(brief(viewer, seen(), at)))
    assert "inte mött" not in told
    assert "Omröstning i utskottet" not in told
