"""The sections of reports, worked out from what is stored: each one a function from a span to data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.engine.coverage.counting import State
from utblick.features.exchanges.models import Changed, Exchange
from utblick.features.followup.coverage import Goal, Row, area_of, definition_on
from utblick.features.followup.models import ParticipationDefinition
from utblick.features.followup.span import MOST_ROWS, Span, caption
from utblick.features.followup.words import COUNTED, STATES, day_cell, day_words, half_words
from utblick.features.governance.models import Decision
from utblick.features.monitoring.models import Matter
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.networks import rules as network_rules
from utblick.features.networks.models import Network
from utblick.features.organisation.models import Level
from utblick.features.organisation.queries import boards
from utblick.ui.reports.data import Cell, Chart, Figure, Section, Table

Part = Callable[[Span], Section]


def participation(span: Span) -> Section:
    """Tell who takes part at the end of the span."""
    definition = definition_on(span.last, ParticipationDefinition.objects.all())
    heading = _("Who takes part")
    if definition is None:
        return Section("participation", heading, _("What counts as taking part is not decided."))
    goal = Goal(definition, span.last, board=span.board)
    found = goal.coverage
    words = {"on": span.last.isoformat(), "definition": str(definition.number)}
    if span.board:
        words["board"] = span.board
    url = f"{reverse('followup:coverage')}?{urlencode(words)}"
    percent = round(100 * found.share) if found.share is not None else None
    called = COUNTED[definition.level]
    figures = [
        Figure("done", str(called.done), found.done, url=url),
        Figure("counted", str(called.counted), found.counted, url=url),
        Figure("percent", _("of those that the goal is about take part"), percent, _("per cent"), url),
        Figure("silent", str(called.silent), found.silent, url=url),
    ]
    waiting = [row for row in goal.rows if row.standing.state in (State.DUE, State.SILENT)]
    tables = []
    if not span.board:
        tables.append(_by_board(definition, span))
    tables.append(_waiting(definition.level, waiting))
    text = str(called.sentence) % {
        "done": found.done,
        "counted": found.counted,
        "day": day_words(span.last),
    }
    trend: list[list[Cell]] = [
        [half_words(half), round(100 * past.share) if past.share is not None else None]
        for half, past in goal.trend
    ]
    chart = Chart(
        "trend",
        str(called.trend),
        _("Half-year"),
        _("per cent"),
        trend,
        is_sum=False,
    )
    return Section("participation", heading, text, figures, tables, [chart])


def _waiting(level: int, rows: list[Row]) -> Table:
    """List who should take part, or take part again; an area is its own, so it is named once."""
    called, is_of_units = COUNTED[level], level == Level.UNIT
    listed = [
        [
            row.unit.name,
            *([area_of(row.unit).name] if is_of_units else []),
            str(STATES[row.standing.state]),
            day_cell(row.standing.last),
        ]
        for row in rows[:MOST_ROWS]
    ]
    return Table(
        "waiting",
        caption(str(called.waiting), len(rows)),
        [str(called.one), *([_("Area")] if is_of_units else []), _("Where it stands"), _("Last counted")],
        listed,  # type: ignore[arg-type]
        [reverse("organisation:unit", args=[row.unit.pk]) for row in rows[:MOST_ROWS]],
    )


def _unless_all_are_zero(figures: list[Figure]) -> list[Figure]:
    """Give the figures of a section, or none where the sentence has said that there was nothing."""
    return figures if any(one.value for one in figures) else []


def _by_board(definition: ParticipationDefinition, span: Span) -> Table:
    rows, urls = [], []
    for board in boards(span.last):
        found = Goal(definition, span.last, board=board.key).coverage
        if not found.counted:
            continue
        rows.append([board.name, found.done, found.counted, found.due, found.silent])
        urls.append(
            f"{reverse('followup:coverage')}?{urlencode({'board': board.key, 'on': span.last.isoformat()})}"
        )
    headings = [
        _("Board"),
        _("Take part"),
        _("The goal is about"),
        _("Due to take part again"),
        _("Have never taken part"),
    ]
    return Table("boards", _("Who takes part, by board"), headings, rows, urls)  # type: ignore[arg-type]


def exchanges(span: Span) -> Section:
    """Tell which exchanges were held during the span, and what came of them."""
    rows = (
        Exchange.objects.filter(ends_on__range=(span.first, span.last), is_draft=False, cancelled_on=None)
        .select_related("type")
        .prefetch_related("units")
    )
    if span.board:
        of_board = Exchange.objects.filter(units__board__key=span.board).values("pk")
        rows = rows.filter(pk__in=of_board)
    listed = list(rows.order_by("ends_on", "pk"))
    words = {"ended_from": span.first.isoformat(), "ended_to": span.last.isoformat(), "stands": "1"}
    if span.board:
        words["board"] = span.board
    base = reverse("exchanges:exchanges")
    url = f"{base}?{urlencode(words)}"
    people = [row.participants for row in listed if row.participants is not None]
    changed = [row for row in listed if row.changed == Changed.YES]
    figures = [
        Figure("exchanges", _("exchanges held"), len(listed), url=url),
        Figure(
            "participants",
            _("participants, where they are told"),
            sum(people) if people else None,
            url=f"{url}&columns=title,days,units,participants",
        ),
        Figure(
            "countries",
            _("countries"),
            len({row.country for row in listed if row.country}),
            url=f"{url}&columns=title,days,place,country",
        ),
        Figure(
            "lessons",
            _("with a lesson told"),
            sum(bool(row.learning) for row in listed),
            url=f"{base}?{urlencode({**words, 'learnt': '1'})}",
        ),
        Figure(
            "changes",
            _("that changed something"),
            len(changed),
            url=f"{base}?{urlencode({**words, 'changed': Changed.YES.value})}",
        ),
    ]
    table = Table(
        "exchanges",
        caption(_("Exchanges"), len(listed)),
        [_("What"), _("Last day"), _("Where"), _("Units")],
        [
            [row.title, day_cell(row.ends_on), row.place, ", ".join(unit.name for unit in row.units.all())]
            for row in listed[:MOST_ROWS]
        ],
        [reverse("exchanges:exchange", args=[row.pk]) for row in listed[:MOST_ROWS]],
    )
    nothing = _("No exchange was held during the time.")
    text = (
        nothing
        if not listed
        else ngettext(
            "%(n)d exchange was held; %(changed)d have led to something done differently.",
            "%(n)d exchanges were held; %(changed)d have led to something done differently.",
            len(listed),
        )
        % {"n": len(listed), "changed": len(changed)}
    )
    kinds = Counter(row.type.name if row.type else _("not told") for row in listed)
    chart = Chart(
        "kinds",
        _("Exchanges by type"),
        _("Type"),
        _("exchanges"),
        [[name, n] for name, n in kinds.most_common()],
        across=True,
    )
    return Section("exchanges", _("Exchanges"), text, _unless_all_are_zero(figures), [table], [chart])


def decisions(span: Span) -> Section:
    """Tell what was decided during the span, and what waits to be followed up."""
    rows = Decision.objects.filter(on__range=(span.first, span.last)).select_related("board")
    waiting = Decision.objects.filter(follow_up_on__lte=span.last, followed_up_on=None, on__lte=span.last)
    words = {"when_from": span.first.isoformat(), "when_to": span.last.isoformat()}
    if span.board:
        rows, waiting = rows.filter(board__key=span.board), waiting.filter(board__key=span.board)
        words["board"] = span.board
    base = reverse("governance:decisions")
    open_words = {"open": "1", "follow_to": span.last.isoformat()}
    if span.board:
        open_words["board"] = span.board
    listed = list(rows.order_by("on", "pk"))
    figures = [
        Figure("decisions", _("decisions"), len(listed), url=f"{base}?{urlencode(words)}"),
        Figure(
            "delegated",
            _("of them by delegation"),
            sum(row.is_delegated for row in listed),
            url=f"{base}?{urlencode({**words, 'delegated': '1'})}",
        ),
        Figure(
            "waiting", _("waiting to be followed up"), waiting.count(), url=f"{base}?{urlencode(open_words)}"
        ),
    ]
    table = Table(
        "decisions",
        caption(_("Decisions"), len(listed)),
        [_("Decision"), _("Board"), _("Day"), _("Number"), _("What came of it")],
        [[row.title, row.board.key, day_cell(row.on), row.number, row.outcome] for row in listed[:MOST_ROWS]],
        [reverse("governance:decision", args=[row.pk]) for row in listed[:MOST_ROWS]],
    )
    said = ngettext("%(n)d decision was made.", "%(n)d decisions were made.", len(listed))
    text = said % {"n": len(listed)} if listed else _("No decision was made during the time.")
    return Section("decisions", _("Decisions"), text, _unless_all_are_zero(figures), [table])


def memberships(span: Span) -> Section:
    """Tell the memberships at the end of the span, what they cost, and who of them renews within a year."""
    rows = Network.objects.prefetch_related("costs", "boards", "gains")
    if span.board:
        rows = rows.filter(boards__key=span.board)
    ours = [row for row in rows if network_rules.is_member(row.member, row.since, row.until, span.last)]
    fees = {
        row.pk: next(
            (one.fee for one in row.costs.all() if one.fee is not None and one.year <= span.last.year), None
        )
        for row in ours
    }
    known = [fee for fee in fees.values() if fee is not None]
    words = {"ours": "1"} | ({"board": span.board} if span.board else {})
    url = f"{reverse('networks:networks')}?{urlencode(words)}"
    gain_words = {"when_from": span.first.isoformat(), "when_to": span.last.isoformat()}
    if span.board:
        gain_words["board"] = span.board
    gains = sum(span.first <= gain.on <= span.last for row in ours for gain in row.gains.all())
    figures = [
        Figure("memberships", _("memberships"), len(ours), url=url),
        Figure(
            "fees", _("fees a year, where they are known"), sum(known) if known else None, _("kronor"), url
        ),
        Figure(
            "unknown",
            _("memberships whose fee is not known"),
            len(ours) - len(known),
            url=f"{url}&nofee=1",
        ),
        Figure(
            "gains",
            _("gains of them noted during the time"),
            gains,
            url=f"{reverse('networks:gains')}?{urlencode(gain_words)}",
        ),
    ]
    table = Table(
        "memberships",
        _("Memberships"),
        [_("Network"), _("Boards"), _("Fee, kronor"), _("Renews on")],
        [
            [
                row.name,
                ", ".join(board.key for board in row.boards.all()),
                fees[row.pk],
                day_cell(row.renews_on),
            ]
            for row in ours
        ],
        [reverse("networks:network", args=[row.key]) for row in ours],
    )
    years = range(span.last.year - 3, span.last.year + 1)
    by_year: list[list[Cell]] = []
    for year in years:
        paid = [
            one.fee for row in ours for one in row.costs.all() if one.year == year and one.fee is not None
        ]
        by_year.append([str(year), sum(paid) if paid else None])
    chart = Chart("fees", _("Known fees by year"), _("Year"), _("kronor"), by_year)
    said = ngettext("%(n)d membership is held.", "%(n)d memberships are held.", len(ours))
    text = said % {"n": len(ours)} if ours else _("No membership is held.")
    return Section("memberships", _("Memberships"), text, _unless_all_are_zero(figures), [table], [chart])


def matters(span: Span) -> Section:
    """Tell the matters that were judged during the span."""
    rows: QuerySet[Matter] = Matter.objects.filter(
        judged_at__date__range=(span.first, span.last),
        state__in=[MatterState.ACT, MatterState.INFORM, MatterState.LATER],
    ).select_related("owner_board", "owner")
    base = reverse("monitoring:matters")
    words = {"judged_from": span.first.isoformat(), "judged_to": span.last.isoformat(), "kept": "1"}
    if span.board:
        rows = rows.filter(owner_board__key=span.board)
        words["board"] = span.board
    listed = list(rows.order_by("judged_at", "pk"))
    figures = [
        Figure("matters", _("matters judged"), len(listed), url=f"{base}?{urlencode(words)}"),
        Figure(
            "act",
            _("of them to act on"),
            sum(row.state == MatterState.ACT for row in listed),
            url=f"{base}?{urlencode({**words, 'state': MatterState.ACT.value})}",
        ),
    ]
    table = Table(
        "matters",
        caption(_("Matters"), len(listed)),
        [_("Matter"), _("Board"), _("Judged as")],
        [
            [row.title, row.owner_board.key if row.owner_board else "", str(row.get_state_display())]
            for row in listed[:MOST_ROWS]
        ],
        [reverse("monitoring:matter", args=[row.pk]) for row in listed[:MOST_ROWS]],
    )
    said = ngettext(
        "%(n)d matter from the watch was judged.", "%(n)d matters from the watch were judged.", len(listed)
    )
    text = said % {"n": len(listed)} if listed else _("No matter from the watch was judged during the time.")
    return Section("matters", _("From the watch"), text, _unless_all_are_zero(figures), [table])
