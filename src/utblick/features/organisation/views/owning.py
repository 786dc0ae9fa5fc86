"""Change topics, and which board owns them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.organisation import actions, queries
from utblick.features.organisation.forms import (
    EndForm,
    RemitForm,
    TopicForm,
)
from utblick.features.organisation.models import Remit, Topic
from utblick.features.organisation.views.changing import changed, taken_back
from utblick.ui.answering import given
from utblick.ui.shell import viewer_of

REMIT = "organisation.remit.change"


def new_topic(request: HttpRequest) -> HttpResponse:
    """Add a topic."""
    viewer_of(request).check(REMIT)
    form = TopicForm(given(request))
    back = reverse("organisation:remits")
    return changed(request, form, actions.create_topic, title=_("New topic"), back=back, permission=REMIT)


def change_topic(request: HttpRequest, key: str) -> HttpResponse:
    """Change a topic."""
    viewer_of(request).check(REMIT)
    row = get_object_or_404(Topic, key=key)

    def act(**given: Any) -> None:
        given.pop("key")
        actions.change_topic(get_object_or_404(Topic, pk=row.pk), **given)

    title = _("Change %(name)s") % {"name": row.name}
    back = reverse("organisation:remits")
    form = TopicForm(given(request), instance=row)
    coming = queries.coming_remits(timezone.localdate()).get(row.pk)
    return changed(request, form, act, title=title, back=back, permission=REMIT, log=row, coming=coming)


def new_remit(request: HttpRequest) -> HttpResponse:
    """Give a topic, the one that the address names, an owner from a day on."""
    viewer_of(request).check(REMIT)
    topic = Topic.objects.filter(key=request.GET.get("topic", "")).first()
    today = timezone.localdate()
    before = topic.remits.at(today).first() if topic else None
    initial: dict[str, Any] = {"topic": topic, "valid_from": today}
    if before:
        initial |= {"owner": before.owner_id, "concerned": list(before.concerned.all())}
    form = RemitForm(given(request), initial=initial)
    return changed(
        request,
        form,
        actions.create_remit,
        title=_("New owner of a topic"),
        back=reverse("organisation:remits"),
        permission=REMIT,
        warning=_replaced(topic, before),
    )


def _replaced(topic: Topic | None, before: Remit | None) -> str:
    """Say whose remit a new one ends; of a topic that is not chosen yet, that it may."""
    if before is not None:
        return _("%(board)s owns %(topic)s now, and will until the day before.") % {
            "board": before.owner.name,
            "topic": before.topic.name,
        }
    if topic is None:
        return _("Whoever owned the topic until further notice owns it until the day before.")
    return ""


def change_remit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct who owns a topic."""
    viewer_of(request).check(REMIT)
    row = get_object_or_404(Remit.objects.select_related("topic", "owner"), pk=pk)

    def act(**given: Any) -> None:
        given.pop("topic")
        actions.change_remit(get_object_or_404(Remit, pk=pk), **given)

    title = _("Correct who owns %(topic)s") % {"topic": row.topic.name}
    back = reverse("organisation:remits")
    form = RemitForm(given(request), instance=row)
    end = reverse("organisation:end_remit", args=[pk])
    return changed(request, form, act, title=title, back=back, permission=REMIT, log=row, end=end)


def end_remit(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a remit end, without a new owner."""
    viewer_of(request).check(REMIT)
    row = get_object_or_404(Remit.objects.select_related("topic", "owner"), pk=pk)
    return changed(
        request,
        EndForm(given(request)),
        lambda **given: actions.end_remit(row, **given),
        title=_("End the remit for %(topic)s") % {"topic": row.topic.name},
        back=reverse("organisation:remits"),
        permission=REMIT,
        warning=_remit_ends(row),
        danger=True,
        log=row,
        gone=reverse("organisation:remits"),
    )


def _remit_ends(row: Remit) -> str:
    """Say what ending a remit does: who then owns the topic."""
    if not (told := taken_back(row)):
        return _("The topic then has no owner, until it gets a new one.")
    if before := queries.remit_before(row):
        return f"{told} {_('Then %(board)s owns the topic again.') % {'board': before.owner.name}}"
    return f"{told} {_('The topic then has no owner, until it gets a new one.')}"
