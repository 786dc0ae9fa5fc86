"""Note an enquiry in under a minute; correct it, plan what is next, and note its steps."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.features.contactpoint import actions, handing_over, periods, queries
from utblick.features.contactpoint.forms import CaseForm, NextForm, NoteForm, StepForm
from utblick.features.contactpoint.kinds import HANDED_OVER, STEPS, StepKind
from utblick.features.contactpoint.models import Case, StandardAnswer, Step
from utblick.features.contactpoint.views.changing import Lists, changed
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken
from utblick.ui.answering import given
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

MOST_NAMES = 300


def note(request: HttpRequest) -> HttpResponse:
    """Take an enquiry, with its answer where it was answered at once."""
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    form = NoteForm(given(request), day=timezone.localdate())
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                case = actions.note_enquiry(
                    form.to_enquiry(), form_key=form.cleaned_data["key"], by=viewer, at=timezone.now()
                )
            except RuleBroken as reason:
                form.add_error(None, str(reason))
            else:
                toast(request, _("Noted and counted."))
                return redirect("contactpoint:home" if form.cleaned_data["is_done"] else _page(case))
    names = queries.cases(viewer).exclude(organisation="").order_by("organisation")
    context = {
        "form": form,
        "organisations": names.prefetch_related(None)
        .values_list("organisation", flat=True)
        .distinct()[:MOST_NAMES],
        "view": queries.VIEW,
    }
    for part in ("first", "left", "more"):
        fields = getattr(form, part.upper())
        context[part] = [form[name] for name in fields]
        context[f"is_{part}_open"] = form.has_more(fields)
    return render(request, "contactpoint/note.html", context, status=status)


def _page(case: Case) -> str:
    return reverse("contactpoint:case", args=[case.pk])


def _above(case: Case) -> tuple[str, str]:
    return f"#{case.pk}", _page(case)


def _case(request: HttpRequest, number: int) -> Case:
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    return queries.case_by_number(viewer, number)


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Correct what was noted of a case."""
    case = _case(request, number)

    def act(**fields: Any) -> None:
        version = fields.pop("version") or 0
        actions.change_case(Case.objects.get(pk=number), version=version, **fields)

    return changed(
        request,
        CaseForm(given(request), instance=case),
        act,
        _("Change case #%(number)s") % {"number": number},
        _page(case),
        above=_above(case),
        version=lambda: Case.objects.values_list("version", flat=True).get(pk=number),
    )


def plan(request: HttpRequest, number: int) -> HttpResponse:
    """Say what happens next in a case."""
    case = _case(request, number)
    form = NextForm(
        given(request),
        advisers=queries.advisers(timezone.now()),
        initial={
            "next_step": case.next_step,
            "next_on": case.next_on,
            "owner": case.owner_id,
            "version": case.version,
        },
    )

    def act(**fields: Any) -> None:
        version = fields.pop("version") or 0
        actions.plan_next(case, version=version, **fields)

    return changed(
        request,
        form,
        act,
        _("What happens next"),
        _page(case),
        above=_above(case),
        version=lambda: Case.objects.values_list("version", flat=True).get(pk=number),
    )


def step(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Note what happened in a case; a standard answer in the address is filled in."""
    case = _case(request, number)
    if kind not in STEPS:
        raise Http404
    initial: dict[str, Any] = {"on": timezone.localdate(), "priority": case.priority}
    asked = request.GET.get("answer", "")
    if kind == StepKind.ADVICE and asked.isascii() and asked.isdigit() and len(asked) < 10:
        answer = StandardAnswer.objects.filter(pk=int(asked)).first()
        if answer is not None:
            initial |= {"answer": answer.pk, "words": answer.text, "passage": answer.passage}
    lead, lists = "", _lists(kind, case)
    if STEPS[kind].takes == HANDED_OVER:
        initial |= {"words": handing_over.note_of(case), "agreed_by": case.organisation}
        initial["to_whom"] = lists["to_whom"][0][0] if lists["to_whom"] else ""
        lead = _(
            "What stands here is what they get, and nothing of the person's details. Ask first whether you may."
        )
    form = StepForm(given(request), kind=kind, case=case, initial=initial)

    def act(**fields: Any) -> None:
        fields.pop("version")
        actions.note_step(case, kind, **fields)

    title = str(StepKind(kind).label)
    return changed(
        request,
        form,
        act,
        title[0].upper() + title[1:],
        _page(case),
        above=_above(case),
        lead=lead,
        lists=lists,
    )


def _lists(kind: str, case: Case) -> Lists:
    """Give what can be chosen in a step's form where one may also write."""
    today = timezone.localdate()
    if kind == StepKind.ADVICE:
        rows = periods.passages(case.programme).values()
        return {"passage": [(_("The handbook: %(rule)s") % {"rule": rule}, words) for rule, words in rows]}
    if kind == StepKind.SECRETARIAT:
        return {"to_whom": [(handing_over.secretariat(case.programme, today), "")]}
    if kind == StepKind.SISTER:
        return {"to_whom": [(name, "") for name in handing_over.sisters(case.programme, today)]}
    return {}


def change_step(request: HttpRequest, number: int) -> HttpResponse:
    """Correct a step."""
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    row = get_object_or_404(Step.objects.select_related("case"), pk=number)
    names = ("on", "words", "minutes", *STEPS[row.kind].takes)
    initial = {name: getattr(row, name) for name in (*names, "version")}
    form = StepForm(given(request), kind=row.kind, case=row.case, initial=initial)

    def act(**fields: Any) -> None:
        version = fields.pop("version") or 0
        actions.change_step(row, version=version, **fields)

    title = _("Correct: %(step)s") % {"step": row.get_kind_display()}
    return changed(
        request,
        form,
        act,
        title,
        _page(row.case),
        above=_above(row.case),
        version=lambda: Step.objects.values_list("version", flat=True).get(pk=number),
        lists=_lists(row.kind, row.case),
    )


@require_POST
def remove_step(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a step that never happened."""
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    row = get_object_or_404(Step.objects.select_related("case"), pk=number)
    seen = request.POST.get("version", "")
    version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0
    try:
        actions.remove_step(row, version=version, by=viewer, at=timezone.now())
    except ChangedMeanwhile:
        words = _(
            "Somebody changed this meanwhile, so nothing was done. Look at it as it is now, and press again."
        )
        toast(request, words, kind="error")
    else:
        toast(request, _("Removed."))
    return redirect(_page(row.case))
