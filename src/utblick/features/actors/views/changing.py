"""Change people, bodies and roles: one way for every form."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from utblick.features.actors import actions, queries
from utblick.features.actors.forms_people import BodyForm, PersonForm, PostForm
from utblick.features.actors.models import Body, OtherFact, Person, Post
from utblick.features.actors.views.answering import answered, pressed, seen
from utblick.features.organisation.models import Certainty
from utblick.ui.answering import given
from utblick.ui.shell import viewer_of

CHANGE = queries.CHANGE
GET_POST = ["GET", "POST"]


@require_http_methods(GET_POST)
def new_body(request: HttpRequest) -> HttpResponse:
    """Add a body."""
    viewer_of(request).check(CHANGE)
    form = BodyForm(
        given(request), initial={"parent": request.GET.get("parent"), "certainty": Certainty.SOURCED}
    )
    return answered(
        request,
        form,
        lambda **who: actions.create_body(
            aliases=form.cleaned_data["aliases"], numbers=form.numbers, **form.plain, **who
        ),
        _("New body"),
        lambda body: reverse("actors:body", args=[body.pk]),
        CHANGE,
    )


@require_http_methods(GET_POST)
def change_body(request: HttpRequest, number: int) -> HttpResponse:
    """Change a body."""
    viewer_of(request).check(CHANGE)
    body = get_object_or_404(Body, pk=number)
    form = BodyForm(given(request), instance=body)
    return answered(
        request,
        form,
        lambda **who: actions.change_body(
            body,
            version=form.cleaned_data["version"] or 0,
            aliases=form.cleaned_data["aliases"],
            numbers=form.numbers,
            **form.plain,
            **who,
        ),
        _("Change %(name)s") % {"name": body.name},
        reverse("actors:body", args=[number]),
        CHANGE,
        version=lambda: Body.with_merged.get(pk=number).version,
    )


@require_http_methods(GET_POST)
def new_person(request: HttpRequest) -> HttpResponse:
    """Add a person."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    form = PersonForm(given(request), viewer=viewer)
    return answered(
        request,
        form,
        lambda **who: actions.create_person(
            aliases=form.cleaned_data["aliases"], numbers=form.numbers, **form.plain, **who
        ),
        _("New person"),
        lambda person: reverse("actors:person", args=[person.pk]),
        CHANGE,
    )


@require_http_methods(GET_POST)
def change_person(request: HttpRequest, number: int) -> HttpResponse:
    """Change a person."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    person = queries.person_by_number(viewer, number)
    form = PersonForm(given(request), instance=person, viewer=viewer)
    return answered(
        request,
        form,
        lambda **who: actions.change_person(
            person,
            version=form.cleaned_data["version"] or 0,
            aliases=form.cleaned_data["aliases"],
            numbers=form.numbers,
            **form.plain,
            **who,
        ),
        _("Change a person"),
        reverse("actors:person", args=[number]),
        CHANGE,
        version=lambda: Person.objects.get(pk=number).version,
    )


@require_http_methods(GET_POST)
def new_post(request: HttpRequest, number: int) -> HttpResponse:
    """Say what somebody is in a body."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    person = queries.person_by_number(viewer, number)
    form = PostForm(given(request))
    return answered(
        request,
        form,
        lambda **who: actions.add_post(person, **form.plain, **who),
        _("New role for %(name)s") % {"name": person.called},
        reverse("actors:person", args=[number]),
        CHANGE,
    )


def _post(request: HttpRequest, number: int) -> Post:
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    post = get_object_or_404(Post.objects.select_related("person", "body"), pk=number)
    queries.person_by_number(viewer, post.person_id)
    return post


@require_http_methods(GET_POST)
def change_post(request: HttpRequest, number: int) -> HttpResponse:
    """Change or end a role."""
    post = _post(request, number)
    form = PostForm(given(request), instance=post)
    return answered(
        request,
        form,
        lambda **who: actions.change_post(
            post, version=form.cleaned_data["version"] or 0, **form.plain, **who
        ),
        _("Change a role of %(name)s") % {"name": post.person.called},
        reverse("actors:person", args=[post.person_id]),
        CHANGE,
        version=lambda: Post.objects.get(pk=number).version,
    )


@require_POST
def remove_post(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a role that never was."""
    post = _post(request, number)
    back = reverse("actors:person", args=[post.person_id])
    version = seen(request, "version")
    return pressed(
        request,
        lambda **who: actions.remove_post(post, version=version, **who),
        back,
        _("The role is removed."),
    )


@require_POST
def settle_fact(request: HttpRequest, number: int) -> HttpResponse:
    """Take what another source says, or leave what stands."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    fact = get_object_or_404(OtherFact, pk=number)
    person = queries.person_by_number(viewer, fact.person_id)
    take = request.POST.get("take") == "1"
    back = reverse("actors:person", args=[person.pk])
    said = request.POST.get("said", "")
    return pressed(
        request, lambda **who: actions.settle_fact(fact, take=take, said=said, **who), back, _("Saved.")
    )


@require_POST
def keep_on(request: HttpRequest, number: int) -> HttpResponse:
    """Say that a person is still needed."""
    person = queries.person_by_number(viewer_of(request), number)
    return pressed(
        request,
        lambda **who: actions.keep_on(person, **who),
        reverse("actors:review"),
        _("Kept. The next review is set."),
    )
