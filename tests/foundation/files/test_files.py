"""Originals are kept once by their content, and leave only as harmless downloads."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.files.models import StoredFile
from utblick.foundation.files.storing import FileRefused, clean_name, open_stored, path_of, store
from utblick.foundation.files.views import SALT, download_address

CONTENT = b"%PDF-1.7 ett dokument"


@pytest.mark.django_db
def test_the_same_content_lies_once(tmp_path: Path) -> None:
    first = store(CONTENT, "a.pdf", "application/pdf")
    again = store(io.BytesIO(CONTENT), "a.pdf", "Application/PDF; charset=x")
    other_name = store(CONTENT, "b.pdf", "application/pdf")
    assert first == again
    assert other_name != first
    assert other_name.sha256 == first.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert first.size == len(CONTENT)
    lying = [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert lying == [path_of(first.sha256)]
    with open_stored(first) as file:
        assert file.read() == CONTENT


@pytest.mark.django_db
def test_limits_are_told_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="tom"):
        store(b"", "a.txt", "text/plain")
    with pytest.raises(FileRefused, match="större än 1 MB"):
        store(io.BytesIO(b"x" * 1_048_577), "a.txt", "text/plain", maximum=1_048_576)
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_a_missing_or_damaged_content_is_told() -> None:
    stored = store(CONTENT, "a.pdf", "application/pdf")
    path_of(stored.sha256).write_bytes(b"cut")
    with pytest.raises(FileRefused, match="skadat"):
        open_stored(stored)
    path_of(stored.sha256).unlink()
    with pytest.raises(FileRefused, match="saknas"):
        open_stored(stored)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\anna\\rapport.docx", "rapport.docx"),
        ('a"b\r\nSet-Cookie: x.pdf', "abSet-Cookie x.pdf"),
        ("faktura\u202efdp.exe", "fakturafdp.exe"),
        ("..", "file"),
        ("", "file"),
        ("Årsrapport å ä ö.pdf", "Årsrapport å ä ö.pdf"),
    ],
)
def test_names_are_made_harmless(given_name: str, kept: str) -> None:
    assert clean_name(given_name) == kept


@given(st.text(max_size=400))
def test_any_name_becomes_a_safe_one(name: str) -> None:
    kept = clean_name(name)
    assert 0 < len(kept) <= 200
    assert not set(kept) & set('/\\\r\n\0"')
    assert kept not in (".", "..")


def test_a_long_name_keeps_its_extension() -> None:
    assert clean_name("a" * 300 + ".pdf").endswith("a.pdf")
    assert len(clean_name("a" * 300 + ".pdf")) == 200


def test_several_processes_store_the_same_content_at_once(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from django.conf import settings;"
        "settings.configure(UTBLICK_DATA=Path(sys.argv[1]), USE_I18N=False);"
        "from utblick.foundation.files.storing import _keep;"
        "[print(_keep(bytes([n]) * 300_000, 10**7)[0]) for n in range(20)]"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE)
        for _number in range(3)
    ]
    said = {run.communicate()[0] for run in runs}
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert len(said) == 1
    lying = [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert len(lying) == 20
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() == path.name for path in lying)


def _viewer(account: Account) -> Viewer:
    return Viewer(account_id=account.pk, name=account.name)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("media_type", "sent_as"),
    [
        ("application/pdf", "application/pdf"),
        ("text/html", "application/octet-stream"),
        ("image/svg+xml", "application/octet-stream"),
        ("nonsense", "application/octet-stream"),
    ],
)
def test_a_download_is_never_shown_in_a_page(
    client: Client, account: Account, media_type: str, sent_as: str
) -> None:
    stored = store(b"<script>alert(1)</script>", "Årsrapport.html", media_type)
    client.force_login(account)
    answer: Any = client.get(download_address(stored, _viewer(account)))
    assert answer["Content-Type"] == sent_as
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"


@pytest.mark.django_db
def test_an_address_is_for_one_person_only(client: Client, account: Account) -> None:
    stored = store(CONTENT, "a.pdf", "application/pdf")
    address = download_address(stored, _viewer(account))
    assert client.get(address).url.startswith("/konto/logga-in/")
    other = Account.objects.create_user("bo@example.org", name="Bo")
    client.force_login(other)
    assert client.get(address).status_code == 404
    assert client.get("/filer/guessed:token/").status_code == 404
    odd = signing.dumps("not a pair", salt=SALT)
    assert client.get(f"/filer/{odd}/").status_code == 404
    nobodys = signing.dumps([stored.pk, None], salt=SALT)
    assert client.get(f"/filer/{nobodys}/").status_code == 404
