"""Who may do what in advocacy, role by role, on every page and every button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.advocacy.models import Ask, Position, Procedure, Text, Wording

SignIn = Callable[..., Client]

WORKERS = ("strateg", "bryssel", "kontorschef")
OTHERS = (
    "kontakt.us",
    "projektledare",
    "contactpoint",
    "kommunikator",
    "sekreterare.run",
    "majoritet.run",
    "opposition.run",
    "majoritet.rs",
    "opposition.hsn",
)
EVERYBODY = (*WORKERS, "admin", *OTHERS)

# what only those may who work with it (key: the file's or process's), and who they are
FORMS = (
    ("new_process", None, ("strateg", "admin")),
    ("change_process", "interreg", ("strateg", "admin")),
    ("add_member", "interreg", ("strateg", "admin")),
    ("new_procedure", None, WORKERS),
    ("change_procedure", "planer", WORKERS),
    ("new_event", "planer", WORKERS),
    ("new_number", "planer", WORKERS),
    ("new_relation", "planer", WORKERS),
    ("new_involvement", "planer", WORKERS),
    ("new_deadline", "planer", WORKERS),
    ("load_text", "planer", WORKERS),
    ("new_period", None, WORKERS),
    ("bring_calendar", None, WORKERS),
    ("new_position", "interreg", WORKERS),
    ("new_ask", "interreg", WORKERS),
    ("new_letter", "interreg", WORKERS),
)
PAGES = (
    ("processes", None),
    ("procedures", None),
    ("positions", None),
    ("asks", None),
    ("deadlines", None),
    ("calendars", None),
    ("process", "interreg"),
    ("beside", "interreg"),
    ("procedure", "planer"),
    ("matrix", "planer"),
)


def at(name: str, key: Any) -> str:
    return reverse(f"advocacy:{name}", args=[key] if key is not None else [])


@pytest.mark.parametrize("name", EVERYBODY)
def test_everybody_with_an_account_reads_and_only_those_who_work_with_it_write(
    name: str, file: Procedure, client_of: SignIn
) -> None:
    client = client_of(name)
    for page, key in PAGES:
        assert client.get(at(page, key)).status_code == 200, page
    for form, key, who in FORMS:
        answers = (client.get(at(form, key)).status_code, client.post(at(form, key), {}).status_code)
        assert answers == ((200, 422) if name in who else (403, 403)), form


def test_without_an_account_one_is_asked_to_sign_in(
    file: Procedure,
    adopted: Callable[..., Position],
    wording: Wording,
    text: Callable[..., Text],
    client: Client,
) -> None:
    rows = (("position", adopted().pk), ("ask", wording.ask_id), ("text", text().pk))
    for page, key in (*PAGES, *rows, *((form, key) for form, key, _who in FORMS)):
        answer = client.get(at(page, key))
        assert answer.status_code == 302, page
        assert "logga-in" in answer.headers["Location"], page


@pytest.mark.parametrize(
    "name", ["majoritet.run", "opposition.run", "kontakt.us", "sekreterare.run", "admin"]
)
def test_buttons_answer_only_those_who_may_press_them(
    name: str,
    file: Procedure,
    wording: Wording,
    adopted: Callable[..., Position],
    text: Callable[..., Text],
    client_of: SignIn,
) -> None:
    client = client_of(name)
    pressed = (
        ("close_ask", wording.ask_id),
        ("remove_wording", wording.pk),
        ("new_version", adopted().pk),
        ("remove_text", text().pk),
        ("remove_event", file.events.all()[0].pk),
    )
    for button, key in pressed:
        assert client.post(at(button, key)).status_code == 403, button
        assert client_of("strateg").get(at(button, key)).status_code == 405, button


@pytest.mark.parametrize("role", ["contactpoint"])
def test_nothing_shows_to_who_has_lost_the_right(
    role: str, file: Procedure, ask: Ask, client_of: SignIn
) -> None:
    from utblick.foundation.accounts.models import PermissionRule

    PermissionRule.objects.filter(action__startswith="advocacy.").delete()
    client = client_of(role)
    for page, key in (*PAGES, ("ask", ask.pk)):
        assert client.get(at(page, key)).status_code == 403, page
    home = client.get(reverse("monitoring:home")).content.decode()
    assert reverse("advocacy:processes") not in home
    found = client.get(f"{reverse('search')}?q=Partnerskapsplaner").content.decode()
    assert reverse("advocacy:procedure", args=["planer"]) not in found


def test_what_is_not_there_is_404(file: Procedure, client_of: SignIn) -> None:
    client = client_of("strateg")
    for page in (
        "process",
        "beside",
        "procedure",
        "matrix",
        "change_process",
        "change_procedure",
        "new_event",
    ):
        assert client.get(at(page, "finns-inte")).status_code == 404, page
    for page in (
        "position", "ask", "text", "change_event", "change_involvement", "change_deadline", "change_position",
        "adopt_position", "change_ask", "new_wording", "change_wording", "withdraw_verdict", "change_letter",
        "new_point", "stances", "change_point",
    ):  # fmt: skip
        assert client.get(at(page, 987654)).status_code == 404, page
    for button in (
        "end_member",
        "remove_number",
        "remove_relation",
        "note_done",
        "remove_deadline",
        "end_involvement",
    ):
        assert client.post(at(button, 987654)).status_code == 404, button
