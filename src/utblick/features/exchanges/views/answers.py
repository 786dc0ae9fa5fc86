"""The page behind a question's mail: open to whoever holds the signed link, without signing in.

Mail scanners open every link, so the page that is only opened stores nothing. A link that names an answer
sends it by itself where there is a script, and with one press where there is none.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from utblick.features.exchanges import actions, answer_links
from utblick.features.exchanges.answer_links import LinkTooOld, LinkWrong
from utblick.features.exchanges.asking import QUESTIONS, answers_of
from utblick.features.exchanges.models import Asking, Question
from utblick.foundation.rules import RuleBroken


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show a question with its answers, or take one."""
    try:
        number = answer_links.read(token)
    except LinkTooOld:
        return _gone(
            request,
            _("The link in the mail is too old. Sign in to Utblick and write it on the exchange."),
            410,
        )
    except LinkWrong:
        return _gone(request, _("The link is not whole. Copy all of it from the mail."), 404)
    question = Question.objects.select_related("exchange", "account").filter(pk=number).first()
    if question is None:
        return _gone(
            request, _("The exchange is no longer here, so there is nothing to answer. Thank you!"), 410
        )
    translation.activate(question.account.language)
    request.LANGUAGE_CODE = question.account.language
    problem, status = "", 200
    chosen = request.GET.get("svar", "")
    if request.method == "POST":
        chosen = request.POST.get("svar", "")
        try:
            question = actions.answer(question, chosen, request.POST.get("line", ""), at=timezone.now())
        except RuleBroken as reason:
            problem, status = str(reason), 422
    exchange = question.exchange
    exchange.refresh_from_db()
    words = QUESTIONS[question.asking]
    context = {
        "question": question,
        "exchange": exchange,
        "words": words,
        "chosen": chosen if chosen in set(answers_of(question.asking)) else question.answer,
        "sends_itself": request.method == "GET" and chosen in set(answers_of(question.asking)),
        "line": exchange.learning if question.asking == Asking.AFTER else exchange.change,
        "done": request.method == "POST" and not problem,
        "problem": problem,
    }
    return render(request, "exchanges/answer.html", context, status=status)


def _gone(request: HttpRequest, why: str, status: int) -> HttpResponse:
    return render(request, "exchanges/answer_gone.html", {"why": why}, status=status)
