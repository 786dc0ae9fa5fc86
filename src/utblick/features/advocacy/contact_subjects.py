"""What contacts are about in advocacy: the files and the asks, in the very form that logs a contact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.engine.procedures.states import STATES
from utblick.features.actors.contact_subjects import Told
from utblick.features.actors.models import Contact
from utblick.features.advocacy import choosing_files, queries, rules
from utblick.features.advocacy.institutions import Known, known
from utblick.features.advocacy.models import Ask, ContactSubject, Procedure
from utblick.features.advocacy.standing import in_page_language, standing_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line
from utblick.ui.filters import Choice, Filter


class Files:
    """The procedures that a contact was about, and the asks put forward in it."""

    key = "advocacy"
    template = "advocacy/about_files.html"

    def fields(self, viewer: Viewer, at: datetime, contact: Contact | None) -> Mapping[str, forms.Field]:
        """Give the two fields to who sees advocacy."""
        if not viewer.may(queries.VIEW):
            return {}
        there = self._there(contact)
        # One that has been closed since stays with the contacts where it was put forward.
        asked = list(dict.fromkeys(ask.pk for row in there for ask in row.asks.all()))
        procedures = forms.ModelMultipleChoiceField(
            Procedure.objects.order_by("name_sv"),
            label=gettext_lazy("About which files"),
            required=False,
            initial=[row.procedure_id for row in there],
            widget=choosing_files.Pressed,
        )
        asks = forms.ModelMultipleChoiceField(
            Ask.objects.filter(Q(closed_on__isnull=True) | Q(pk__in=asked)).order_by(
                "process__name_sv", "priority", "title_sv"
            ),
            label=gettext_lazy("Which asks were put forward"),
            required=False,
            initial=asked,
            widget=forms.CheckboxSelectMultiple,
        )
        return {"files": procedures, "asks": asks}

    def asked(self, viewer: Viewer, given: Mapping[str, str]) -> Mapping[str, Any]:
        """Take the file from `?file=` in the address."""
        key = given.get("file", "")
        row = Procedure.objects.filter(key=key).first() if key else None
        return {"files": [row.pk]} if row else {}

    def is_step(self, given: QueryDict) -> bool:
        """Say whether the press was about the files."""
        return choosing_files.is_step(given)

    def part(self, viewer: Viewer, at: datetime, told: Told) -> object:
        """Give the chosen files with their asks, and what may be added."""
        return choosing_files.part(viewer, at, told)

    def save(self, viewer: Viewer, at: datetime, contact: Contact, cleaned: Mapping[str, Any]) -> None:
        """Keep the files and, for each, the asks of its processes, with the states that held that day."""
        chosen: list[Procedure] = list(cleaned.get("files") or ())
        asks: list[Ask] = list(cleaned.get("asks") or ())
        covered = {row.pk: set(row.processes.values_list("pk", flat=True)) for row in chosen}
        rules.check_asks_have_a_file(ask.process_id in set().union(*covered.values()) for ask in asks)
        contact.advocacy_subjects.exclude(procedure__in=chosen).delete()
        calendars = known()
        for procedure in chosen:
            row = ContactSubject.objects.filter(contact=contact, procedure=procedure).first()
            if row is None:
                row = ContactSubject.objects.create(
                    contact=contact, procedure=procedure, states=_states(procedure, contact, calendars)
                )
            row.asks.set([ask for ask in asks if ask.process_id in covered[procedure.pk]])

    def freeze_anew(self, contact: Contact) -> bool:
        """Keep the states that held on the corrected day."""
        differ, calendars = False, known()
        for row in ContactSubject.objects.filter(contact=contact).select_related("procedure"):
            states = _states(row.procedure, contact, calendars)
            if row.states != states:
                row.states, differ = states, True
                row.save(update_fields=["states"])
        return differ

    def lines(self, viewer: Viewer, contacts: Sequence[Contact]) -> Mapping[int, Sequence[Line]]:
        """Give each contact's files, with what was asked for."""
        if not viewer.may(queries.VIEW):
            return {}
        rows = (
            ContactSubject.objects.filter(contact__in=contacts)
            .select_related("procedure")
            .prefetch_related("asks")
        )
        found: dict[int, list[Line]] = {}
        for row in rows:
            line = Line(
                row.procedure.name,
                reverse("advocacy:procedure", args=[row.procedure.key]),
                words=", ".join(ask.title for ask in row.asks.all()),
                chip=_stood(row.states),
            )
            found.setdefault(row.contact_id, []).append(line)
        return found

    def filters(self, viewer: Viewer) -> Sequence[Filter]:
        """Narrow the list to one file."""
        if not viewer.may(queries.VIEW):
            return ()
        return (
            Choice(
                key="file",
                label=_("EU file"),
                choices=lambda: [(row.key, row.name) for row in Procedure.objects.order_by("name_sv")],
                apply=_about,
            ),
        )

    def _there(self, contact: Contact | None) -> list[ContactSubject]:
        if contact is None or contact.pk is None:
            return []
        return list(ContactSubject.objects.filter(contact=contact).prefetch_related("asks"))


def _states(procedure: Procedure, contact: Contact, calendars: Known) -> list[str]:
    return [one.state.key for one in standing_of(procedure, contact.on, calendars).active]


def _stood(states: Sequence[str]) -> str:
    """Name the furthest of the states that held on the day of the contact."""
    known = [STATES[key] for key in states if key in STATES and not STATES[key].is_side]
    return in_page_language(max(known, key=lambda one: one.order), "name") if known else ""


def _about(rows: QuerySet[Contact], key: str) -> QuerySet[Contact]:
    return rows.filter(pk__in=ContactSubject.objects.filter(procedure__key=key).values("contact"))


SUBJECTS = (Files(),)
