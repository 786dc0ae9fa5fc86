"""What people do at the gate: write wording, let through, withdraw; by whom (`by`) and when (`at`) always said.

Raises `NotAllowed`, `RuleBroken` with the rule's sentence, and `ChangedMeanwhile` when somebody was faster.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.http import Http404
from django.utils.text import slugify

from utblick.features.publishing.gate import freezing, outsiders, rules
from utblick.features.publishing.kinds import kind_of
from utblick.features.publishing.kinds.kind import Facts, Kind
from utblick.features.publishing.models import Publication, Release, ReleasedFile, Stamp, Wording
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.files.storing import store

WRITE = "publishing.wording.write"
WITHDRAW = "publishing.publication.withdraw"
LONGEST_SLUG = 80


@transaction.atomic
def write_wording(
    kind_key: str,
    key: str,
    language: str,
    texts: Mapping[str, str],
    *,
    version: int,
    by: Viewer,
    at: datetime,
) -> Publication:
    """Write what is said of a record in public in one language; nothing goes out before it is let through.

    A part that `texts` does not hold stays as it is; one that is given empty is left out on purpose.
    """
    by.check(WRITE)
    kind = kind_of(kind_key)
    record = _found(kind, key, by)
    draft = kind.facts(record).drafts.get(language)
    publication = _locked(kind_key, key)
    rules.check_is_newest(version, publication.version)
    row, _new = Wording.objects.get_or_create(
        publication=publication, language=language, defaults={"changed_at": at}
    )
    changes = {}
    for part in (each for each in freezing.PARTS if each in texts):
        after = _kept(texts[part].strip(), getattr(draft, part, "").strip(), kind)
        if (before := getattr(row, part)) != after:
            changes[part] = [before, after]
            setattr(row, part, after)
    if not changes:
        return publication
    row.changed_at = at
    row.full_clean()
    row.save()
    _moved(publication)
    audit.record(
        "publishing.wording.written",
        by=by,
        at=at,
        target=publication,
        # What a wording said before it was let through is nobody's business but its writers'.
        changes={"language": ["", language]},
    )
    return publication


@transaction.atomic
def release(
    kind_key: str,
    key: str,
    *,
    people: Collection[str] = (),
    seen: str = "",
    by: Viewer,
    at: datetime,
) -> Release:
    """Let a record through: freeze what it tells now, with the public wording and the names that were ticked.

    `people` are the keys of those whose names are let through. `seen` is the fingerprint of the facts that the person
    saw; raises ChangedMeanwhile when the record has moved since. Empty where nobody looked at a page.
    """
    kind = kind_of(kind_key)
    by.check(kind.permission)
    record = _found(kind, key, by)
    publication = _locked(kind_key, key)
    facts = kind.facts(record)
    rules.check_passes(facts.obstacles)
    wording = freezing.wording_of(publication, facts.drafts if kind.speaks_for_itself else {})
    rules.check_has_wording(rules.lacking(wording))
    made_of = freezing.fingerprint(kind, facts, wording)
    if seen:
        rules.check_is_as_shown(seen, freezing.fingerprint(kind, facts, {}))
    through = [person for person in facts.people if person.key in people]
    rules.check_its_name_is_let_through(kind.is_a_person, bool(through))
    rules.check_names_are_held_back(_named_without_leave(kind, facts, wording, {one.name for one in through}))
    number = publication.number + 1
    made = Release.objects.create(
        publication=publication,
        kind=kind_key,
        number=number,
        content=freezing.content(kind, facts, publication, wording, through),
        source=made_of,
        approved_at=at,
        approved_by_id=by.account_id,
        approved_by_name=by.name[:120],
    )
    for file in kind.files(record):
        kept = store(file.content, file.name, file.media_type)
        ReleasedFile.objects.create(release=made, language=file.language, name=file.name, file=kept)
    publication.releases.filter(until=None).exclude(pk=made.pk).update(until=at)
    publication.number, publication.current, publication.has_moved = number, made, False
    # An address is kept for good, so it must not tell a name that may have to be forgotten.
    title = "" if kind.is_a_person else wording["sv"]["title"]
    publication.slug = publication.slug or _free_slug(kind_key, title)
    publication.withdrawn_at, publication.withdrawn_by = None, ""
    publication.why_sv = publication.why_en = ""
    _moved(publication)
    _stamp(at)
    changes: dict[str, Any] = {"release": ["", number]}
    if through:
        changes["let_through"] = ["", len(through)]
    audit.record("publishing.publication.released", by=by, at=at, target=publication, changes=changes)
    return made


@transaction.atomic
def write_and_release(
    kind_key: str,
    key: str,
    texts: Mapping[str, Mapping[str, str]],
    *,
    version: int,
    people: Collection[str] | None,
    seen: str,
    by: Viewer,
    at: datetime,
) -> Release | None:
    """Write the wording in both languages and let the record through, or only write when `people` is None."""
    for language, parts in texts.items():
        version = write_wording(kind_key, key, language, parts, version=version, by=by, at=at).version
    if people is None:
        return None
    return release(kind_key, key, people=people, seen=seen, by=by, at=at)


@transaction.atomic
def withdraw(
    publication: Publication,
    *,
    why_sv: str = "",
    why_en: str = "",
    by: Viewer,
    at: datetime,
    action: str = "publishing.publication.withdrawn",
) -> Publication:
    """Withdraw what is public: it is gone from the site, the data and the feeds at once, in every version.

    Whoever may let the kind through may withdraw it too. The note is what stands under its address from now on.
    """
    if not (by.may(WITHDRAW) or by.may(kind_of(publication.kind).permission)):
        by.check(WITHDRAW)
    publication = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    rules.check_is_public(publication.current_id is not None)
    publication.releases.filter(until=None).update(until=at)
    publication.releases.update(is_withdrawn=True)
    publication.current, publication.has_moved = None, False
    publication.withdrawn_at, publication.withdrawn_by = at, by.name[:120]
    publication.why_sv, publication.why_en = why_sv.strip(), why_en.strip()
    publication.full_clean(validate_unique=False, validate_constraints=False)
    _moved(publication)
    _stamp(at)
    audit.record(action, by=by, at=at, target=publication, changes={"release": [publication.number, ""]})
    return publication


def _kept(words: str, proposed: str, kind: Kind) -> str | None:
    """Give what is kept of the words that were given for a part; None where they say nothing of their own.

    Words that only repeat what a record says of itself are not kept: they would stay when the record moves. Emptiness
    is kept where it stands instead of a proposal.
    """
    if words == proposed and (kind.speaks_for_itself or not words):
        return None
    return words


def _found(kind: Kind, key: str, by: Viewer) -> Any:
    """Give the record. Raises Http404 for what is not there or not the viewer's to see, alike."""
    record = kind.record(by, key)
    if record is None:
        raise Http404
    return record


def _locked(kind: str, key: str) -> Publication:
    Publication.objects.get_or_create(kind=kind, record=key)
    return Publication.objects.select_for_update(of=("self",)).get(kind=kind, record=key)


def _moved(publication: Publication) -> None:
    publication.version += 1
    publication.save()


def _stamp(at: datetime) -> None:
    Stamp.objects.get_or_create(pk=1)
    Stamp.objects.filter(pk=1).update(number=F("number") + 1, moved_at=at)


def _free_slug(kind: str, title: str) -> str:
    """Give an address that no publication of the kind has or had."""
    wanted = slugify(title)[:LONGEST_SLUG].strip("-") or kind
    taken = set(Publication.objects.filter(kind=kind, slug__startswith=wanted).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(slug for at in range(2, len(taken) + 3) if (slug := f"{wanted}-{at}") not in taken)


def _named_without_leave(
    kind: Kind, facts: Facts, wording: Mapping[str, Mapping[str, str]], let_through: Collection[str]
) -> list[str]:
    """Give the names of outsiders that stand in what would go out and that nobody let through."""
    texts = [text for parts in wording.values() for text in parts.values()]
    texts += list(_texts(kind.shape.checked(facts.values)))
    said = "\n".join(texts)
    names = [person.name for person in facts.people] + outsiders.named_in(said)
    found = [name for name in rules.names_in(said, dict.fromkeys(names)) if name not in let_through]
    return [*found, *rules.names_in(said, dict.fromkeys(facts.never))]


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return []
