"""People, bodies and contacts that a search finds, each viewer what they may see."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.actors import queries
from utblick.features.actors.folding import fold
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part
from utblick.ui.finding import Question, part

MOST = 200


def people(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the people whose name has every word."""
    words = fold(asked.text).split()
    if not viewer.may(queries.BODY) or not words:
        return None
    rows = queries.people(viewer)
    for word in words:
        rows = rows.filter(folded__contains=f" {word}")
    lines = [
        Line(
            row.called,
            reverse("actors:person", args=[row.pk]),
            words="; ".join(f"{post.title}, {post.body.short}" for post in queries.posts_now(row, at)),
        )
        for row in rows[:MOST]
    ]
    more = f"{reverse('actors:people')}?{urlencode({'q': asked.text})}"
    return part("people", _("People"), lines, more=more, more_words=_("All people"), order=26)


def bodies(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the bodies whose name or abbreviation has every word."""
    words = fold(asked.text).split()
    if not viewer.may(queries.BODY) or not words:
        return None
    rows = queries.bodies(viewer)
    for word in words:
        rows = rows.filter(folded__contains=f" {word}")
    lines = [
        Line(row.name, reverse("actors:body", args=[row.pk]), words=row.abbreviation) for row in rows[:MOST]
    ]
    more = f"{reverse('actors:bodies')}?{urlencode({'q': asked.text})}"
    return part("bodies", _("Bodies"), lines, more=more, more_words=_("All bodies"), order=27)


def contacts(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the contacts whose subject has the words, the latest first."""
    if not viewer.may_somewhere(queries.CONTACT):
        return None
    rows = queries.contacts(viewer).prefetch_related(None).filter(subject__icontains=asked.text)
    lines = [Line(row.subject, reverse("actors:contact", args=[row.pk]), day=row.on) for row in rows[:MOST]]
    more = f"{reverse('actors:contacts')}?{urlencode({'q': asked.text})}"
    return part("contacts", _("Contacts"), lines, more=more, more_words=_("All contacts"), order=28)


FINDS = (people, bodies, contacts)
