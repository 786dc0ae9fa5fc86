"""All answers in one list, with where each stands."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.features.advocacy import queries, queries_answers
from utblick.features.advocacy.answer_states import NAMES
from utblick.features.advocacy.models import AnswerKind
from utblick.features.advocacy.queries_answers import Told
from utblick.features.advocacy.views.overview import tabs
from utblick.features.organisation.queries import boards
from utblick.ui.columns import Column
from utblick.ui.dates import day_html, due_chip_html
from utblick.ui.filters import Choice, Contains, DateRange, Flag
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of
from utblick.ui.templatetags.ui import board as board_tag


def _title(row: Told) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("advocacy:answer", args=[row.pk]), row.answer.title)


def _state(row: Told) -> SafeString:
    return format_html('<span class="chip {}">{}</span>', row.tone, row.state_name)


def _due(row: Told) -> SafeString:
    deadline = row.answer.deadline
    if not row.is_open:
        return day_html(deadline.at)
    return due_chip_html(deadline.at, with_hour=not deadline.is_whole_day)


def _contributions(row: Told) -> str:
    return (
        _("%(answered)s of %(asked)s") % {"answered": row.answered, "asked": row.asked} if row.asked else ""
    )


COLUMNS = (
    Column("title", gettext_lazy("Answer"), value="answer.title", html=_title, sort=True, heading=True),
    Column(
        "kind", gettext_lazy("What is answered"), value=lambda row: row.answer.get_kind_display(), sort=True
    ),
    Column("to", gettext_lazy("To"), value="answer.to", sort=True, roomy=True),
    Column("state", gettext_lazy("Where it stands"), value="state_name", html=_state, sort=True),
    Column("due", gettext_lazy("Last day"), value="answer.deadline.at", html=_due, sort=True, narrow=True),
    Column(
        "board",
        gettext_lazy("Board"),
        value="answer.board.key",
        html=lambda row: board_tag(row.answer.board),
        sort=True,
        narrow=True,
    ),
    Column("contributions", gettext_lazy("Contributions"), value=_contributions, narrow=True),
    Column(
        "owner",
        gettext_lazy("Who writes it"),
        value=lambda row: row.answer.owner.name if row.answer.owner else "",
        sort=True,
        roomy=True,
    ),
    Column("file", gettext_lazy("EU file"), value="answer.procedure.name", sort=True, hidden=True),
    Column(
        "sent",
        gettext_lazy("Sent on"),
        value="answer.sent_on",
        html=lambda row: day_html(row.answer.sent_on),
        sort=True,
        narrow=True,
        hidden=True,
    ),
    Column("diary_number", gettext_lazy("Diary number"), value="answer.diary_number", sort=True, hidden=True),
)


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the answers that the viewer may see, those left to do first."""
    viewer, now = viewer_of(request), timezone.now()
    listing = Listing(
        request,
        queries_answers.told(queries_answers.answers(viewer), now),
        name="answers",
        title=_("Answers"),
        columns=COLUMNS,
        filters=(
            Contains(
                key="q",
                label=_("Words"),
                field="answer.title",
                also=("answer.to", "answer.text", "answer.diary_number"),
            ),
            Choice(key="state", label=_("Where it stands"), field="state", choices=list(NAMES.items())),
            Choice(key="kind", label=_("What is answered"), field="answer.kind", choices=AnswerKind.choices),
            Choice(
                key="process",
                label=_("Process"),
                field="answer.process.key",
                choices=[(row.key, row.name) for row in queries.processes(viewer)],
            ),
            Choice(
                key="board",
                label=_("Board"),
                field="answer.board.key",
                choices=[(row.key, f"{row.key} {row.name}") for row in boards(now)],
            ),
            DateRange(key="sent", label=_("Sent on"), field="answer.sent_on"),
            Flag(
                key="open",
                label=_("Only what is not sent"),
                apply=lambda found, _value: [row for row in found if row.is_open],
            ),
            Flag(
                key="untold",
                label=_("By delegation, and not reported to the board"),
                apply=lambda found, _value: [row for row in found if row.waits_to_be_reported],
            ),
        ),
        empty=(
            _("No answer is written yet"),
            _("An answer to a consultation or a referral has a last day and a board that decides it."),
            reverse("advocacy:new_answer") if viewer.may(queries_answers.WRITE) else "",
            _("New answer"),
        ),
    )
    return listing.response(
        "advocacy/listed.html",
        {
            "tabs": tabs(request),
            "heading": _("Answers"),
            "lead": _(
                "What we answer to consultations, calls for evidence and referrals. Drafts are working material."
            ),
            "new": (reverse("advocacy:new_answer"), _("New answer"))
            if viewer.may(queries_answers.WRITE)
            else None,
            "view": queries.VIEW,
        },
    )
