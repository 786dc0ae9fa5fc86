"""Text files in whatever character set they were saved."""

from __future__ import annotations

import charset_normalizer

from utblick.connectors.reading.text import decode
from utblick.connectors.upload.problems import NotReadable

_SIGNS = "’‘”“„‚–—…•§°€´·«»½²³±×\u00ad\u00a0"
# The letters beyond ASCII of the languages around us, by the character set that their old files are in. The
# first set in which a text is nothing but its letters is taken; only then is a guess asked for.
_EXPECTED: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (encoding, frozenset(letters + letters.upper() + _SIGNS))
    for encoding, letters in (
        ("cp1252", "åäöéüõšžæøèàçáíóúñ"),
        ("cp1257", "āčēģīķļņšūžąęėįųõäöüåéó"),
        ("cp1250", "ąćęłńóśźżáčďéěíňřšťúůýžäöüôĺľ"),
        ("cp1251", "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ"),
    )
)
# How programs for Windows, Linux and macOS begin, and what Java compiles to.
PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read_plain(data: bytes) -> str:
    """Give the text of a file: by its mark, as UTF-8, else as what its letters suggest."""
    if data.startswith(MARKS):
        return decode(data)
    if data.startswith(PROGRAMS) and b"\0" in data[:4096]:  # a text may well begin with MZ
        raise NotReadable("unknown")
    if b"\0" in data[:4096]:
        wide = data[:4096]
        # UTF-16 without a mark has its zeros on one side only.
        for encoding, zeros in (("utf-16-le", wide[1::2]), ("utf-16-be", wide[::2])):
            if zeros.count(0) > 0.6 * len(zeros):
                return data.decode(encoding, "replace")
        raise NotReadable("unknown")
    if sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in data[:4096]) > len(data[:4096]) * 0.02:
        raise NotReadable("unknown")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        for encoding, letters in _EXPECTED:
            text = data.decode(encoding, "replace")
            if all(c.isascii() or c in letters for c in text):
                return text
    best = charset_normalizer.from_bytes(data[:200_000]).best()
    # A few bytes of anything make some signs of UTF-16; a file in it has a mark, or zeros, and both were looked for.
    if best is None or best.encoding.startswith(("utf_16", "utf_32")):
        return decode(data)
    return data.decode(best.encoding, "replace")
