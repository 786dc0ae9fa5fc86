"""`utblick report`: every report in every form, sentences for what it cannot make, and the Contact Point's wall."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from unittest import mock

import docx
import pytest
from django.db import models
from lxml import html
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.laid import state
from utblick.config.command import main
from utblick.features.contactpoint.models import Case, Profile
from utblick.foundation.accounts.matrix import load_defaults
from utblick.foundation.accounts.models import PermissionRule
from utblick.ui.reports.listed import FORMATS, Asked, Report, reports, written
from utblick.ui.reports.periods import Length, read_period

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
# report -> what more is said; and what stands in it.
MADE: dict[str, tuple[tuple[str, ...], str]] = {
    "advocacy-log": (("--as", "strateg@utblick.example"), "Öppen påverkanslogg"),
    "audit-pack": ((), "Biogas från gård till buss"),
    "baltic-sea": ((), "Östersjöstrategin"),
    "board": (("--board", "RUN"), "Nämndrapport"),
    "contact-point": (("--period", "2026-H1"), "Central Baltics kontaktpunkt"),
    "eu-review": ((), "EU-årsöversikt"),
    "memberships": ((), "Healthy Cities"),
    "participation": ((), "Deltaganderapport"),
}
WORD = "zyxplanterat"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be the day that the examples are loaded on."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@state
def organised() -> None:
    """Lay out accounts, boards and nothing else."""
    from utblick.features.organisation.example import load

    with mock.patch("django.utils.timezone.now", return_value=NOW):
        load_defaults()
        load(NOW)


@pytest.fixture
def region(organised: None, clock: None) -> None:
    """Give an installation with accounts, boards and nothing else."""


@pytest.fixture
def installation(furnished: None, clock: None) -> None:
    """Give an installation with the examples of all rooms that have a report, and a word in each case."""


@state(organised)
def furnished() -> None:
    """Lay out the examples of all rooms that have a report, and a word in each case."""
    with mock.patch("django.utils.timezone.now", return_value=NOW):
        _furnish()


def _furnish() -> None:
    from utblick.features.actors.example import load as actors
    from utblick.features.advocacy.example import load as advocacy
    from utblick.features.balticsea.example import load as balticsea
    from utblick.features.contactpoint.example import load as contactpoint
    from utblick.features.exchanges.example import load as exchanges
    from utblick.features.followup.example import load as followup
    from utblick.features.governance.example import load as governance
    from utblick.features.networks.example import load as networks
    from utblick.features.programmes.example import load as programmes
    from utblick.features.projects.example import load as projects

    rooms = (actors, networks, programmes, advocacy, projects, exchanges, contactpoint, governance, balticsea)
    for load in (*rooms, followup):
        load(NOW)
    for model in (Case, Profile):
        names = [field.name for field in model._meta.get_fields() if _is_told(field)]
        assert len(names) > 3
        for row in model._default_manager.all():
            for name in names:
                setattr(row, name, WORD)
            row.save()


def _is_told(field: object) -> bool:
    """Say whether a field holds what an applicant tells: free text that is no code."""
    if not isinstance(field, models.CharField | models.TextField) or field.choices:
        return False
    codes = {"county", "programme", "priority", "country", "language", "nuts3", "legal_form", "key"}
    return field.name not in codes and not field.unique


def report(*words: str) -> int:
    return main(["report", *words, "--language", "sv"])


def text_of(form: str, made: bytes) -> str:
    """Read a document with a library of its form, which tells that it is one, and give its words."""
    if form == "html":
        page = html.document_fromstring(made.decode())
        assert page.get("lang") == "sv"
        assert page.findtext(".//title")
        return str(page.text_content())
    if form == "pdf":
        read = PdfReader(io.BytesIO(made))
        assert read.trailer["/Root"]["/Lang"].startswith("sv")  # type: ignore[index]
        return "\n".join(page.extract_text() for page in read.pages)
    if form == "docx":
        assert docx.Document(io.BytesIO(made)).paragraphs
    else:
        assert load_workbook(io.BytesIO(made)).worksheets
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        content = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
    return re.sub(r"<[^>]+>", " ", content)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\N{SOFT HYPHEN}", ""))


def test_every_report_is_written_in_every_form(installation: None, tmp_path: Path) -> None:
    assert set(reports()) == set(MADE)
    for name, (more, words) in MADE.items():
        for form in FORMATS:
            out = tmp_path / f"{name}.{form}"
            period = () if "--period" in more else ("--period", "2026")
            assert report(name, *period, *more, "--out", str(out)) == 0, (name, form)
            said = plain(text_of(form, out.read_bytes()))
            assert words in said, (name, form)
            assert WORD not in said, (name, form)
            # The same again gives the same bytes.
            first = out.read_bytes()
            if name in ("contact-point", "advocacy-log"):
                assert report(name, *period, *more, "--out", str(out)) == 0
                assert out.read_bytes() == first, (name, form)


def test_small_figures_are_hidden_from_advisers_too(installation: None, tmp_path: Path) -> None:
    said = []
    for more in ((), ("--as", "contactpoint@utblick.example"), ("--as", "admin@utblick.example")):
        out = tmp_path / "figures.html"
        assert report("contact-point", "--period", "2026-h1", *more, "--out", str(out)) == 0
        said.append(out.read_text("utf-8"))
    assert said[0] == said[1] == said[2]
    assert "dold" in said[0]


def test_without_a_name_they_are_listed(region: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert report() == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(MADE)
    assert all(len(line) > 40 for line in lines)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("nothing --period 2026", "there is no report `nothing`; there are advocacy-log, audit-pack"),
        ("eu-review", "say of which time with --period: a year (2026), a half-year (2026-H1), a month (2026-05)"),
        ("eu-review --period 2026-13", "the time `2026-13` cannot be read; write a year (2026)"),
        ("eu-review --period 2026-H3", "the time `2026-H3` cannot be read"),
        ("eu-review --period ２０２６", "cannot be read"),
        ("eu-review --period 2031", "2031 has not begun; ask for a time that has"),
        ("eu-review --period 2026 --format doc", "there is no format `doc`; choose one of html, docx, pdf, xlsx"),
        ("eu-review --period 2026 --out x.odt", "the file's name tells no format: `odt`"),
        ("board --period 2026", "say which board with --board: RS, RUN"),
        ("board --period 2026 --board KS", "there is no board `KS` on that day: RS, RUN"),
        ("eu-review --period 2026 --board RUN", "`eu-review` is of the whole region; leave --board out"),
        ("contact-point --period 2026", "`contact-point` is not made for a year; write a half-year (2026-H1)"),
        ("contact-point --period 2026-H2", "Halvåret pågår fortfarande."),
        ("contact-point --period 2026-05", "is not made for a month"),
        ("advocacy-log --period 2026", "Not everybody may read it (--as ACCOUNT reads as somebody). You may not"),
        ("eu-review --period 2026 --as nobody@example.se", "no account `nobody@example.se` may sign in today"),
        ("memberships --period 2026 --out /nowhere/x.pdf", "cannot write to /nowhere/x.pdf"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_said(
    region: None, capsys: pytest.CaptureFixture[str], words: str, sentence: str
) -> None:
    assert report(*words.split()) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("utblick report: ")
    assert sentence in said.err


def test_an_unknown_language_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "eu-review", "--period", "2026", "--language", "de"]) == 2
    assert "there is no language `de`" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["eu-review", "participation", "memberships", "baltic-sea", "audit-pack"])
def test_what_not_all_may_see_is_not_told_to_all(
    region: None, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    needed = {
        "eu-review": "governance.desk.view",
        "participation": "followup.coverage.view",
        "memberships": "networks.network.view",
        "baltic-sea": "balticsea.strategy.view",
        "audit-pack": "projects.project.view",
    }
    PermissionRule.objects.filter(action=needed[name], role="elected").update(reach="")
    assert report(name, "--period", "2026") == 2
    assert "Not everybody may read it" in capsys.readouterr().err
    assert report(name, "--period", "2026", "--as", "majoritet.run@utblick.example") == 2
    assert "This account may not read it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("word", "first", "last", "length"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), Length.YEAR),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30), Length.HALF),
        (" 2026-h2 ", date(2026, 7, 1), date(2026, 12, 31), Length.HALF),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Length.MONTH),
    ],
)
def test_a_time_is_read(word: str, first: date, last: date, length: Length) -> None:
    found = read_period(word)
    assert found is not None
    assert (found.first, found.last, found.length) == (first, last, length)


@pytest.mark.parametrize(
    "word", ["", "26", "0000", "2026-00", "2026-5", "2026-H0", "2026-H1-", "2026H1", "²026"]
)
def test_no_other_word_is_a_time(word: str) -> None:
    assert read_period(word) is None


def test_two_rooms_cannot_use_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    room = ModuleType("room")
    room.REPORTS = (Report("same", "The same", lambda _asked: {}),)  # type: ignore[attr-defined]
    monkeypatch.setattr("utblick.ui.reports.listed.modules", lambda _name: [room, room])
    with pytest.raises(ValueError, match="the report same is listed twice"):
        reports()


def test_a_document_says_its_day_and_not_its_moment() -> None:
    def document(second: int) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as parts:
            moment = f"<dcterms:created xsi:type='x'>2026-01-01T10:00:0{second}Z</dcterms:created>"
            parts.writestr(zipfile.ZipInfo("docProps/core.xml", (2026, 1, 1, 10, 0, second * 2)), moment)
        return out.getvalue()

    period = read_period("2026")
    assert period is not None
    asked = Asked(None, period, NOW, period.last)  # type: ignore[arg-type]
    made = [
        written(Report("x", "X", lambda _asked, n=n: {"docx": lambda: document(n)}), asked, "docx")  # type: ignore[misc]
        for n in (1, 2)
    ]
    assert document(1) != document(2)
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as parts:
        assert b">2026-11-23T00:00:00Z<" in parts.read("docProps/core.xml")
