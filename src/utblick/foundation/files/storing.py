"""Keep originals: the bytes in the data folder under their SHA-256, the rest in the database.

Several processes may store the same content at once: each writes a file of its own and moves it into place in
one step, so a reader sees the whole content or nothing. Bytes whose transaction was rolled back lie unused;
the same content finds them again.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from utblick.foundation.files.models import StoredFile

MAXIMUM_SIZE = 100 * 1024 * 1024
CHUNK = 1024 * 1024
UNNAMED = "file"
# RFC 6838 allows 127 characters in each half; a hundred in all is what is kept.
MEDIA_TYPE = re.compile(r"(?=.{3,100}\Z)[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*")
# Folders in any system's manner, and what cannot stand in a file name or a header.
NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f"<>|:*?\u202a-\u202e\u2066-\u2069]')


class FileRefused(ValueError):
    """Say in a sentence why a file is not stored or cannot be read."""


def folder() -> Path:
    """Give the folder where originals lie."""
    return Path(settings.UTBLICK_DATA) / "files"


def path_of(sha256: str) -> Path:
    """Give the place of a content."""
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise FileRefused("a content's name is 64 hexadecimal digits")
    return folder() / sha256[:2] / sha256[2:4] / sha256


def clean_name(name: str) -> str:
    """Give a file name without folders and dangerous signs, at most 200 characters, keeping the extension."""
    last = re.split(r"[/\\\\]", name)[-1]
    plain = " ".join(NOT_IN_NAMES.sub("", last).split()).strip(". ")
    if len(plain) > 200:
        stem, dot, extension = plain.rpartition(".")
        plain = f"{stem[: 199 - len(extension)]}.{extension}" if dot and len(extension) <= 10 else plain[:200]
    return plain or UNNAMED


def store(data: bytes | BinaryIO, name: str, media_type: str, *, maximum: int = MAXIMUM_SIZE) -> StoredFile:
    """Keep a file and give its row; the same content with the same name and type is kept once.

    `data` is bytes or an open binary file. Raises FileRefused with a sentence when it is empty or larger than
    `maximum` bytes.
    """
    from utblick.foundation.files.models import StoredFile

    sha256, size = _keep(data, maximum)
    kind = media_type.partition(";")[0].strip().lower()
    stored, _created = StoredFile.objects.get_or_create(
        sha256=sha256,
        name=clean_name(name),
        media_type=kind if MEDIA_TYPE.fullmatch(kind) else "application/octet-stream",
        defaults={"size": size},
    )
    return stored


def _keep(data: bytes | BinaryIO, maximum: int) -> tuple[str, int]:
    incoming = folder() / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    size = 0
    handle, temporary = tempfile.mkstemp(dir=incoming)
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in _chunks(data):
                size += len(chunk)
                if size > maximum:
                    raise FileRefused(_("The file is larger than %d MB.") % (maximum // (1024 * 1024)))
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        if not size:
            raise FileRefused(_("The file is empty."))
        place = path_of(digest.hexdigest())
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(temporary, place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return digest.hexdigest(), size


def _chunks(data: bytes | BinaryIO):  # type: ignore[no-untyped-def]
    if isinstance(data, bytes):
        yield data
        return
    while chunk := data.read(CHUNK):
        yield chunk


def open_stored(stored: StoredFile) -> BinaryIO:
    """Open a stored file for reading.

    Raises FileRefused when its content is missing from the data folder or has another size than when it was
    stored.
    """
    path = path_of(stored.sha256)
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise FileRefused(_("The content of %s is missing from the file store.") % stored.name) from None
    if os.fstat(file.fileno()).st_size != stored.size:
        file.close()
        raise FileRefused(_("The content of %s is damaged in the file store.") % stored.name)
    return file


def forget(stored: StoredFile) -> bool:
    """Erase a file that no row needs any longer, and its bytes where no other name has them; say whether it went.

    Call it in the transaction that took away the row that needed it; the bytes go when that has ended well.
    """
    from utblick.foundation.files.models import StoredFile

    sha256 = stored.sha256
    try:
        with transaction.atomic():
            stored.delete()
    except ProtectedError:
        return False

    def erase() -> None:
        if not StoredFile.objects.filter(sha256=sha256).exists():
            path_of(sha256).unlink(missing_ok=True)

    transaction.on_commit(erase)
    return True
