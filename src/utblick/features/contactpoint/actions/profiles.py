"""Partner searches: written, agreed to, sent on and answered; nothing leaves without a consent that holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.features.actors.naming import bodies_called
from utblick.features.contactpoint import periods, rules
from utblick.features.contactpoint.actions.saving import WRITE, locked, saved
from utblick.features.contactpoint.actions.steps import note_step
from utblick.features.contactpoint.counties import county_choices, place_choices
from utblick.features.contactpoint.kinds import Language, Purpose, StepKind, Way
from utblick.features.contactpoint.models import Case, Consent, Forwarding, Listener, Profile
from utblick.features.contactpoint.models.profiles import written_in
from utblick.features.organisation.actions.saving import checked_and_saved
from utblick.features.organisation.dated import day_of
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

FIELDS = frozenset(
    {
        "whose",
        "reach",
        "place",
        "programme",
        "priority",
        "title_sv",
        "title_en",
        "objective_sv",
        "objective_en",
        "offers_sv",
        "offers_en",
        "wants_sv",
        "wants_en",
        "partner_forms",
        "countries",
        "expires_on",
    }
)
BANK = frozenset({"bank_sv", "bank_en", "reviewed_on", "reviewed_by"})
LISTENER = frozenset(
    {
        "organisation",
        "body_number",
        "county",
        "form",
        "priorities",
        "words",
        "reach",
        "agreed_on",
        "how",
        "withdrawn_on",
    }
)


@transaction.atomic
def save_profile(
    profile: Profile | None,
    *,
    case: Case | None = None,
    version: int | None = None,
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Profile:
    """Write a partner profile: of a case, or without one as it came from abroad; or change one.

    What is changed after it was listed in the idea bank is to be reviewed again before it is listed.
    """
    by.check(WRITE)
    today = day_of(at)
    rules.check_programme_is_known(fields["programme"], periods.periods())
    rules.check_county_is_known(fields["place"], [code for code, _words in place_choices(today)])
    if profile is not None:
        row = locked(profile, version)
    else:
        row = Profile(way=Way.OUT if case else Way.IN, case=case)
    if row.expires_on != fields["expires_on"]:
        rules.check_runs_ahead(fields["expires_on"], today)
    rules.check_is_written(written_in({**{name: getattr(row, name) for name in FIELDS}, **fields}))
    before = {name: getattr(row, name) for name in FIELDS} if row.pk else {}
    if before and any(before[name] != value for name, value in fields.items()) and row.reviewed_on:
        row.reviewed_on, row.reviewed_by = None, ""
    is_new = row.pk is None
    row = saved(row, fields, FIELDS, "contactpoint.profile.saved", by=by, at=at)
    if is_new and case is not None and not case.steps.filter(kind=StepKind.SEARCH).exists():
        note_step(case, StepKind.SEARCH, on=today, by=by, at=at)
    return row


@transaction.atomic
def renew_profile(profile: Profile, expires_on: date, *, by: Viewer, at: datetime) -> Profile:
    """Let a profile hold until a later day."""
    by.check(WRITE)
    rules.check_runs_ahead(expires_on, day_of(at))
    fields = {"expires_on": expires_on}
    return saved(locked(profile), fields, FIELDS, "contactpoint.profile.renewed", by=by, at=at)


@transaction.atomic
def note_consent(
    profile: Profile, *, purpose: str, who: str, on: date, how: str, by: Viewer, at: datetime
) -> Consent:
    """Note that somebody has agreed: who, to what, when and how."""
    by.check(WRITE)
    rules.check_has_happened(on, day_of(at))
    row = Consent(profile=profile, purpose=purpose, who=who.strip(), on=on, how=how)
    checked_and_saved(row)
    audit.record("contactpoint.consent.noted", by=by, at=at, target=profile)
    return row


@transaction.atomic
def withdraw_consent(consent: Consent, *, by: Viewer, at: datetime) -> Consent:
    """Note that a consent was taken back: from today nothing more leaves, and the idea bank lets go of it."""
    by.check(WRITE)
    row = Consent.objects.select_for_update(of=("self",)).select_related("profile").get(pk=consent.pk)
    if row.withdrawn_on is None:
        row.withdrawn_on = day_of(at)
        row.save(update_fields=["withdrawn_on"])
        audit.record("contactpoint.consent.withdrawn", by=by, at=at, target=row.profile)
        if row.purpose == Purpose.BANK and not _agrees(row.profile, Purpose.BANK, day_of(at)):
            take_out_of_bank(row.profile, by=by, at=at)
    return row


@transaction.atomic
def forward(
    profile: Profile,
    to_whom: Sequence[str],
    on: date,
    *,
    language: str = Language.ENGLISH,
    by: Viewer,
    at: datetime,
) -> list[Forwarding]:
    """Note to whom a profile was sent, in which language.

    Refused without a consent that holds, when its time has run out, and in a language that it is not written in.
    """
    by.check(WRITE)
    profile = locked(profile)
    rules.check_has_happened(on, day_of(at))
    rules.check_still_holds(profile.expires_on, day_of(at))
    rules.check_has_consent(_agrees(profile, Purpose.FORWARD, on))
    rules.check_is_written_in(language, profile.languages)
    rows = [
        Forwarding(profile=profile, to_whom=name.strip(), on=on, language=language)
        for name in dict.fromkeys(to_whom)
        if name.strip()
    ]
    for row in rows:
        checked_and_saved(row)
        audit.record("contactpoint.forwarding.noted", by=by, at=at, target=profile)
    return rows


@transaction.atomic
def note_reply(row: Forwarding, reply: str, words: str, *, by: Viewer, at: datetime) -> Forwarding:
    """Note what came of sending a profile to somebody."""
    by.check(WRITE)
    row = Forwarding.objects.select_for_update(of=("self",)).select_related("profile").get(pk=row.pk)
    row.reply, row.words = reply, words.strip()
    row.replied_on = day_of(at) if reply else None
    checked_and_saved(row)
    audit.record("contactpoint.forwarding.answered", by=by, at=at, target=row.profile)
    return row


@transaction.atomic
def list_in_bank(profile: Profile, bank_sv: str, bank_en: str, *, by: Viewer, at: datetime) -> Profile:
    """List an idea in the idea bank, where all staff see it: after a consent and a review, and without a name."""
    by.check(WRITE)
    profile = locked(profile)
    today = day_of(at)
    rules.check_is_for_this(profile.way == Way.OUT)
    rules.check_still_holds(profile.expires_on, today)
    rules.check_has_consent(_agrees(profile, Purpose.BANK, today))
    rules.check_is_reviewed_text(bank_sv, bank_en)
    named = rules.named_in(f"{bank_sv}\n{bank_en}", _names(profile))
    rules.check_names_nobody(named)
    fields = {"bank_sv": bank_sv.strip(), "bank_en": bank_en.strip()}
    fields |= {"reviewed_on": today, "reviewed_by": by.name[:120]}  # type: ignore[dict-item]
    return saved(profile, fields, BANK, "contactpoint.profile.reviewed", by=by, at=at)


@transaction.atomic
def take_out_of_bank(profile: Profile, *, by: Viewer, at: datetime) -> Profile:
    """Take an idea out of the idea bank."""
    by.check(WRITE)
    fields = {"reviewed_on": None, "reviewed_by": ""}
    return saved(locked(profile), fields, BANK, "contactpoint.profile.unlisted", by=by, at=at)


@transaction.atomic
def save_listener(
    listener: Listener | None, *, version: int | None = None, by: Viewer, at: datetime, **fields: Any
) -> Listener:
    """Write who wants to be told of partner searches, and how they said so."""
    by.check(WRITE)
    rules.check_has_happened(fields["agreed_on"], day_of(at))
    rules.check_county_is_known(fields["county"], [code for code, _words in county_choices(day_of(at))])
    called = bodies_called(fields["organisation"])
    fields["body_number"] = called[0].pk if len(called) == 1 else None
    row = locked(listener, version) if listener is not None else Listener()
    return saved(row, fields, LISTENER, "contactpoint.listener.saved", by=by, at=at)


@transaction.atomic
def withdraw_listener(listener: Listener, *, by: Viewer, at: datetime) -> Listener:
    """Note that somebody no longer wants to be told."""
    by.check(WRITE)
    fields = {"withdrawn_on": day_of(at)}
    return saved(locked(listener), fields, LISTENER, "contactpoint.listener.withdrawn", by=by, at=at)


def _agrees(profile: Profile, purpose: Purpose, on: date) -> bool:
    return rules.agrees(profile.consents.all(), purpose, on)


def _names(profile: Profile) -> list[str]:
    """Give every name that would tell whose idea it is."""
    names = [profile.whose, profile.reach, *(one.who for one in profile.consents.all())]
    if profile.case is not None:
        names += [profile.case.organisation, profile.case.person, profile.case.reach]
    return names
