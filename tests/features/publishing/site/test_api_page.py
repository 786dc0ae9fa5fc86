"""The page about the interface: people can read it, and what it says to paste works."""

from __future__ import annotations

import io
import re
import urllib.request
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from lxml import html

from utblick.features.publishing.models import Release

pytestmark = pytest.mark.django_db
LetOut = Callable[..., Release]
Get = Callable[..., str]


def _examples(page: str) -> list[str]:
    return [str(one.text_content()) for one in html.fromstring(page).xpath("//pre/code")]


@pytest.mark.parametrize(("language", "said"), [("sv", "kan begränsas med"), ("en", "can be narrowed by")])
def test_the_interface_has_a_page_that_people_can_read(get: Get, language: str, said: str) -> None:
    words = html.fromstring(get(f"/{language}/api/")).text_content()
    assert said in words
    assert "/api/v1/projects" in words


def test_the_addresses_of_the_shell_example_answer(let_out: LetOut, get: Get) -> None:
    let_out("project", "ett", {}, ("Ett", "."))
    shell, _python = _examples(get("/sv/api/"))
    asked = re.findall(r'"(http[^"]+)"', shell)
    assert len(asked) == 2
    for address in asked:
        place = urlsplit(address)
        assert "count" in get(f"{place.path}?{place.query}")


def test_the_python_example_runs_as_it_stands(
    let_out: LetOut, get: Get, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(60):  # more than one page
        let_out("project", f"projekt-{number}", {}, (f"Projekt {number}", "."))
    asked: list[str] = []

    def urlopen(address: str) -> io.BytesIO:
        place = urlsplit(address)
        asked.append(place.query)
        return io.BytesIO(get(f"{place.path}?{place.query}").encode())

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)
    _shell, python = _examples(get("/sv/api/"))
    exec(compile(python, "example", "exec"), {})
    assert len(capsys.readouterr().out.splitlines()) == 60
    assert asked == ["page=1", "page=2"]
