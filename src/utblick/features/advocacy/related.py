"""What advocacy knows of other rooms' records: a person's or body's part in our files, the files of a matter.

To a file's own page it brings what was tabled and voted on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.actors.models import Body, Person
from utblick.features.advocacy import amendments, queries
from utblick.features.advocacy.answer_lines import answers_about, answers_in
from utblick.features.advocacy.foremost import files_to_raise, foremost
from utblick.features.advocacy.institutions import known
from utblick.features.advocacy.models import Involvement, Number, Procedure
from utblick.features.advocacy.standing import main_phase, standing_of
from utblick.features.monitoring.models import DocumentReference, Matter
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part

ASKS = 3


def of_person(viewer: Viewer, person: Person) -> Part | None:
    """Give a person's parts in our files, and the three asks to put forward to them.

    Who has no part of their own is asked for what is asked of the bodies they are in.
    """
    if not viewer.may(queries.VIEW):
        return None
    today = timezone.localdate()
    own = _parts(Involvement.objects.filter(person=person), today)
    theirs = files_to_raise(person, today)
    if not theirs:
        return None
    lines = _lines(viewer, own, today)
    lines += [
        Line(
            ask.title, reverse("advocacy:ask", args=[ask.pk]), words=ask.argument, chip=_("ask"), tone="water"
        )
        for ask in foremost(viewer, theirs)[:ASKS]
    ]
    return Part("our-files", _("In our EU files") if own else _("To put forward"), lines)


def of_body(viewer: Viewer, body: Body) -> Part | None:
    """Give a body's parts in our files."""
    if not viewer.may(queries.VIEW):
        return None
    today = timezone.localdate()
    parts = _parts(Involvement.objects.filter(body=body), today)
    if not parts:
        return None
    title = _("%(body)s in our EU files") % {"body": body.short}
    return Part(f"files-of-{body.pk}", title, _lines(viewer, parts, today))


def letters_of_body(viewer: Viewer, body: Body) -> Part | None:
    """Give the joint letters that a body signed or was sent, the latest first; nothing where there are none."""
    if not viewer.may(queries.VIEW):
        return None
    signed = set(body.letters.values_list("pk", flat=True))
    names = {body.name_sv, body.name_en, body.abbreviation} - {""}
    rows = queries.letters(viewer).filter(Q(pk__in=signed) | Q(to__in=names))
    lines = [
        Line(
            row.title,
            row.url or reverse("advocacy:process", args=[row.process.key]),
            words=_("to %(to)s") % {"to": row.to} if row.to else "",
            day=row.on,
            chip=_("signed with us") if row.we_signed and row.pk in signed else "",
        )
        for row in rows
    ]
    return Part(f"letters-of-{body.pk}", _("Joint letters"), lines) if lines else None


def _parts(rows: Iterable[Involvement], today: date) -> dict[int, list[str]]:
    """Give what somebody is in each procedure today."""
    parts: dict[int, list[str]] = {}
    for row in rows:
        if row.holds(today):
            parts.setdefault(row.procedure_id, []).append(str(row.get_part_display()))
    return parts


def _lines(viewer: Viewer, parts: Mapping[int, list[str]], today: date) -> list[Line]:
    calendars = known()
    return [
        Line(
            file.name,
            reverse("advocacy:procedure", args=[file.key]),
            words=main_phase(standing_of(file, today, calendars)),
            chip=", ".join(dict.fromkeys(parts[file.pk])),
        )
        for file in queries.procedures(viewer).filter(pk__in=parts)
    ]


def of_matter(viewer: Viewer, matter: Matter) -> Part | None:
    """Give the files whose numbers the documents of a matter carry."""
    if not viewer.may(queries.VIEW):
        return None
    files, calendars = queries.procedures(viewer).filter(pk__in=procedures_of(matter)), known()
    lines = [
        Line(
            file.name,
            reverse("advocacy:procedure", args=[file.key]),
            words=main_phase(standing_of(file, timezone.localdate(), calendars)),
            chip=file.reference,
        )
        for file in files
    ]
    return Part("eu-files", _("EU files"), lines) if lines else None


def procedures_of(matter: Matter) -> set[int]:
    """Give the numbers of the procedures that a matter's documents are about."""
    carried = set(DocumentReference.objects.filter(document__matter=matter).values_list("type", "value"))
    values = {value for _type, value in carried}
    if not values:
        return set()
    rows = Procedure.objects.filter(Q(reference__in=values)).values_list("pk", flat=True)
    numbered = Number.objects.filter(value__in=values).values_list("type", "value", "procedure")
    return {*rows, *(procedure for kind, value, procedure in numbered if (kind, value) in carried)}


def of_procedure(viewer: Viewer, procedure: Procedure) -> Part | None:
    """Lead to a file's amendments and votes; nothing where there are none."""
    if not viewer.may(queries.VIEW):
        return None
    tabled = amendments.amendments(viewer, procedure).count()
    voted = amendments.votes(viewer, procedure).count()
    lines = []
    if tabled:
        words = ngettext("%(n)s amendment", "%(n)s amendments", tabled) % {"n": tabled}
        lines.append(Line(words, reverse("advocacy:amendments", args=[procedure.key])))
    if voted:
        words = ngettext("%(n)s vote in plenary", "%(n)s votes in plenary", voted) % {"n": voted}
        lines.append(Line(words, reverse("advocacy:votes", args=[procedure.key])))
    return Part("negotiation", _("Amendments and votes"), lines) if lines else None


RELATED = {
    "advocacy.procedure": (of_procedure, answers_about),
    "advocacy.process": answers_in,
    "actors.person": of_person,
    "actors.body": (of_body, letters_of_body),
    "monitoring.matter": of_matter,
}
