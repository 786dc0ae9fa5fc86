"""Making, changing and switching profiles: what the archive is asked, and what that does to the inbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.features.monitoring.conftest import document, record
from utblick.features.monitoring import standing
from utblick.features.monitoring.actions import looking_back, profiles
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.actions.looking_back import Looked
from utblick.features.monitoring.actions.profiles import Wish
from utblick.features.monitoring.actions.triage import Verdict, judge
from utblick.features.monitoring.models import Concept, Hit, Matter, Source, WatchProfile
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.jobs.models import JobRun
from utblick.foundation.jobs.running import claim_run, run_claimed
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

Person = Callable[[str], Viewer]
Bring = Callable[..., Counts]


@pytest.fixture(autouse=True)
def _fresh_index() -> Iterator[None]:
    standing._kept = None
    yield
    standing._kept = None


@pytest.fixture
def owner(region: None) -> Account:
    return Account.objects.get(email="strateg@utblick.example")


@pytest.fixture
def archive(bring: Bring) -> None:
    """Three documents about ferries, two of them older than sixty days, and one about nothing of ours."""
    bring(
        record("new", "Färjan till Gotland", "Nya färjor", published="2026-11-20"),
        record("border", "Färjan till Åland", published="2026-09-24"),
        record("old", "Färjor förr", published="2024-01-10"),
        record("other", "Skogsbruk", published="2026-11-20"),
    )


def wish(owner: Account, **more: Any) -> Wish:
    return Wish(**{"name": "Färjor", "query": "färj*", "owner": owner, "topic": "transport", **more})


def state_of(publisher_id: str) -> str:
    return document(publisher_id).matter.state


def hits(profile: WatchProfile) -> set[str]:
    rows = profile.hits.filter(gone_at=None)
    return set(rows.values_list("document__publisher_id", flat=True))


@pytest.mark.usefixtures("archive")
def test_a_new_profile_finds_the_archive_and_puts_only_the_recent_into_the_inbox(
    owner: Account, person: Person, now: datetime
) -> None:
    saved = profiles.create_profile(wish(owner), {owner: ""}, by=person("strateg"), at=now)
    assert hits(saved.profile) == {"new", "border", "old"}
    assert isinstance(saved.looked, Looked)
    assert (saved.looked.inserted, saved.looked.to_inbox) == (3, 2)
    assert [state_of(d) for d in ("new", "border", "old", "other")] == ["inbox", "inbox", "quiet", "quiet"]
    assert set(saved.profile.hits.values_list("is_backlog", flat=True)) == {True}
    matter = document("new").matter
    assert (matter.inbox_at, matter.proposed_owner) == (now, owner)
    assert matter.proposed_board is not None
    hit = Hit.objects.get(document__publisher_id="new")
    assert [hit.document.title[s:e] for f, s, e in hit.spans if f == "title"] == ["Färjan"]
    assert hit.passages[0]["marks"]
    event = AuditEvent.objects.get(action="monitoring.profile.created")
    assert event.changes["query"] == ["", "färj*"]
    assert [one.account for one in saved.profile.subscriptions.all()] == [owner]


@pytest.mark.parametrize(("days", "state"), [(59, "inbox"), (60, "inbox"), (61, "quiet")])
def test_sixty_days_are_the_limit_of_the_inbox(
    bring: Bring, owner: Account, person: Person, now: datetime, days: int, state: str
) -> None:
    on = (now - timedelta(days=days)).date().isoformat()
    bring(record("1", "Färjan", published=on))
    profiles.create_profile(wish(owner), {}, by=person("strateg"), at=now)
    assert state_of("1") == state


@pytest.mark.usefixtures("archive")
def test_narrowing_marks_hits_as_gone_and_takes_back_what_nobody_judged(
    owner: Account, person: Person, now: datetime
) -> None:
    by = person("strateg")
    saved = profiles.create_profile(wish(owner), {}, by=by, at=now)
    matter = document("border").matter
    judge(matter, Verdict(state="act"), version=matter.version, by=by, at=now)
    later = now + timedelta(minutes=5)
    changed = profiles.change_profile(
        saved.profile, wish(owner, query="färjor AND förr"), version=1, by=by, at=later
    )
    assert hits(changed.profile) == {"old"}
    assert set(changed.profile.hits.exclude(gone_at=None).values_list("gone_at", flat=True)) == {later}
    assert isinstance(changed.looked, Looked)
    assert (changed.looked.gone, changed.looked.unchanged, changed.looked.from_inbox) == (2, 1, 1)
    assert [state_of(d) for d in ("new", "border", "old")] == ["quiet", "act", "quiet"]
    back = profiles.change_profile(changed.profile, wish(owner), version=2, by=by, at=later)
    assert hits(back.profile) == {"new", "border", "old"}
    assert state_of("new") == "inbox"
    assert back.profile.hits.count() == 3


def test_what_came_in_as_news_stays_in_the_inbox_when_the_profile_narrows(
    bring: Bring, owner: Account, person: Person, now: datetime
) -> None:
    by = person("strateg")
    saved = profiles.create_profile(wish(owner), {}, by=by, at=now)
    bring(record("1", "Färjan", published="2026-11-22"), at=now + timedelta(hours=1))
    assert not Hit.objects.get().is_backlog
    later = now + timedelta(hours=2)
    profiles.change_profile(saved.profile, wish(owner, query="kanot"), version=1, by=by, at=later)
    assert hits(saved.profile) == set()
    assert state_of("1") == "inbox"


@pytest.mark.usefixtures("archive")
def test_a_hit_of_another_profile_keeps_the_matter_in_the_inbox(
    owner: Account, person: Person, now: datetime
) -> None:
    by = person("strateg")
    saved = profiles.create_profile(wish(owner), {}, by=by, at=now)
    profiles.create_profile(wish(owner, name="Gotland", query="gotland"), {}, by=by, at=now)
    later = now + timedelta(hours=1)
    profiles.change_profile(saved.profile, wish(owner, query="kanot"), version=1, by=by, at=later)
    assert state_of("new") == "inbox"
    assert state_of("border") == "quiet"


@pytest.mark.usefixtures("archive")
def test_changing_the_name_asks_the_archive_nothing(owner: Account, person: Person, now: datetime) -> None:
    by = person("strateg")
    saved = profiles.create_profile(wish(owner), {}, by=by, at=now)
    changed = profiles.change_profile(saved.profile, wish(owner, name="Båtar"), version=1, by=by, at=now)
    assert (changed.looked, changed.run) == (None, None)
    assert changed.profile.version == 2
    same = profiles.change_profile(changed.profile, wish(owner, name="Båtar"), version=2, by=by, at=now)
    assert same.profile.version == 2
    assert AuditEvent.objects.filter(action="monitoring.profile.changed").count() == 1


@pytest.mark.usefixtures("archive")
def test_two_editors_never_overwrite_each_other(owner: Account, person: Person, now: datetime) -> None:
    saved = profiles.create_profile(wish(owner), {}, by=person("strateg"), at=now)
    first = wish(owner, query="färjor")
    profiles.change_profile(saved.profile, first, version=1, by=person("bryssel"), at=now)
    with pytest.raises(ChangedMeanwhile, match=r"Bryssel .*23 nov"):
        profiles.change_profile(saved.profile, wish(owner, name="X"), version=1, by=person("strateg"), at=now)
    profile = WatchProfile.objects.get()
    assert (profile.name, profile.query, profile.version) == ("Färjor", "färjor", 2)


@pytest.mark.usefixtures("archive")
def test_limits_of_language_and_source_hold_for_the_archive_and_for_news(
    bring: Bring, owner: Account, person: Person, now: datetime, source: Source, other_source: Source
) -> None:
    by = person("strateg")
    bring(record("there", "Färjan", published="2026-11-20"), into=other_source)
    bring(record("english", "Färja means ferry", "The ferry.", language="en", published="2026-11-20"))
    limited = wish(owner, sources=[other_source])
    assert hits(profiles.create_profile(limited, {}, by=by, at=now).profile) == {"there"}
    english = wish(owner, name="E", languages=["en"])
    assert hits(profiles.create_profile(english, {}, by=by, at=now).profile) == {"english"}
    bring(record("more", "Färjan igen", published="2026-11-22"))
    assert not Hit.objects.filter(document__publisher_id="more").exists()


@pytest.mark.usefixtures("archive")
def test_off_finds_nothing_and_on_catches_up(
    bring: Bring, owner: Account, person: Person, now: datetime
) -> None:
    by = person("strateg")
    saved = profiles.create_profile(wish(owner), {}, by=by, at=now)
    off = profiles.switch_profile(saved.profile, on=False, by=by, at=now)
    assert (off.looked, off.run) == (None, None)
    bring(record("while-off", "Färjan i storm", published="2026-11-22"), at=now + timedelta(hours=1))
    assert "while-off" not in hits(saved.profile)
    on = profiles.switch_profile(off.profile, on=True, by=by, at=now + timedelta(hours=2))
    assert isinstance(on.looked, Looked)
    assert on.looked.inserted == 1
    assert Hit.objects.get(document__publisher_id="while-off").is_backlog
    assert state_of("while-off") == "inbox"
    changes = [e.changes for e in AuditEvent.objects.filter(action="monitoring.profile.switched")]
    assert {"is_active": [True, False]} in changes


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"name": "  "}, "name"),
        ({"query": "färja AND"}, "position"),
        ({"query": "NOT färja"}, "position"),
        ({"query": "#nothing"}, "nothing"),
        ({"topic": "no-such-topic"}, "topic"),
        ({"rhythm": "hourly"}, "how often"),
    ],
)
def test_what_a_profile_must_be(
    owner: Account, person: Person, now: datetime, more: dict[str, Any], words: str
) -> None:
    from django.utils.translation import override

    with override("en"), pytest.raises(RuleBroken, match=words):
        profiles.create_profile(wish(owner, **more), {}, by=person("strateg"), at=now)
    assert not WatchProfile.objects.exists()
    assert not AuditEvent.objects.filter(action="monitoring.profile.created").exists()


def test_a_name_is_taken_once(owner: Account, person: Person, now: datetime) -> None:
    profiles.create_profile(wish(owner), {}, by=person("strateg"), at=now)
    with pytest.raises(RuleBroken):
        profiles.create_profile(wish(owner, name=" färjor "), {}, by=person("strateg"), at=now)


def test_receivers_are_set_changed_and_removed(owner: Account, person: Person, now: datetime) -> None:
    by = person("strateg")
    other = Account.objects.get(email="bryssel@utblick.example")
    saved = profiles.create_profile(wish(owner), {owner: "", other: "weekly"}, by=by, at=now)
    rows = dict(saved.profile.subscriptions.values_list("account__email", "rhythm"))
    assert rows == {owner.email: "", other.email: "weekly"}
    profiles.change_profile(saved.profile, wish(owner), {owner: "instant"}, version=1, by=by, at=now)
    rows = dict(saved.profile.subscriptions.values_list("account__email", "rhythm"))
    assert rows == {owner.email: "instant"}
    events = AuditEvent.objects.filter(action="monitoring.subscription.changed").order_by("pk")
    assert [e.changes for e in events][2:] == [
        {"receiver": other.name, "rhythm": ["weekly", None]},
        {"receiver": owner.name, "rhythm": ["", "instant"]},
    ]
    with pytest.raises(RuleBroken):
        profiles.change_profile(saved.profile, wish(owner), {owner: "hourly"}, version=1, by=by, at=now)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("strateg", True),
        ("bryssel", True),
        ("admin", False),
        ("kommunikator", False),
        ("contactpoint", False),
        ("projektledare", False),
        ("kontakt.us", False),
        ("sekreterare.run", False),
        ("majoritet.tsn", False),
        ("opposition.rs", False),
    ],
)
def test_who_may_make_and_change_profiles(
    owner: Account, person: Person, now: datetime, who: str, may: bool
) -> None:
    existing = profiles.create_profile(wish(owner), {}, by=person("strateg"), at=now).profile
    by = person(who)
    doings: list[Callable[[], object]] = [
        lambda: profiles.create_profile(wish(owner, name="Ny"), {}, by=by, at=now),
        lambda: profiles.change_profile(existing, wish(owner, query="kanot"), version=1, by=by, at=now),
        lambda: profiles.switch_profile(existing, on=False, by=by, at=now),
    ]
    for do in doings:
        if may:
            do()
        else:
            with pytest.raises(NotAllowed):
                do()
    if not may:
        existing.refresh_from_db()
        assert (existing.query, existing.is_active, existing.version) == ("färj*", True, 1)
        with pytest.raises(NotAllowed):
            profiles.look_again(existing, by=by, at=now)


@pytest.mark.usefixtures("archive")
def test_a_large_archive_is_looked_through_by_a_job(
    owner: Account, person: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking_back, "AT_ONCE", 2)
    monkeypatch.setattr(looking_back, "INBOX_WITHIN", timedelta(days=100_000))  # the job has its own clock
    saved = profiles.create_profile(wish(owner), {}, by=person("strateg"), at=now)
    assert saved.looked is None
    assert isinstance(saved.run, JobRun)
    assert hits(saved.profile) == set()
    again = profiles.look_again(saved.profile, by=person("strateg"), at=now)
    assert again.run == saved.run  # what waits is not queued twice
    run = claim_run(now, "test")
    assert run is not None
    done = run_claimed(run, "test")
    assert (done.state, done.counts["inserted"], done.counts["to_inbox"]) == ("done", 3, 3), done.error
    assert hits(saved.profile) == {"new", "border", "old"}
    # Killed and run once more: the same end.
    looked = looking_back.look_through(saved.profile.pk, at=now)
    assert (looked.inserted, looked.unchanged, looked.gone) == (0, 3, 0)
    assert saved.profile.hits.count() == 3


@pytest.mark.usefixtures("archive")
def test_a_profile_that_changes_while_it_is_looked_for_ends_as_the_new_one(
    owner: Account, person: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = person("strateg")
    saved = profiles.create_profile(wish(owner), {}, by=by, at=now)
    monkeypatch.setattr(looking_back, "CHUNK", 1)
    changed: list[int] = []

    def change_once(counts: object) -> None:
        if not changed:
            changed.append(1)
            WatchProfile.objects.update(query="skogsbruk", version=7)

    looking_back.look_through(saved.profile.pk, at=now + timedelta(minutes=1), report=change_once)
    assert hits(saved.profile) == {"other"}


def test_a_job_for_a_lost_concept_ends_with_a_sentence(
    owner: Account, person: Person, now: datetime, biofuel: WatchProfile
) -> None:
    Concept.objects.all().delete()
    run = JobRun.objects.create(
        name=looking_back.JOB, arguments={"profile": biofuel.pk}, queued_at=now, run_after=now
    )
    claimed = claim_run(now, "test")
    assert claimed == run
    assert claimed is not None
    done = run_claimed(claimed, "test")
    assert "biofuel" in done.error
    assert Matter.objects.count() == 0
