"""Bytes to clean text: encodings, byte order marks, and UTF-8 that somebody read as Windows-1252."""

from __future__ import annotations

import codecs
import re
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """Give the text of a file without its byte order mark.

    UTF-8 unless a mark says otherwise; bytes that are not UTF-8 are read one by one as Windows-1252, so
    that a
    file with a few pasted Windows lines keeps its other letters. Never raises.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            if encoding == "utf-8":
                data = data[len(bom) :]
                break
            return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_mixed(data)


def _decode_mixed(data: bytes) -> str:
    parts: list[str] = []
    at = 0
    while at < len(data):
        try:
            parts.append(data[at:].decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            start, end = at + error.start, at + error.end
            parts.append(data[at:start].decode("utf-8"))
            parts.append("".join(_character_of(byte) for byte in data[start:end]))
            at = end
            if len(parts) > 2000:  # not UTF-8 with a few strangers: an eight-bit file
                parts.append("".join(_character_of(byte) for byte in data[at:]))
                break
    return "".join(parts)


def _character_of(byte: int) -> str:
    """Give what Windows-1252 shows for a byte; its five undefined bytes stand for themselves, as in
    browsers.
    """
    return bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)


_BYTE_OF = {_character_of(byte): byte for byte in range(0x80, 0x100)}


def _class(low: int, high: int) -> str:
    return "[" + "".join(re.escape(c) for c, byte in _BYTE_OF.items() if low <= byte <= high) + "]"


_CONTINUATION = _class(0x80, 0xBF)
_MOJIBAKE = re.compile(
    f"{_class(0xC2, 0xDF)}{_CONTINUATION}"
    f"|{_class(0xE0, 0xEF)}{_CONTINUATION}{{2}}"
    f"|{_class(0xF0, 0xF4)}{_CONTINUATION}{{3}}"
)

# What two damaged letters may turn into. Left out are phonetic letters, Hebrew, Arabic and further scripts
# whose
# damaged form is a capital letter before a quotation mark in sound text: `CAFÉ»`, `SPAẞ“`, `„Spaß“`, `Ö”`.
_PLAUSIBLE_PAIRS = ((0x80, 0x24F), (0x2B0, 0x45F))


def _sound(found: re.Match[str]) -> str:
    damaged = found[0]
    try:
        repaired = bytes(_BYTE_OF[character] for character in damaged).decode("utf-8")
    except UnicodeDecodeError:
        return damaged
    if len(damaged) == 2 and not any(low <= ord(repaired) <= high for low, high in _PLAUSIBLE_PAIRS):
        return damaged
    return repaired


def repair_mojibake(text: str) -> str:
    """Put right UTF-8 that was read as Windows-1252 (`â€™` for `’`, `Ã¶` for `ö`), also when it happened
    twice.

    Only sequences that are whole UTF-8 characters are touched, each for itself: sound letters beside
    damaged ones
    stay as they are.
    """
    for _ in range(3):
        if text.isascii():
            return text
        repaired = _MOJIBAKE.sub(_sound, text)
        if repaired == text:
            return text
        text = repaired
    return text


_UNSEEN = re.compile("[\ufeff\u200b\u00ad\u2060\x00-\x08\x0e-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n ?")
_NEWLINES = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """Give text in NFC without invisible marks and lone surrogates, with single spaces, lines kept apart."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    return _NEWLINES.sub("\n\n", _LINE_ENDS.sub("\n", _SPACES.sub(" ", text))).strip()


def line(text: str) -> str:
    """Give text cleaned, on one line: for titles and names."""
    return " ".join(clean(text).split())
