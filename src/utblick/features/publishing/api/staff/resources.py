"""What a key can read: each through its own room's queries, told who looks. A table; the addresses are made from it.

What is marked as secret is left out for everybody, also for those who see it on the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from utblick.features.actors import queries as actors
from utblick.features.actors.models import Contact
from utblick.features.exchanges import queries as exchanges
from utblick.features.exchanges.models import Exchange
from utblick.features.governance import queries as governance
from utblick.features.governance.models import Decision
from utblick.features.monitoring.models import Matter
from utblick.features.monitoring.queries.visible import visible
from utblick.features.networks import queries as networks
from utblick.features.networks.models import Network
from utblick.features.projects import queries as projects
from utblick.features.projects.models import Project
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Resource:
    """One kind of record: the scope it takes, the rows that a viewer sees in a fixed order, and what is told of one.

    Of one that `names_people` each reading is told in the trail, as of lists that are saved from the pages.
    """

    scope: str
    about: str
    rows: Callable[[Viewer], QuerySet[Any]]
    told: Callable[[Viewer, Any], Told]
    address: Callable[[Any], str]
    names_people: bool = False

    def record(self, viewer: Viewer, row: Any) -> Told:
        """Give a record as JSON has it."""
        told = {"id": row.pk, "url": f"{settings.UTBLICK_ADDRESS}{self.address(row)}"}
        return told | {key: _plain(value) for key, value in self.told(viewer, row).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value


def _named(row: Any) -> Told | None:
    return None if row is None else {"key": row.key, "sv": row.name_sv, "en": row.name_en or row.name_sv}


def _matters(viewer: Viewer) -> QuerySet[Matter]:
    # This query gives nothing where others refuse; whoever asks with a key is told why.
    if not viewer.may_somewhere("monitoring.matter.view"):
        raise NotAllowed("monitoring.matter.view")
    return visible(viewer).select_related("owner_board").order_by(F("moved_at").desc(nulls_last=True), "-pk")


def _matter(_viewer: Viewer, row: Matter) -> Told:
    keys = ("title", "state", "due_on", "deadline_at", "moved_at")
    return {key: getattr(row, key) for key in keys} | {"board": _named(row.owner_board)}


def _projects(viewer: Viewer) -> QuerySet[Project]:
    return projects.projects(viewer).filter(secrecy="").order_by("-pk")


def _project(_viewer: Viewer, row: Project) -> Told:
    keys = ("title_sv", "title_en", "acronym", "starts_on", "ends_on", "currency", "total", "grant")
    return {key: getattr(row, key) for key in (*keys, "our_budget", "our_grant", "own_share", "address")} | {
        "role": row.part,
        "stage": projects.Told(row, timezone.localdate()).standing.stage.value,
        "programme": {"sv": row.programme.name_sv, "en": row.programme.name_en} if row.programme else None,
        "board": _named(row.board),
        "unit": _named(row.unit),
    }


def _exchanges(viewer: Viewer) -> QuerySet[Exchange]:
    return exchanges.exchanges(viewer).order_by("-starts_on", "-pk")


def _exchange(_viewer: Viewer, row: Exchange) -> Told:
    keys = ("title", "starts_on", "ends_on", "place", "country", "partners", "participants", "learning")
    return {key: getattr(row, key) for key in (*keys, "is_draft", "cancelled_on")} | {
        "type": row.type.key if row.type else None,
        "direction": row.direction.key if row.direction else None,
        "units": [_named(unit) for unit in row.units.all()],
    }


def _networks(viewer: Viewer) -> QuerySet[Network]:
    return networks.networks(viewer).order_by("key")


def _network(_viewer: Viewer, row: Network) -> Told:
    keys = ("key", "name_sv", "name_en", "abbreviation", "member", "since", "until", "renews_on", "address")
    return {key: getattr(row, key) for key in keys} | {
        "boards": [_named(board) for board in row.boards.all()],
        "costs": [{"year": one.year, "fee": one.fee, "hours": one.hours} for one in row.costs.all()],
    }


def _decisions(viewer: Viewer) -> QuerySet[Decision]:
    open_item = Q(item=None) | Q(item__secrecy="")
    open_project = Q(item__project=None) | Q(item__project__secrecy="")
    return governance.decisions(viewer).filter(open_item, open_project).order_by("-on", "-pk")


def _decision(_viewer: Viewer, row: Decision) -> Told:
    keys = ("title", "on", "number", "diary_number", "text", "is_delegated", "follow_up_on", "outcome")
    return {key: getattr(row, key) for key in keys} | {"board": _named(row.board)}


def _contacts(viewer: Viewer) -> QuerySet[Contact]:
    return actors.contacts(viewer).filter(secrecy="").order_by("-on", "-pk")


def _contact(viewer: Viewer, row: Contact) -> Told:
    keys = ("on", "channel", "place", "subject", "said", "follow_up_on", "followed_up_on")
    return {key: getattr(row, key) for key in keys} | {
        "with": [actors.counterpart_words(viewer, one) for one in row.counterparts.all()]
    }


def _at(name: str) -> Callable[[Any], str]:
    return lambda row: reverse(name, args=[row.pk])


RESOURCES: Mapping[str, Resource] = {
    "matters": Resource(
        "matters:read", "What has come in and been judged.", _matters, _matter, _at("monitoring:matter")
    ),
    "projects": Resource(
        "projects:read",
        "The region's projects, whatever their stage.",
        _projects,
        _project,
        _at("projects:project"),
    ),
    "exchanges": Resource(
        "exchanges:read",
        "Exchanges and what was learnt.",
        _exchanges,
        _exchange,
        _at("exchanges:exchange"),
    ),
    "networks": Resource(
        "networks:read",
        "Networks and memberships.",
        _networks,
        _network,
        lambda row: reverse("networks:network", args=[row.key]),
    ),
    "decisions": Resource(
        "decisions:read", "What the boards have decided.", _decisions, _decision, _at("governance:decision")
    ),
    "contacts": Resource(
        "contacts:read",
        "Contacts with people outside, as far as the account sees them.",
        _contacts,
        _contact,
        _at("actors:contact"),
        names_people=True,
    ),
}
