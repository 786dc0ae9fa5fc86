"""Make, change and switch watch profiles, and say who receives them. Each change is put to the archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.engine.query.parse import QueryError, parse
from utblick.features.monitoring import rules_profiles as rules
from utblick.features.monitoring import standing
from utblick.features.monitoring.actions.digests import subscribe, unsubscribe
from utblick.features.monitoring.actions.looking_back import Looked, look_back
from utblick.features.monitoring.models import Source, WatchProfile
from utblick.features.monitoring.models.profiles import Rhythm
from utblick.features.organisation.queries import topics
from utblick.foundation import audit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.queries import last_hand
from utblick.foundation.jobs.models import JobRun
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken
from utblick.ui.dates import when

Receivers = Mapping[Account, str]
"""Who receives a profile, and in which rhythm; an empty rhythm is the profile's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants a profile to be."""

    name: str
    query: str
    owner: Account
    why: str = ""
    languages: Sequence[str] = ()
    sources: Sequence[Source] = ()
    topic: str = ""
    rhythm: str = Rhythm.DAILY


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved profile, and what the archive said: the look back itself, or the background work that does it.

    Neither when nothing was changed that the archive is asked about.
    """

    profile: WatchProfile
    looked: Looked | None = None
    run: JobRun | None = None


@transaction.atomic
def create_profile(wish: Wish, receivers: Receivers, *, by: Viewer, at: datetime) -> Saved:
    """Make a profile and put its question to the archive. Raises `NotAllowed` and `RuleBroken`."""
    by.check("monitoring.profile.change")
    _check(wish, None, at=at)
    profile = WatchProfile(created_at=at, changed_at=at, owner=wish.owner)
    changes = _set(profile, wish)
    profile.save()
    profile.sources.set(wish.sources)
    audit.record("monitoring.profile.created", by=by, at=at, target=profile, changes=changes)
    _set_receivers(profile, receivers, by=by, at=at)
    return _saved(profile, by=by, at=at)


@transaction.atomic
def change_profile(
    profile: WatchProfile,
    wish: Wish,
    receivers: Receivers | None = None,
    *,
    version: int,
    by: Viewer,
    at: datetime,
) -> Saved:
    """Change a profile as it was at `version`; the archive is asked again when the question has changed.

    Raises `NotAllowed`, `RuleBroken`, and `ChangedMeanwhile` when somebody was faster.
    """
    by.check("monitoring.profile.change")
    profile = WatchProfile.objects.select_for_update(of=("self",)).get(pk=profile.pk)
    _check_unchanged(profile, version)
    _check(wish, profile, at=at)
    before = sorted(source.key for source in profile.sources.all())
    changes = _set(profile, wish)
    after = sorted(source.key for source in wish.sources)
    if before != after:
        changes["sources"] = [before, after]
        profile.sources.set(wish.sources)
    if changes:
        _bump(profile, at)
        audit.record("monitoring.profile.changed", by=by, at=at, target=profile, changes=changes)
    if receivers is not None:
        _set_receivers(profile, receivers, by=by, at=at)
    if profile.is_active and changes.keys() & {"query", "languages", "sources"}:
        return _saved(profile, by=by, at=at)
    return Saved(profile)


@transaction.atomic
def switch_profile(
    profile: WatchProfile, *, on: bool, version: int | None = None, by: Viewer, at: datetime
) -> Saved:
    """Switch a profile on or off. Its hits stay; what came meanwhile is looked up when it is on again."""
    by.check("monitoring.profile.change")
    profile = WatchProfile.objects.select_for_update(of=("self",)).get(pk=profile.pk)
    if profile.is_active == on:
        return Saved(profile)
    if version is not None:
        _check_unchanged(profile, version)
    if on:
        _read(profile.query)
    profile.is_active = on
    _bump(profile, at)
    changes = {"is_active": [not on, on]}
    audit.record("monitoring.profile.switched", by=by, at=at, target=profile, changes=changes)
    return _saved(profile, by=by, at=at) if on else Saved(profile)


@transaction.atomic
def look_again(profile: WatchProfile, *, by: Viewer, at: datetime) -> Saved:
    """Put a profile's question to the archive once more, for instance after work that failed."""
    by.check("monitoring.profile.change")
    _read(profile.query)
    rules.check_is_on(profile.is_active)
    return _saved(profile, by=by, at=at)


def _saved(profile: WatchProfile, *, by: Viewer, at: datetime) -> Saved:
    outcome = look_back(profile, by=by, at=at)
    return Saved(profile, outcome, None) if isinstance(outcome, Looked) else Saved(profile, None, outcome)


def _bump(profile: WatchProfile, at: datetime) -> None:
    profile.version += 1
    profile.changed_at = at
    profile.save()


def _read(query: str) -> None:
    """Raise the sentence of what is wrong with a query."""
    try:
        parse(query, standing.vocabulary())
    except QueryError as error:
        raise RuleBroken(error.sentence((get_language() or "sv")[:2])) from None


def _check(wish: Wish, profile: WatchProfile | None, *, at: datetime) -> None:
    rules.check_has_name(wish.name)
    _read(wish.query)
    others = WatchProfile.objects.exclude(pk=profile.pk) if profile else WatchProfile.objects.all()
    names = {name.casefold() for name in others.values_list("name", flat=True)}
    rules.check_name_is_free(wish.name.strip().casefold() in names)
    if profile is None or wish.owner.pk != profile.owner_id:
        rules.check_owner_is_here(wish.owner.may_sign_in(timezone.localdate(at)))
    if wish.rhythm not in Rhythm.values:
        raise RuleBroken(_("Choose how often the profile tells of its hits."))
    if wish.topic and (profile is None or wish.topic != profile.topic):
        rules.check_topic_exists(topics(at).filter(key=wish.topic).exists())


def _set(profile: WatchProfile, wish: Wish) -> dict[str, list[Any]]:
    """Set the columns; give what became different."""
    wanted: dict[str, Any] = {
        "name": wish.name.strip(),
        "why": wish.why.strip(),
        "query": wish.query.strip(),
        "languages": sorted(set(wish.languages)),
        "topic": wish.topic,
        "rhythm": wish.rhythm,
    }
    changes: dict[str, list[Any]] = {}
    for name, value in wanted.items():
        before = sorted(profile.languages) if name == "languages" else getattr(profile, name)
        if before != value:
            changes[name] = [before, value]
            setattr(profile, name, value)
    if profile.pk is None or profile.owner_id != wish.owner.pk:
        changes["owner"] = [profile.owner.name if profile.pk else "", wish.owner.name]
        profile.owner = wish.owner
    return changes


def _set_receivers(profile: WatchProfile, wanted: Receivers, *, by: Viewer, at: datetime) -> None:
    for held in profile.subscriptions.select_related("account"):
        if held.account not in wanted:
            unsubscribe(profile, account=held.account, by=by, at=at)
    for account, rhythm in wanted.items():
        if rhythm not in ("", *Rhythm.values):
            raise RuleBroken(_("Choose how often each receiver wants to hear."))
        subscribe(profile, account=account, rhythm=rhythm, by=by, at=at)


def _check_unchanged(profile: WatchProfile, version: int) -> None:
    if profile.version != version:
        raise ChangedMeanwhile(
            _(
                "%(who)s changed this profile %(when)s, while you had it open. "
                "Look at what it is now, and make your change again."
            )
            % {"who": last_hand(profile), "when": when(profile.changed_at)}
        )
