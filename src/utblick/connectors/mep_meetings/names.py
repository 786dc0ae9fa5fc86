"""Names out of a line that several organisations share, and the register numbers that stand among them.

A person decides who is who; this only divides where the marks say so, and the line is kept as written.
"""

from __future__ import annotations

import re

from utblick.connectors.reading.text import line

# A number of the Transparency Register, with the words and brackets that people put around it.
_NUMBER = re.compile(
    r"[,;:(\[\s–-]*"
    r"(?:(?:EU\s+)?(?:transparen[ct]y?\s*(?:register|regist[a-z]*)|lobby\s*register|identification|registration"
    r"|registernummer|ID|TR|REG)\b[\s.:#-]*(?:ID|Nr|No|number|nummer|n°)?[\s.:#-]*)?"
    r"(?<![\d-])(\d{6,13}-\d{2})(?![\d-])[)\]\s]*",
    re.IGNORECASE,
)
_CUT = "\x1f"
_MARKS = re.compile(rf"[;|•{_CUT}\n]+")
# What stands after a comma and is part of the name before it.
_LEGAL_FORM = re.compile(
    r"^(?:inc|ltd|llc|llp|plc|s\.?\s?a|s\.?\s?p\.?\s?a|ag|gmbh|e\.\s?v|b\.?v|n\.?v|co|ab|a/s|asbl|aisbl|vzw)\b\.?",
    re.IGNORECASE,
)
_LONELY = frozenset({"", "-", "–", ".", "and", "und", "och", "et", "n/a", "none"})


def numbers_in(text: str) -> list[str]:
    """Give the register numbers in a text, each once, as they stand."""
    return list(dict.fromkeys(found[1] for found in _NUMBER.finditer(text)))


def names_in(text: str) -> list[str]:
    """Give the names in a line, in order, each once: divided at semicolons, bars, register numbers and at commas
    outside of brackets, unless a lower-case word or a legal form follows."""
    names: list[str] = []
    for piece in _MARKS.split(_NUMBER.sub(_CUT, text)):
        for part in at_commas(piece):
            follows = bool(names) and part[:1] == ","
            name = line(part.lstrip(",")).strip(" ,:")
            if follows and name and is_continued(name):
                names[-1] = f"{names[-1]}, {name}"
            elif name.casefold() not in _LONELY:
                names.append(name)
    return list(dict.fromkeys(names))


def is_continued(part: str) -> bool:
    """Say whether what stands after a comma belongs to the name before it: a lower-case word or a legal form."""
    return part[:1].islower() or bool(_LEGAL_FORM.match(part))


def at_commas(text: str) -> list[str]:
    """Divide at commas outside of brackets; each part but the first keeps its comma in front."""
    parts, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        elif char == "," and not depth:
            parts.append(text[start:at])
            start = at
    return [*parts, text[start:]]
