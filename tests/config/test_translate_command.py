"""`utblick translate`."""

from __future__ import annotations

import os
from pathlib import Path

import polib
import pytest

from utblick.config.command import main
from utblick.config.commands import translate

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Sea"\nmsgstr "Hav å"\n'


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "app" / "locale" / "sv" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    path = folder / "django.po"
    path.write_text(PO, encoding="utf-8")
    monkeypatch.setattr(translate.all_sources, "__defaults__", (tmp_path,))
    monkeypatch.setattr(translate.outdated, "__defaults__", (tmp_path,))
    return path


def test_only_what_is_newer_is_compiled(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translate"]) == 0
    assert capsys.readouterr().out == "1 compiled, 0 already up to date\n"
    compiled = source.with_suffix(".mo")
    assert polib.mofile(str(compiled)).find("Sea").msgstr == "Hav å"
    assert main(["translate"]) == 0
    assert capsys.readouterr().out == "0 compiled, 1 already up to date\n"
    os.utime(source, (compiled.stat().st_mtime + 5,) * 2)
    assert main(["translate"]) == 0
    assert capsys.readouterr().out == "1 compiled, 0 already up to date\n"


def test_a_broken_one_is_told_and_the_others_go_on(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = source.with_name("djangojs.po")
    broken.write_text('msgid "a " b"\nmsgstr ""\n', encoding="utf-8")
    assert main(["translate"]) == 1
    captured = capsys.readouterr()
    assert captured.out == "1 compiled, 0 already up to date\n"
    assert str(broken) in captured.err
    assert "Traceback" not in captured.err
    assert not list(source.parent.glob("*.part"))
