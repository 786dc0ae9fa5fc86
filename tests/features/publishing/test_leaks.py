"""A secret is planted in every text of every kind of record inside, and looked for in everything that anybody can read.

Texts within JSON count too; words without a space are left there, for they may be codes that something is looked up by.

First with what was let through before: nothing that changes inside may show. Then at the gate: the table below is all
that a release can hold of what people write inside, so a field that begins to go out makes this fail until it is meant.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.db.utils import IntegrityError
from django.test import Client
from lxml import html

from utblick.features.publishing.gate import freezing
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.models import Release
from utblick.foundation.accounts.viewer import system

pytestmark = pytest.mark.django_db
OPEN = re.compile(r"^/(sv|en|data|api)/")
SECRET = re.compile(r"qz(\d{4})zq")
# What has been let out, and what the worker keeps of itself.
LEFT_ALONE = {"publishing", "jobs"}
TEXTS = (models.CharField, models.TextField)
NOT_PLANTED = (models.SlugField, models.FileField)
# What stands there is looked up in a table: another word would be no record that anybody could have written.
LOOKED_UP = {"zone"}

# The fields of rooms that a release may hold, by kind.
LET_OUT: dict[str, set[str]] = {
    "page": set(),
    "project": {
        "organisation.Unit.place",
        "projects.Project.acronym",
        "projects.Project.address",
        "projects.Partner.name",
        "projects.BoardDecision.paragraph",
        "projects.BoardDecision.diary_number",
        "programmes.Programme.name_sv",
        "programmes.Programme.name_en",
    },
    "network": {
        "networks.Network.abbreviation",
        "networks.Network.address",
        "networks.Representative.role",
        "networks.Representative.seat",
        "networks.WorkingGroup.name",
    },
    "process": {
        "advocacy.Process.goal_sv",
        "advocacy.Process.goal_en",
        "advocacy.Process.why_sv",
        "advocacy.Process.why_en",
        "advocacy.Process.decision",
        "advocacy.Process.diary_number",
        "advocacy.Procedure.name_sv",
        "advocacy.Procedure.name_en",
    },
    "position": {
        "advocacy.Position.text_sv",
        "advocacy.Position.text_en",
        "advocacy.Position.decision",
        "advocacy.Position.diary_number",
        "advocacy.Position.diary_link",
        "advocacy.Process.name_sv",
        "advocacy.Process.name_en",
        "advocacy.Procedure.name_sv",
        "advocacy.Procedure.name_en",
        "advocacy.Ask.title_sv",
        "advocacy.Ask.title_en",
    },
    # No name, no subject, and no word of what was said.
    "contact": {
        "actors.Counterpart.function_sv",
        "actors.Counterpart.function_en",
        "actors.Counterpart.institution_sv",
        "actors.Counterpart.institution_en",
        "advocacy.Procedure.name_sv",
        "advocacy.Procedure.name_en",
        "advocacy.Ask.title_sv",
        "advocacy.Ask.title_en",
        "advocacy.Position.title_sv",
        "advocacy.Position.title_en",
    },
    "outcome": {
        "advocacy.Verdict.passages",
        "advocacy.Verdict.old",
        "advocacy.Verdict.new",
        "advocacy.Verdict.our_part",
        "advocacy.Verdict.others_part",
        "advocacy.Wording.target",
        "advocacy.Text.name_sv",
        "advocacy.Text.name_en",
        "advocacy.Text.reference",
        "advocacy.Ask.title_sv",
        "advocacy.Ask.title_en",
        "advocacy.Process.name_sv",
        "advocacy.Process.name_en",
        "advocacy.Procedure.name_sv",
        "advocacy.Procedure.name_en",
    },
    "call": {
        "programmes.Call.title",
        "programmes.Call.title_sv",
        "programmes.Call.address",
        "programmes.Programme.name_sv",
        "programmes.Programme.name_en",
    },
    "event": {
        "contactpoint.Event.title_sv",
        "contactpoint.Event.title_en",
        "contactpoint.Event.about_sv",
        "contactpoint.Event.about_en",
        "contactpoint.Event.place",
    },
    # Of the Contact Point's cases, the text that names nobody and the programme's own code.
    "partner": {
        "contactpoint.Profile.bank_sv",
        "contactpoint.Profile.bank_en",
        "contactpoint.Profile.priority",
    },
    "body": {
        "actors.Body.name_sv",
        "actors.Body.name_en",
        "actors.Body.abbreviation",
        "actors.Body.place",
        "actors.Body.address",
    },
    # Whoever holds a public office is public by name, which has to be ticked.
    "person": {
        "actors.Person.name",
        "actors.Person.address",
        "actors.Post.title_sv",
        "actors.Post.title_en",
        "actors.Body.name_sv",
        "actors.Body.name_en",
    },
    "exchange": {
        "exchanges.Exchange.partners",
        "exchanges.Exchange.place",
        "exchanges.Term.name_en",
        "exchanges.Term.name_sv",
        "networks.Network.name_en",
        "networks.Network.name_sv",
    },
    "coverage": set(),
    # A decision is told as it stands in the minutes.
    "decision": {
        "governance.Decision.delegate",
        "governance.Decision.diary_number",
        "governance.Decision.number",
        "governance.Decision.text",
        "governance.Decision.title",
    },
    "review": set(),
    # A notice was written for the public, and goes when it is ready.
    "news": {
        "letters.Notice.links",
        "letters.Audience.name_en",
        "letters.Audience.name_sv",
        "letters.Notice.title_en",
        "letters.Notice.title_sv",
        "letters.Notice.what_en",
        "letters.Notice.what_sv",
        "letters.Notice.who_en",
        "letters.Notice.who_sv",
        "letters.Notice.why_en",
        "letters.Notice.why_sv",
    },
    "letter": {
        "letters.Issue.content",
        "letters.Audience.name_en",
        "letters.Audience.name_sv",
        "letters.Issue.intro_en",
        "letters.Issue.intro_sv",
        "letters.Issue.title_en",
        "letters.Issue.title_sv",
    },
    "policy_area": {
        "balticsea.Coordinator.name_en",
        "balticsea.Coordinator.name_sv",
        "balticsea.GroupSeat.group",
        "balticsea.GroupSeat.role",
        "balticsea.PlanVersion.name_en",
        "balticsea.PlanVersion.name_sv",
        "balticsea.PolicyArea.about_en",
        "balticsea.PolicyArea.about_sv",
        "balticsea.PolicyArea.address",
    },
    "board": {
        "organisation.Board.other_names",
        "organisation.Board.task_en",
        "organisation.Board.task_sv",
        "organisation.Topic.description_en",
        "organisation.Topic.description_sv",
    },
    "unit": {
        "organisation.Unit.place",
    },
    "concept": {
        "monitoring.Concept.labels",
        "monitoring.Concept.name_en",
        "monitoring.Concept.name_sv",
    },
}
# Names of boards, units, topics and policy areas go with every kind.
EVERYWHERE = {
    f"{model}.{field}"
    for model in ("organisation.Board", "organisation.Unit", "organisation.Topic", "balticsea.PolicyArea")
    for field in ("name_sv", "name_en")
} | {"balticsea.PlanAction.name_sv", "balticsea.PlanAction.name_en"}


def _plantable() -> Iterator[tuple[type[models.Model], models.Field[Any, Any]]]:
    for model in apps.get_models():
        if not model.__module__.startswith("utblick.") or model._meta.app_label in LEFT_ALONE:
            continue
        for field in model._meta.concrete_fields:
            if (
                not isinstance(field, TEXTS)
                or isinstance(field, NOT_PLANTED)
                or field.choices
                or field.unique
                or field.name in LOOKED_UP
            ):
                continue
            if (field.max_length or 100) >= 20 and not field.primary_key and field.editable:
                yield model, field


def _nested() -> Iterator[tuple[type[models.Model], models.Field[Any, Any]]]:
    for model in apps.get_models():
        if model.__module__.startswith("utblick.") and model._meta.app_label not in LEFT_ALONE:
            for field in model._meta.concrete_fields:
                if isinstance(field, models.JSONField):
                    yield model, field


def _within(value: Any, secret: str) -> Any:
    """Give a JSON value with the secret for each of its texts of several words."""
    match value:
        case dict():
            return {key: _within(one, secret) for key, one in value.items()}
        case list():
            return [_within(one, secret) for one in value]
        case str() if " " in value.strip():
            return secret
    return value


def _plant(model: type[models.Model], field: models.Field[Any, Any], secret: str) -> int:
    """Put a secret into a field of every record; give how many took it."""
    if isinstance(field, models.JSONField):
        changed = []
        for row in model._base_manager.all():
            before = getattr(row, field.attname)
            after = _within(before, secret)
            if after != before:
                setattr(row, field.attname, after)
                changed.append(row)
        model._base_manager.bulk_update(changed, [field.name], batch_size=500)
        return len(changed)
    if isinstance(field, models.URLField):
        secret = f"https://{secret}"
    elif isinstance(field, models.EmailField):
        secret = f"{secret}@utblick.example"
    return model._base_manager.update(**{field.name: secret})


@pytest.fixture
def planted(db: None) -> Callable[[], dict[str, str]]:
    """Give what plants a secret of its own in every text field inside; it tells which stands for which field."""

    def plant() -> dict[str, str]:
        names = {}
        for at, (model, field) in enumerate((*_plantable(), *_nested())):
            try:
                with transaction.atomic():
                    changed = _plant(model, field, f"qz{at:04d}zq")
            except IntegrityError:
                continue
            if changed:
                names[f"{at:04d}"] = f"{model._meta.app_label}.{model.__name__}.{field.name}"
        return names

    return plant


def _read(client: Client, address: str) -> tuple[str, list[str]]:
    """Read an address; give all that came, headers too, and the open addresses that it leads to."""
    answer = client.get(address)
    assert answer.status_code < 500, address
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = body.decode("utf-8", "replace")
    said = f"{answer.headers}\n{text}"
    kind = answer.get("Content-Type", "")
    links = [answer["Location"]] if answer.has_header("Location") else []
    if kind.startswith("text/html") and text.strip():
        links += [str(link) for link in html.fromstring(text).xpath("//@href | //@src")]
    elif "xml" in kind or "json" in kind or "turtle" in kind:
        links += re.findall(r"https?://[^\s\"'<>\\]+", text)
    return said, [path for link in links if OPEN.match(path := re.sub(r"^https?://[^/]+", "", link))]


def _everything_open() -> dict[str, str]:
    """Walk through all that is open, from the front pages on."""
    client = Client()
    waiting = [
        "/sv/",
        "/en/",
        "/sitemap.xml",
        "/data/catalogue.ttl",
        "/data/catalogue",
        "/api/v1/openapi.json",
    ]
    read: dict[str, str] = {}
    while waiting and len(read) < 3000:
        address = waiting.pop().partition("#")[0]
        if address in read:
            continue
        read[address], onward = _read(client, address)
        waiting += [one for one in onward if one not in read]
    return read


def test_nothing_that_changes_inside_shows_outside(
    whole: None, at: datetime, planted: Callable[[], dict[str, str]]
) -> None:
    from utblick.features.publishing.example import load
    from utblick.features.publishing.letters.example import load as load_letters

    load(at)
    load_letters(at)
    assert Release.objects.count() > 5
    names = planted()
    assert len(names) > 300, "hardly anything was planted"
    read = _everything_open()
    assert len(read) > 30, sorted(read)
    found = {(address, names[number]) for address, text in read.items() for number in SECRET.findall(text)}
    assert not found
    # Whoever looks for a secret by its very words finds nothing either.
    client = Client()
    for number in list(names)[::40]:
        text, _links = _read(client, f"/sv/sok/?q=qz{number}zq")
        assert "/sv/projekt/" not in re.sub(r"(?s)<(header|footer|nav).*?</\1>", "", text)


def test_a_release_holds_only_what_is_meant(
    whole: None, at: datetime, planted: Callable[[], dict[str, str]]
) -> None:
    from utblick.features.publishing.letters.example import load as load_letters

    load_letters(at)
    names, by = planted(), system("test")
    held: dict[str, set[str]] = {}
    for key, kind in KINDS.items():
        told: set[str] = set()
        for record in kind.rows(by):
            facts = kind.facts(record)
            if facts.obstacles:
                continue
            wording = freezing.wording_of(None, facts.drafts if kind.speaks_for_itself else {})
            content = json.dumps(freezing.content(kind, facts, None, wording, ()))
            told |= {names[number] for number in SECRET.findall(content)}
        held[key] = told - EVERYWHERE
    assert held.keys() == LET_OUT.keys()
    other = {key: sorted(held[key] ^ LET_OUT[key]) for key in held if held[key] != LET_OUT[key]}
    assert other == {}, "held and not in the table, or in the table and not held"
