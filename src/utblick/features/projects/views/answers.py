"""The page behind the question a year after closing: open to whoever holds the signed link, without signing in.

Mail scanners open every link, so the page that is only opened stores nothing.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from utblick.features.projects import actions, answer_links
from utblick.features.projects.answer_links import LinkTooOld, LinkWrong
from utblick.features.projects.models import ResultAnswer, ResultQuestion
from utblick.features.projects.words import outward_name
from utblick.foundation.rules import RuleBroken


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the question with its answers, or take one."""
    try:
        number = answer_links.read(token)
    except LinkTooOld:
        why = _("The link in the mail is too old. Sign in to Utblick and write it on the project.")
        return render(request, "projects/answer_gone.html", {"why": why}, status=410)
    except LinkWrong:
        why = _("The link is not whole. Copy all of it from the mail.")
        return render(request, "projects/answer_gone.html", {"why": why}, status=404)
    question = ResultQuestion.objects.select_related("project", "account").filter(pk=number).first()
    if question is None:
        why = _("The project is no longer here, so there is nothing to answer. Thank you!")
        return render(request, "projects/answer_gone.html", {"why": why}, status=410)
    translation.activate(question.account.language)
    request.LANGUAGE_CODE = question.account.language
    problem, status, done = "", 200, False
    chosen = request.GET.get("svar", "")
    if request.method == "POST":
        chosen = request.POST.get("svar", "")
        try:
            question = actions.answer(question, chosen, request.POST.get("line", ""), at=timezone.now())
            done = True
        except RuleBroken as reason:
            problem, status = str(reason), 422
    context = {
        "question": question,
        "name": outward_name(question.project),
        "answers": ResultAnswer.choices,
        "chosen": chosen if chosen in ResultAnswer.values else question.answer,
        "done": done,
        "problem": problem,
    }
    return render(request, "projects/answer.html", context, status=status)
