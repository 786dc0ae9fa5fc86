"""What others contribute to an answer: whom to ask, reminding, what came."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from utblick.features.advocacy import queries_answers
from utblick.features.advocacy.actions import contributions as actions
from utblick.features.advocacy.asking import mailboxes, may_be_asked
from utblick.features.advocacy.forms_answers import AskForContributionsForm, ContributionForm
from utblick.features.advocacy.models import Answer, Contribution
from utblick.features.advocacy.views.answers import WRITE, sheet
from utblick.features.advocacy.views.changing import changed, done
from utblick.features.advocacy.views.taking_files import taken_in
from utblick.ui.answering import given
from utblick.ui.shell import viewer_of


def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Choose whom to ask, and send the letter to those whose mailbox is known."""
    viewer, today = viewer_of(request), timezone.localdate()
    viewer.check(WRITE)
    answer = queries_answers.answer_by_number(viewer, number)
    bodies = may_be_asked(answer, today)
    known = mailboxes(viewer, bodies, today)

    def act(*, send: bool, **fields: Any) -> Answer:
        actions.ask_for_contributions(answer, fields.pop("bodies"), known if send else {}, **fields)
        return answer

    return changed(
        request,
        AskForContributionsForm(given(request), bodies=bodies, mailboxes=known),
        act,
        title=_("Ask for contributions"),
        back=sheet(answer),
        permission=WRITE,
        crumbs=(answer.title, sheet(answer)),
        lead=_("Where no mailbox is known, the letter stands on the answer's page to be copied."),
    )


@require_POST
def remind(request: HttpRequest, number: int) -> HttpResponse:
    """Remind those who have not answered."""
    viewer = viewer_of(request)
    answer = queries_answers.answer_by_number(viewer, number)
    waiting = sum(row.answered_on is None for row in answer.contributions.all())
    words = ngettext("%(n)s body is reminded.", "%(n)s bodies are reminded.", waiting) % {"n": waiting}
    return done(request, lambda: actions.remind(answer, by=viewer, at=timezone.now()), sheet(answer), words)


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Note what somebody answered and what we took of it."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    row = get_object_or_404(
        Contribution.objects.filter(answer__in=queries_answers.answers(viewer)).select_related(
            "answer", "body", "file"
        ),
        pk=number,
    )

    def act(**fields: Any) -> Contribution:
        version = fields.pop("version") or 0
        stored = taken_in(fields.pop("upload"))
        if stored is not None:
            fields["file"] = stored
        return actions.note_contribution(Contribution.objects.get(pk=number), version=version, **fields)

    return changed(
        request,
        ContributionForm(given(request), request.FILES or None, instance=row),
        act,
        title=_("What %(body)s says") % {"body": row.body.name},
        back=sheet(row.answer),
        permission=WRITE,
        version=lambda: Contribution.objects.values_list("version", flat=True).get(pk=number),
        crumbs=(row.answer.title, sheet(row.answer)),
    )
