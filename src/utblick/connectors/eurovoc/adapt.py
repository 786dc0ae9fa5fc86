"""EuroVoc as neutral records, from every shape that its files are passed on in.

| Shape | Edition | What it says |
|---|---|---|
| JSON map of ids to texts, `sv.json` | `labels-sv` | what concepts, micro-thesauri or domains are called |
| YAML with `concepts`, `schemes`, `domains` | `thesaurus` | labels, definitions, hierarchy, which micro-thesaurus |
| JSON list of concepts | `list` | labels, hierarchy, what was replaced by what |
| JSON map `level_1` … | `levels` | how deep a concept lies |
| JSON Lines as `utblick read eurovoc` writes them | the row's own | anything of this |

A concept is named by what follows `http://eurovoc.europa.eu/`, a micro-thesaurus and a domain by their four and
two digits, whatever number a file gives them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from utblick.connectors.eurovoc.wire import load
from utblick.connectors.reading.text import decode, line
from utblick.connectors.record import ConceptRecord, Reject

SOURCE = "eurovoc"
LICENCE = "EU Publications Office: reuse with source"
ADDRESS = "http://eurovoc.europa.eu/"
CONCEPT, MICROTHESAURUS, DOMAIN = "concept", "microthesaurus", "domain"
_CODE = re.compile(r"[0-9]{1,7}|c_[0-9a-f]{8}")
_LANGUAGE = re.compile(r"(?:^|[^a-z])([a-z]{2})(?=[^a-z]*$)")
_NUMBERED = re.compile(r"([0-9]{2}|[0-9]{4}) (\S.*)")
_DIGITS = {DOMAIN: 2, MICROTHESAURUS: 4}
_FOLDERS = {"label_mappings_do": DOMAIN, "label_mappings_mt": MICROTHESAURUS, "label_mappings_tc": CONCEPT}
_LISTS = ("broader", "related", "replaced_by", "within")

Read = Iterator[ConceptRecord | Reject]


def read(data: bytes, name: str) -> Read:
    """Yield what a file of EuroVoc holds."""
    text = decode(data).strip()
    if text.startswith("{") and "\n" in text and _is_object(text.partition("\n")[0]):
        yield from _rows(text, name)
        return
    value = load(data)
    if isinstance(value, list):
        yield from _list(value, name)
    elif isinstance(value, dict) and isinstance(value.get("concepts"), dict):
        yield from _thesaurus(value, name)
    elif isinstance(value, dict) and any(str(key).startswith("level_") for key in value):
        yield from _levels(value, name)
    elif isinstance(value, dict) and "source_id" in value:
        yield from _rows(text, name)
    elif isinstance(value, dict) and value and any(_CODE.fullmatch(str(key)) for key in value):
        yield from _labels(value, name)
    else:
        reason = "This is no file of EuroVoc that can be read: neither labels, nor a thesaurus, nor a list."
        yield Reject(file=name, line=1, reason=reason)


def _record(code: str, *, scheme: str = CONCEPT, **more: Any) -> ConceptRecord:
    address = more.pop("url", f"{ADDRESS}{code}" if scheme == CONCEPT else "")
    return ConceptRecord(source=SOURCE, source_id=code, url=address, licence=LICENCE, scheme=scheme, **more)


# A table of labels in one language.


def _labels(value: Mapping[str, Any], name: str) -> Read:
    language = _language(name)
    if not language:
        reason = "The name of a table of labels ends in its language, as in sv.json; this one does not."
        yield Reject(file=name, line=1, reason=reason)
        return
    scheme = _scheme(value, name)
    for number, (code, text) in enumerate(value.items(), 1):
        label = line(text) if isinstance(text, str) else ""
        if reason := _wrong(str(code), scheme, label):
            yield Reject(file=name, line=number, id=str(code)[:40], reason=reason)
        else:
            yield _record(str(code), scheme=scheme, labels={language: label}, edition=f"labels-{language}")


def _language(name: str) -> str:
    found = _LANGUAGE.search(PurePath(name).stem.lower())
    return found[1] if found else ""


def _scheme(value: Mapping[str, Any], name: str) -> str:
    """Say what a table names. Its folder says so; a table that was uploaded has lost its folder, but domains and
    micro-thesauri are few, all with the same number of digits, and some begin with a nought as no concept does.
    """
    for folder, scheme in _FOLDERS.items():
        if folder in PurePath(name).parts:
            return scheme
    for scheme, digits in _DIGITS.items():
        if all(len(code) == digits and code.isdigit() for code in value) and any(c[0] == "0" for c in value):
            return scheme
    return CONCEPT


def _wrong(code: str, scheme: str, label: str) -> str:
    """Give what is wrong with a row, or nothing."""
    if scheme in _DIGITS and not (code.isdigit() and len(code) == _DIGITS[scheme]):
        return f"The number has not {_DIGITS[scheme]} digits, as those of a {scheme} have."
    if not _CODE.fullmatch(code):
        return "The identifier is none of EuroVoc: a number, or c_ and eight hexadecimals."
    return "" if label else "There is no label."


# The list of concepts.


def _list(value: list[Any], name: str) -> Read:
    for number, row in enumerate(value, 1):
        row = row if isinstance(row, dict) else {}
        code, label = line(str(row.get("id") or "")), line(str(row.get("label") or ""))
        if reason := _wrong(code, CONCEPT, label):
            yield Reject(file=name, line=number, id=code[:40], reason=reason)
            continue
        if numbered := _domain_label(code, label):
            yield _record(
                numbered[0],
                scheme=DOMAIN,
                url=ADDRESS + code,
                labels={"en": numbered[1]},
                edition="list",
            )
            continue
        others = _texts(row.get("alt_labels"))
        yield _record(
            code,
            labels={"en": label},
            alternatives={"en": others} if others else {},
            broader=_texts(row.get("broader_ids")),
            related=_texts(row.get("related_ids")),
            replaced_by=_texts(row.get("replaced_by_ids")),
            edition="list",
        )


def _domain_label(code: str, label: str) -> tuple[str, str] | None:
    """Give a domain's number and label where a concept is one: `100142`, `04 POLITICS`."""
    found = _NUMBERED.fullmatch(label)
    if found and code.startswith("1001") and len(code) == 6 and found[2] == found[2].upper():
        return found[1], found[2]
    return None


# The thesaurus.


def _thesaurus(value: Mapping[str, Any], name: str) -> Read:
    issued = line(str(value.get("issued") or ""))[:10]
    known = {"edition": "thesaurus", "issued": issued}
    numbers: dict[str, str] = {}
    number = 0
    for part, scheme in (("domains", DOMAIN), ("schemes", MICROTHESAURUS)):
        rows = value.get(part)
        for code, row in rows.items() if isinstance(rows, dict) else ():
            number += 1
            labels, notation = _numbered(row, scheme)
            numbers[str(code)] = notation
            # The thesaurus as a whole is a scheme too; it has no number, and is nobody's micro-thesaurus.
            if notation:
                eurovoc = str(row.get("eurovocId") or code)
                within = [notation[:2]] if scheme == MICROTHESAURUS else []
                yield _record(
                    notation, scheme=scheme, url=ADDRESS + eurovoc, labels=labels, within=within, **known
                )
            elif labels.get("en") != "EuroVoc":
                yield Reject(file=name, line=number, id=str(code), reason="The scheme has no number.")
    for code, row in value["concepts"].items():
        number += 1
        row = row if isinstance(row, dict) else {}
        labels = _by_language(row.get("prefLabel"))
        if reason := _wrong(str(code), CONCEPT, "".join(labels.values())):
            yield Reject(file=name, line=number, id=str(code)[:40], reason=reason)
            continue
        meanings = {
            language: " ".join(texts)
            for field in ("scopeNote", "definition")
            for language, texts in _several(row.get(field)).items()
            if texts
        }
        yield _record(
            str(code),
            labels=labels,
            alternatives=_several(row.get("altLabel")),
            definitions=meanings,
            broader=_texts(row.get("broader")),
            related=_texts(row.get("related")),
            within=sorted({numbers[one] for one in _texts(row.get("inScheme")) if numbers.get(one)}),
            **known,
        )


def _numbered(row: Any, scheme: str) -> tuple[dict[str, str], str]:
    """Give the labels of a domain or micro-thesaurus without their number, and the number."""
    labels: dict[str, str] = {}
    notation = ""
    for language, text in _by_language(row.get("prefLabel") if isinstance(row, dict) else None).items():
        found = _NUMBERED.fullmatch(text)
        if found and len(found[1]) == _DIGITS[scheme]:
            notation, text = found[1], found[2]
        labels[language] = text
    return labels, notation


# How deep concepts lie.


def _levels(value: Mapping[str, Any], name: str) -> Read:
    known: set[str] = set()
    for number, (level, codes) in enumerate(value.items(), 1):
        depth = str(level).removeprefix("level_")
        if level == "original":
            continue  # All levels in one list once more.
        if not depth.isdigit() or not isinstance(codes, list):
            yield Reject(file=name, line=number, reason=f"{str(level)[:40]} is no list of concepts.")
            continue
        for code in map(str, codes):
            # The first two levels are domains and micro-thesauri, under numbers that only other files explain.
            if int(depth) > 2 and code not in known and _CODE.fullmatch(code):
                known.add(code)
                yield _record(code, level=int(depth), edition="levels")


# Rows of our own.


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _rows(text: str, name: str) -> Read:
    for number, row in enumerate(text.splitlines(), 1):
        if not row.strip():
            continue
        try:
            value = json.loads(row)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            yield Reject(file=name, line=number, reason="This line is not a JSON object: {…}.")
            continue
        code, scheme = line(str(value.get("source_id") or "")), str(value.get("scheme") or CONCEPT)
        labels = _by_language(value.get("labels"))
        depth = value.get("level")
        reason = "" if scheme in (CONCEPT, *_DIGITS) else "The scheme is none that EuroVoc has."
        if reason := reason or _wrong(code, scheme, "".join(labels.values()) or str(depth or "")):
            yield Reject(file=name, line=number, id=code[:40], reason=reason)
            continue
        yield _record(
            code,
            scheme=scheme,
            url=line(str(value.get("url") or "")),
            labels=labels,
            alternatives=_several(value.get("alternatives")),
            definitions=_by_language(value.get("definitions")),
            level=depth if isinstance(depth, int) else None,
            edition=line(str(value.get("edition") or "rows"))[:40],
            issued=line(str(value.get("issued") or ""))[:10],
            **{field: _texts(value.get(field)) for field in _LISTS},
        )


def _by_language(value: Any) -> dict[str, str]:
    rows = value.items() if isinstance(value, dict) else ()
    return {str(language): text for language, written in rows if (text := line(str(written or "")))}


def _several(value: Any) -> dict[str, tuple[str, ...]]:
    rows = value.items() if isinstance(value, dict) else ()
    return {str(language): texts for language, written in rows if (texts := _texts(written))}


def _texts(value: Any) -> tuple[str, ...]:
    several = value if isinstance(value, list) else [value] if value else []
    return tuple(line(str(one)) for one in several if not isinstance(one, dict | list))
