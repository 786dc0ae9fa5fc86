"""The frame: its menu, preferences, cost, size and errors."""

from __future__ import annotations

import gzip
import re
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NOBODY, Grant, Viewer
from utblick.ui import charts, errors, navigation
from utblick.ui.navigation import Item, Status

OFFICER = Viewer(account_id=1, name="Handläggare", grants=frozenset({Grant("a.view", "all")}))


def apps(monkeypatch: pytest.MonkeyPatch, **words: Any) -> None:
    module: Any = SimpleNamespace(__name__="made.navigation", **words)
    monkeypatch.setattr(navigation, "_modules", lambda: (module,))


def a_request(path: str = "/", viewer: Viewer = NOBODY, **cookies: str) -> Any:
    made: Any = RequestFactory().get(path)
    made.viewer = viewer
    made.user = SimpleNamespace(is_authenticated=False)
    made.COOKIES.update(cookies)
    return made


def test_the_menu_shows_what_the_viewer_may_and_where_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    apps(
        monkeypatch,
        ITEMS=(
            Item("late", "ui:accessibility", "Sist", order=200),
            Item("guide", "ui:guide", "Guide", order=10, count_provider=lambda viewer: 23),
            Item("closed", "ui:guide_bare", "Stängd", permission="b.view"),
            Item("open", "ui:guide_dialog", "Öppen", "administration", permission="a.view"),
        ),
        STATUS=lambda viewer: Status("41 källor · alla färska", "/kallor/"),
        ORGANISATION=lambda: "Region Östergötland",
    )
    groups = navigation.groups_for(OFFICER, "/ui/dialog/x/")
    assert [[place.name for place in group.places] for group in groups] == [["guide", "late"], ["open"]]
    assert [place.name for group in groups for place in group.places if place.current] == ["open"]
    with translation.override("sv"):
        text = render_to_string("ui/page.html", request=a_request("/ui/", OFFICER))
    assert text.count('aria-current="page"') == 3  # rail, dock and the dock's menu
    assert "41 källor · alla färska" in text
    assert "Region Östergötland" in text
    assert "Stängd" not in text


def test_nobody_gets_no_menu_and_no_status(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(viewer: Viewer) -> None:
        raise AssertionError("asked for nobody")

    apps(monkeypatch, ITEMS=(Item("guide", "ui:guide", "Guide"),), STATUS=refuse)
    assert "Guide" not in render_to_string("ui/page.html", request=a_request())


def test_items_that_lead_nowhere_are_told_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    apps(monkeypatch, ITEMS=(Item("x", "nowhere", "X"), Item("x", "ui:guide", "Y", group="work")))
    assert [place.label for group in navigation.groups_for(OFFICER, "/") for place in group.places] == ["Y"]
    told = navigation.problems()
    assert len(told) == 2
    assert "`nowhere`, which is no address" in told[0]


def test_the_frame_itself_asks_the_database_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    apps(monkeypatch, ITEMS=(Item("guide", "ui:guide", "Guide"),))
    render_to_string(
        "ui/page.html", request=a_request("/", OFFICER)
    )  # without the `db` fixture a query fails


def test_modules_named_navigation_are_found() -> None:
    assert all(isinstance(module, ModuleType) for module in navigation._modules())


def test_a_choice_is_remembered_and_comes_with_the_first_byte(client: Client, db: None) -> None:
    answer = client.post("/ui/preference/", {"name": "theme", "value": "dark", "next": "/tillganglighet/"})
    assert answer["Location"] == "/tillganglighet/"
    text = client.get("/tillganglighet/").content.decode()
    assert 'data-theme="dark"' in text
    assert 'name="color-scheme" content="dark"' in text


@pytest.mark.parametrize(("name", "value"), [("theme", "pink"), ("colour", "dark"), ("", "")])
def test_an_unknown_choice_is_refused_in_a_sentence(client: Client, db: None, name: str, value: str) -> None:
    answer = client.post("/ui/preference/", {"name": name, "value": value})
    assert answer.status_code == 400
    assert "Traceback" not in answer.content.decode()
    assert client.get("/ui/preference/").status_code == 405


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:x", ""])
def test_a_choice_leads_to_no_other_host(client: Client, db: None, address: str) -> None:
    answer = client.post("/ui/preference/", {"name": "keys", "value": "off", "next": address})
    assert answer["Location"] == "/"


def test_a_wild_cookie_counts_as_the_default(client: Client, db: None) -> None:
    client.cookies["utblick_theme"] = '"><script>'
    assert 'data-theme="auto"' in client.get("/tillganglighet/").content.decode()


def test_the_first_page_is_light(client: Client, db: None) -> None:
    page = client.get("/tillganglighet/")
    parts = re.findall(rb'(?:src|href)="(/static/[^"#]+)', page.content)
    assert len(parts) >= 7
    sizes = {"page": len(gzip.compress(page.content))}
    for part in set(parts):
        body = b"".join(client.get(part.decode()).streaming_content)  # type: ignore[arg-type]
        sizes[part.decode()] = len(gzip.compress(body))
    assert sum(sizes.values()) < 60_000, sizes  # the promise is 150 kB; this is what we have, with some room


def test_pages_hold_no_inline_script_or_style_and_ask_no_other_host(client: Client, db: None) -> None:
    text = client.get("/tillganglighet/").content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//(?!www\.digg\.se)""", text)


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "Tillgänglighets\u00adredogörelse"), ("en", "Accessibility statement")]
)
def test_the_accessibility_statement_is_open_and_bilingual(
    client: Client, db: None, language: str, words: str
) -> None:
    client.cookies["utblick_language"] = language
    answer = client.get("/tillganglighet/")
    assert answer.status_code == 200
    assert f"<h1>{words}</h1>" in answer.content.decode()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_error_pages_are_whole(language: str, db: None) -> None:
    with translation.override(language):
        request = a_request("/x/")
        for status, page in (
            (400, errors.bad_request(request)),
            (403, errors.forbidden(request, PermissionDenied())),
            (403, errors.csrf_failure(request)),
            (404, errors.not_found(request)),
        ):
            text = page.content.decode()
            assert page.status_code == status
            assert text.count("<h1>") == 1
            assert "data-error-sentence" in text
            assert f'lang="{language}"' in text


def test_the_page_for_a_fault_needs_no_database() -> None:
    with translation.override("sv"):
        page = errors.broken(a_request())  # without the `db` fixture a query fails
    assert page.status_code == 500
    assert "Felet är vårt, inte ditt." in page.content.decode()


def test_a_refusal_says_who_may(db: None) -> None:
    from utblick.foundation.accounts.matrix import load_defaults
    from utblick.foundation.accounts.permissions import ACTIONS

    load_defaults()
    text = errors.forbidden(a_request(), PermissionDenied(ACTIONS[0].code)).content.decode()
    assert ACTIONS[0].code not in text
    with translation.override("sv"):
        own = errors.forbidden(
            a_request(), PermissionDenied("Bara sekreteraren får <stänga>.")
        ).content.decode()
    assert "Bara sekreteraren får &lt;stänga&gt;." in own


def test_a_broken_page_shows_no_trace(client: Client, db: None, settings: Any) -> None:
    settings.UTBLICK_VIEWER = "utblick.foundation.accounts.middleware.viewer_without_roles"
    client.force_login(Account.objects.create_user("a@example.org", name="A"))
    client.raise_request_exception = False
    answer = client.post("/ui/toast/", {"kind": "fail"})
    assert answer.status_code == 500
    assert "RuntimeError" not in answer.content.decode()


def test_the_guide_is_closed_on_a_real_installation(client: Client, db: None, settings: Any) -> None:
    settings.UTBLICK_VIEWER = "utblick.foundation.accounts.middleware.viewer_without_roles"
    settings.PRODUCTION = True
    client.force_login(Account.objects.create_user("a@example.org", name="A"))
    assert client.get("/ui/").status_code == 403


def test_a_partial_answer_carries_its_messages(client: Client, db: None, settings: Any) -> None:
    settings.UTBLICK_VIEWER = "utblick.foundation.accounts.middleware.viewer_without_roles"
    client.force_login(Account.objects.create_user("a@example.org", name="A"))
    text = client.post("/ui/toast/", {"kind": "ok"}, headers={"HX-Request": "true"}).content.decode()
    assert 'hx-swap-oob="beforeend:#messages"' in text
    assert 'action="/ui/toast/"' in text
    assert "data-toast" not in client.get("/ui/bare/").content.decode()  # told once


def test_charts_say_their_figures_in_words_and_in_a_table() -> None:
    with translation.override("sv"):
        drawn = charts.bars("Träffar", [charts.Bar("jan", 1200, "/j/"), charts.Bar("feb", 3)], unit="träffar")
    assert "1\u00a0203 träffar totalt; flest i jan: 1\u00a0200" in drawn
    assert '<a href="/j/">1\u00a0200</a>' in drawn
    assert not re.search(r'(?:x|y|width|height)="[^"]*,', drawn)  # no decimal commas in geometry
    assert "style=" not in drawn


def test_of_many_bars_the_last_is_named_and_the_highest_and_the_last_have_their_figures() -> None:
    drawn = charts.bars("T", [charts.Bar(f"m{n}", 70 if n == 5 else n) for n in range(25)])
    picture = drawn.partition("<details")[0]
    assert re.findall(r'class="value"[^>]*>(\d+)<', picture) == ["70", "24"]
    names = re.findall(r"text-anchor=\"middle\">(m\d+)<", picture)
    assert names == ["m0", "m3", "m6", "m9", "m12", "m15", "m18", "m21", "m24"]


def test_charts_of_nothing_are_still_charts() -> None:
    assert "<svg" in charts.bars("T", [])
    assert "<svg" in charts.stacked("T", [charts.Part("a", 0)])
    assert "<svg" in charts.sparkline("T", [])


def test_bars_reach_no_higher_than_the_chart() -> None:
    for highest in (1, 2, 3, 9, 10, 11, 99, 101, 5000):
        drawn = charts.bars("T", [charts.Bar("a", highest)], height=100)
        found = re.search(r'class="bar"[^>]*height="([\d.]+)"', drawn)
        assert found
        assert 0 < float(found[1]) <= 100
