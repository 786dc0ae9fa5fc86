"""The watch in Swedish: no English is left on any page, and foreign titles say which language they are in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse
from lxml import html

from tests.features.monitoring.conftest import document, record
from utblick.features.monitoring.actions import matters, triage
from utblick.features.monitoring.actions.digests import subscribe
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.actions.telling import tell_now
from utblick.features.monitoring.actions.triage import Verdict
from utblick.features.monitoring.models import Matter, RecallItem, Source, WatchProfile
from utblick.features.monitoring.urls import urlpatterns
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui import translations

translations.compiled()

PEOPLE = ("bryssel", "sekreterare.run", "majoritet.tsn", "kontakt.us", "admin")
ENGLISH_TITLE = "Biogas for the buses of Europe"
SWEDISH_TITLE = "Biogas i bussar, COM(2018) 375"
SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-key-label", "aria-description")
EDGES = " \n\t·–—:,.…()“”\"'?!"


@cache
def english() -> tuple[set[str], list[re.Pattern[str]]]:
    """Give the English that differs from its Swedish: what stands whole, and what has something filled in."""
    whole: set[str] = set()
    filled: list[re.Pattern[str]] = []
    for _path, catalogue in translations.catalogues("sv"):
        for entry in catalogue:
            swedish = {entry.msgstr, *entry.msgstr_plural.values()}
            for message in {entry.msgid, entry.msgid_plural} - {""}:
                if {message.strip(EDGES).casefold()} & {one.strip(EDGES).casefold() for one in swedish}:
                    continue
                if not translations.PLACEHOLDER.search(message):
                    whole.add(" ".join(message.strip(EDGES).split()))
                    continue
                pieces = re.split(translations.PLACEHOLDER.pattern, re.sub(r"<[^>]+>", " ", message))
                fixed = [piece for piece in pieces[::3] if piece]
                # Only a message with some words of its own can be told from what is filled in.
                if sum(len(re.findall(r"[^\W\d]{2,}", piece)) for piece in fixed) >= 2:
                    filled.append(
                        re.compile(
                            ".+?".join(re.escape(" ".join(p.split())) for p in pieces[::3] if p.strip())
                        )
                    )
    return whole - {one.strip(EDGES) for one in _swedish()}, filled


def _swedish() -> Iterator[str]:
    for _path, catalogue in translations.catalogues("sv"):
        for entry in catalogue:
            yield from (entry.msgstr, *entry.msgstr_plural.values())


def said(page: str, language: str) -> Iterator[str]:
    """Give every text and spoken attribute of a page that is in the page's language."""
    tree = html.document_fromstring(page)
    assert tree.get("lang") == language
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "code", "kbd"):
            continue
        own = next(e.get("lang") for e in (element, *element.iterancestors()) if e.get("lang"))
        if own == language:
            yield from (element.get(name, "") for name in SPOKEN)
            yield element.text or ""
        parent = element.getparent()
        if parent is not None and element.tail:
            around = next(e.get("lang") for e in (parent, *parent.iterancestors()) if e.get("lang"))
            if around == language:
                yield element.tail


def left_in_english(page: str, language: str = "sv") -> set[str]:
    """Give what a page says in English though there is Swedish for it."""
    whole, filled = english()
    found = set()
    for text in said(page, language):
        for part in [text, *text.split(" · ")]:
            words = " ".join(part.strip(EDGES).split())
            if words in whole or (words and any(pattern.fullmatch(words) for pattern in filled)):
                found.add(words)
    return found


@pytest.fixture
def watch(
    bring: Callable[..., Counts],
    person: Callable[[str], Viewer],
    biofuel: WatchProfile,
    other_source: Source,
    now: datetime,
) -> WatchProfile:
    """Give an installation where everything that a page can show has happened."""
    strategist = person("strateg")
    late, soon = now - timedelta(days=3), now + timedelta(days=5)
    bring(record("1", SWEDISH_TITLE, "Förslaget COM(2018) 375 gäller biogas och kollektivtrafik."), at=late)
    bring(record("1", SWEDISH_TITLE, "Förslaget COM(2018) 375 gäller biogas, rättat."), at=now)
    bring(
        record("2", ENGLISH_TITLE, "The proposal COM(2018) 375 is about biogas.", language="en"),
        into=other_source,
    )
    for n, words in enumerate(["agera", "informera", "senare", "avfärda", "vänta", "ångra", "dela"]):
        bring(record(f"n{n}", f"Biogas att {words}", f"Biogas, fall {n * 7919}."))
        closes = soon if n % 2 else late
        Matter.objects.filter(pk=document(f"n{n}").matter_id).update(deadline_at=closes)
    verdicts = [
        Verdict(state="act"),
        Verdict(state="inform"),
        Verdict(state="later", due_on=date(2026, 12, 1)),
        Verdict(state="dismissed", reason="minor"),
    ]
    for n, verdict in enumerate(verdicts):
        matter = document(f"n{n}").matter
        triage.judge(matter, verdict, version=matter.version, by=strategist, at=now)
    judged = document("n0").matter
    triage.hand_over(
        judged,
        owner=Account.objects.get(email="bryssel@utblick.example"),
        board=judged.owner_board,
        version=judged.version,
        by=strategist,
        at=now,
    )
    undone = document("n5").matter
    triage.undo(
        triage.judge(undone, Verdict(state="act"), version=undone.version, by=strategist, at=now),
        by=strategist,
        at=now,
    )
    whole = document("1").matter
    matters.follow(whole, by=person("bryssel"), at=now)
    matters.write_note(whole, "Ring Tillväxtverket.", by=strategist, at=now)
    matters.join(whole, document("n6").matter, by=strategist, at=now)
    RecallItem.objects.create(profile=biofuel, title="Skatt på etanol", text="Etanol.", language="sv")
    RecallItem.objects.create(profile=biofuel, title=ENGLISH_TITLE, text="Biogas.", language="en")
    for name in PEOPLE:
        viewer = person(name)
        if viewer.may("monitoring.profile.subscribe"):
            subscribe(biofuel, by=viewer, at=late)
    tell_now(by=person("bryssel"), at=now)
    return biofuel


def addresses(profile: WatchProfile) -> list[str]:
    """Give every page of the watch that has an address without a token."""
    some = {
        "matter": (document("1").matter.pk,),
        "pane": (document("1").matter.pk,),
        "profile": (profile.pk,),
        "change_profile": (profile.pk,),
        "profile_recall": (profile.pk,),
        "concept": ("biofuel",),
        "concept_figures": ("biofuel",),
        "desk": ("RUN",),
        "source": (Source.objects.get(key="radet").key,),
    }
    found = []
    for pattern in urlpatterns:
        try:
            found.append(reverse(f"monitoring:{pattern.name}", args=some.get(str(pattern.name), ())))
        except NoReverseMatch:
            continue
    for matter in Matter.objects.exclude(state="quiet"):
        found.append(reverse("monitoring:matter", args=[matter.pk]))
    found.append(f"{reverse('monitoring:inbox')}?matter={document('n5').matter.pk}")
    found += [
        f"{reverse('search')}?q={words}" for words in ("", "biogas", "xyzzy", "(biogas", "COM(2018) 375")
    ]
    return [*found, f"{reverse('monitoring:inbox')}?board=HSN", f"{reverse('monitoring:matters')}?title=xyz"]


def sign_in(client: Client, name: str, language: str) -> None:
    Account.objects.update(language=language)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    client.force_login(
        Account.objects.get(email=f"{name}@utblick.example"),
        backend="utblick.foundation.accounts.backend.AccountBackend",
    )


@pytest.mark.parametrize("name", PEOPLE)
def test_no_page_has_english_left_in_swedish(client: Client, watch: WatchProfile, name: str) -> None:
    sign_in(client, name, "sv")
    left: dict[str, set[str]] = {}
    opened = 0
    for address in addresses(watch):
        response = client.get(address)
        if response.status_code == 405 or "text/html" not in response.headers.get("Content-Type", ""):
            continue
        assert response.status_code in (200, 302, 403, 404), address
        opened += response.status_code == 200
        page = response.content.decode()
        if page.strip():
            page = page if "<html" in page else f'<html lang="sv"><body>{page}</body></html>'
            if words := left_in_english(page):
                left[address] = words
    assert not left
    assert opened >= (20 if name == "bryssel" else 8)


def test_english_pages_would_be_caught(client: Client, watch: WatchProfile) -> None:
    sign_in(client, "bryssel", "en")
    for address in (reverse("monitoring:home"), reverse("monitoring:inbox"), reverse("monitoring:mail")):
        assert len(left_in_english(client.get(address).content.decode(), "en")) >= 5, address


@pytest.mark.parametrize(("language", "foreign"), [("sv", ENGLISH_TITLE), ("en", SWEDISH_TITLE)])
def test_titles_in_another_language_say_so(
    client: Client, watch: WatchProfile, language: str, foreign: str
) -> None:
    sign_in(client, "bryssel", language)
    shown, unmarked = 0, []
    for address in addresses(watch):
        response = client.get(address)
        if response.status_code != 200 or "text/html" not in response.headers.get("Content-Type", ""):
            continue
        page = response.content.decode()
        body = re.sub(r"<title>.*?</title>", "", page, flags=re.DOTALL)
        if "<html" not in body:
            body = f'<html lang="{language}"><body>{body}</body></html>'
        shown += foreign in body
        if any(text.strip() == foreign for text in said(body, language)):
            unmarked.append(address)
    assert not unmarked
    assert shown >= 3


def test_a_mail_is_swedish(watch: WatchProfile) -> None:
    from utblick.foundation.outbox.models import OutboxMessage

    mail = OutboxMessage.objects.get()
    whole, _filled = english()
    lines = {line.strip(EDGES) for line in mail.text.splitlines()}
    assert not lines & whole
    assert not left_in_english(mail.html)
