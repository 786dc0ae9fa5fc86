"""What was sent is a document of a known kind, and its last day stays where it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.features.advocacy.answer_world import BY, CLOSES, MINIMAL, begun, signed
from utblick.features.advocacy.actions import answers, deadlines
from utblick.features.advocacy.document_kinds import KINDS, check_is_document
from utblick.features.advocacy.models import Answer, Procedure
from utblick.foundation.files.storing import store
from utblick.foundation.rules import RuleBroken

SignIn = Callable[..., Client]


def packed(name: str, content: bytes = b"<x/>") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, content)
    return made.getvalue()


EXE = b"MZ\x90\x00\x03\x00\x00\x00"
SOUND = {
    "pdf": MINIMAL,
    "docx": packed("word/document.xml"),
    "odt": packed("mimetype", b"application/vnd.oasis.opendocument.text"),
    "html": b"<!DOCTYPE html><html><body>Svar</body></html>",
    "htm": b"<html><body>Svar</body></html>",
    "txt": "Vårt svar.".encode(),
    "eml": b"From: a@region.example\r\nTo: b@ec.example\r\nSubject: Svar\r\n\r\nHej",
    "msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40,
}


def test_every_kind_has_its_sample() -> None:
    assert SOUND.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_is_taken_by_name_and_content(kind: str) -> None:
    check_is_document(f"Svar.{kind.upper()}", SOUND[kind])
    for other in (EXE, b"", packed("a.txt")):
        with pytest.raises(RuleBroken):
            check_is_document(f"svar.{kind}", other)


@pytest.mark.parametrize("name", ["a.exe", "a", "", "a.pdf.exe", "a.xlsx", "a.zip", "a.js", "pdf"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(RuleBroken):
        check_is_document(name, MINIMAL)


def test_a_program_is_no_public_record(file: Procedure, client_of: SignIn, at: datetime) -> None:
    row = signed(file, at)
    client = client_of("bryssel")
    address = reverse("advocacy:send_answer", args=[row.pk])
    for name in ("a.exe", "a.pdf"):
        sending = {"on": row.signed_on.isoformat(), "upload": SimpleUploadedFile(name, EXE)}
        answer = client.post(address, sending)
        assert answer.status_code == 422
        assert (
            "The file is of no kind" in answer.content.decode()
            or "not what its name" in answer.content.decode()
        )
    assert Answer.objects.get(pk=row.pk).sent_on is None


def test_the_last_day_of_a_sent_answer_stays(file: Procedure, at: datetime) -> None:
    row = signed(file, at)
    answers.send_answer(row, copy=store(MINIMAL, "svar.pdf", "application/pdf"), on=at.date(), by=BY, at=at)
    deadline = Answer.objects.get(pk=row.pk).deadline
    with pytest.raises(RuleBroken, match=r"\w"):
        deadlines.change_deadline(
            deadline, version=deadline.version, moment=CLOSES + timedelta(days=3), by=BY, at=at
        )
    deadline.refresh_from_db()
    assert deadline.at == CLOSES


def test_the_last_day_does_not_come_before_the_opening_or_our_own(file: Procedure, at: datetime) -> None:
    row = begun(file, at, opened_on=(CLOSES - timedelta(days=60)).date(), input_by=None)
    deadline = row.deadline
    with pytest.raises(RuleBroken):
        deadlines.change_deadline(
            deadline, version=deadline.version, moment=CLOSES - timedelta(days=61), by=BY, at=at
        )
    moved = deadlines.change_deadline(
        deadline, version=deadline.version, moment=CLOSES - timedelta(days=10), by=BY, at=at
    )
    assert moved.was_at == CLOSES
