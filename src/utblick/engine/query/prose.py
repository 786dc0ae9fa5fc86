"""Say in Swedish or English what a query asks for: `documents that mention …, but not …`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from utblick.engine.query.tree import (
    And,
    Concept,
    Field,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Reference,
    Title,
    Wildcard,
    Words,
)

Names = Mapping[str, Mapping[str, str]]
"""Field, or `concept` -> value -> what it is called."""
# Phrase -> (English, Swedish)
_TEXTS: dict[str, tuple[str, str]] = {
    "documents": ("documents that {}", "dokument som {}"),
    "mention": ("mention {}", "nämner {}"),
    "not mention": ("do not mention {}", "inte nämner {}"),
    "any form": ("{} in any form", "{} i någon form"),
    "row": ("the words {} in a row, in any form", "orden {} i följd, i någon form"),
    "exact word": ("exactly the word {}", "exakt ordet {}"),
    "exact words": ("exactly the words {}", "exakt orden {}"),
    "begins": ("words that begin with {}", "ord som börjar med {}"),
    "ends": ("words that end in {}", "ord som slutar på {}"),
    "contains": ("words that contain {}", "ord som innehåller {}"),
    "concept": ("the concept {}", "begreppet {}"),
    "title": ("{} in the title", "{} i rubriken"),
    "in the title": ("in the title either {}", "i rubriken antingen {}"),
    "near": ("{} near {} (at most {} between)", "{} nära {} (högst {} emellan)"),
    "next": ("{} right beside {}", "{} alldeles intill {}"),
    "either": ("either {}", "antingen {}"),
    "both": ("both {} and {}", "både {} och {}"),
    "and also": (", and also {}", ", och dessutom {}"),
    "but not": (", but not {}", ", men inte {}"),
    "but neither": (", but neither {}", ", men varken {}"),
    "but that": (", but that {}", ", men som {}"),
    "and that": (", and that {}", ", och som {}"),
    "or that": (", or that {}", ", eller som {}"),
    "not true": ("are not such that they {}", "inte är sådana att de {}"),
    "word": ("{} word", "{} ord"),
    "words": ("{} words", "{} ord"),
    "and": (" and ", " och "),
    "or": (" or ", " eller "),
    "nor": (" nor ", " eller "),
}
# Field -> (English, Swedish), each said and denied
_FIELDS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "procedure": (
        ("are of the procedure {}", "hör till förfarandet {}"),
        ("are not of the procedure {}", "inte hör till förfarandet {}"),
    ),
    "celex": (
        ("have the CELEX number {}", "har CELEX-numret {}"),
        ("do not have the CELEX number {}", "inte har CELEX-numret {}"),
    ),
    "com": (("have the number {}", "har numret {}"), ("do not have the number {}", "inte har numret {}")),
    "source": (
        ("come from the source {}", "kommer från källan {}"),
        ("do not come from the source {}", "inte kommer från källan {}"),
    ),
    "type": (("are of the type {}", "är av typen {}"), ("are not of the type {}", "inte är av typen {}")),
    "committee": (
        ("are of the committee {}", "hör till utskottet {}"),
        ("are not of the committee {}", "inte hör till utskottet {}"),
    ),
    "language": (("are in {}", "är på {}"), ("are not in {}", "inte är på {}")),
    "eurovoc": (
        ("have the EuroVoc subject {}", "har EuroVoc-ämnet {}"),
        ("do not have the EuroVoc subject {}", "inte har EuroVoc-ämnet {}"),
    ),
}
_OTHER_FIELD = (("have {} {}", "har {} {}"), ("do not have {} {}", "inte har {} {}"))
_NUMBERS = (
    "no one two three four five six seven eight nine ten eleven twelve",
    "inget ett två tre fyra fem sex sju åtta nio tio elva tolv",
)
_REFERENCES: dict[str, tuple[str, str]] = {
    "act": ("the act {}", "rättsakten {}"),
    "celex": ("CELEX {}", "CELEX {}"),
    "procedure": ("the procedure {}", "förfarandet {}"),
    "case_number": ("case {}", "mål {}"),
    "nuts": ("NUTS {}", "NUTS {}"),
    "sfs": ("SFS {}", "SFS {}"),
    "organisationsnummer": ("organisation number {}", "organisationsnummer {}"),
    "transparency_register": ("Transparency Register {}", "öppenhetsregistret {}"),
}


def describe(node: Node, language: str, names: Names | None = None) -> str:
    """Describe the query in a clause without a full stop: `dokument som nämner …`.

    `language` is sv or en; `names` gives what concepts (under `concept`) and the values of fields (under the field)
    are called in that language; what has no name is shown as it is written.
    """
    words = _Prose(1 if language.startswith("sv") else 0, names or {})
    return words.say("documents", words.clause(node))


def values_in(node: Node) -> dict[str, list[str]]:
    """Give the values that a query asks for, by field; `concept` for concepts."""
    found: dict[str, list[str]] = {}
    waiting = [node]
    while waiting:
        match waiting.pop():
            case Field(name=name, value=value):
                found.setdefault(name, []).append(value)
            case Concept(name=name):
                found.setdefault("concept", []).append(name)
            case And(parts=parts) | Or(parts=parts):
                waiting += reversed(parts)
            case Not(inside=inside) | Title(inside=inside):
                waiting.append(inside)
            case Near(left=left, right=right):
                waiting += (right, left)
            case _:
                pass
    return found


@dataclass(frozen=True)
class _Prose:
    column: int
    names: Names

    def say(self, name: str, *parts: str) -> str:
        return _TEXTS[name][self.column].format(*parts)

    def quoted(self, *words: str) -> str:
        return ("“{}”", "”{}”")[self.column].format(" ".join(words))

    # Clauses: what documents do ---------------------------------------------------------------------

    def clause(self, node: Node, inner: bool = False) -> str:
        """Say what the documents do: a verb with its objects. `inner`: inside another clause."""
        noun = self.noun(node)
        if noun is not None:
            return self.say("mention", noun)
        match node:
            case Field():
                return self.field(node, denied=False)
            case Not(inside=inside):
                return self.denied(inside)
            case And(parts=parts):
                return self.all_of(_flat(parts, And), inner)
            case Or(parts=parts):
                said = self.any_of(_flat(parts, Or))
                inner = inner and len(said) > 1
                return self.say("either", self.listed(said, "or")) if inner else self.separate(said)
        raise TypeError(f"no node of a query: {node!r}")

    def any_of(self, parts: Sequence[Node]) -> list[str]:
        """Say each alternative; those that are only mentioned share one verb."""
        mentioned = [part for part in parts if self.noun(part) is not None]
        said = [self.say("mention", self.nouns(mentioned, "or"))] if mentioned else []
        fields: dict[str, list[Field]] = {}
        for part in parts:
            if isinstance(part, Field):
                fields.setdefault(part.name, []).append(part)
        said += [self.field(*same, denied=False) for same in fields.values()]
        others = [part for part in parts if self.noun(part) is None and not isinstance(part, Field)]
        return said + [self.clause(part, inner=True) for part in others]

    def separate(self, said: Sequence[str]) -> str:
        return said[0] + "".join(self.say("or that", part) for part in said[1:])

    def all_of(self, parts: Sequence[Node], inner: bool) -> str:
        wanted = [part for part in parts if not isinstance(part, Not)]
        refused = [inside for part in parts if isinstance(part, Not) for inside in _refused(part)]
        said: list[str] = []
        mentioned = [part for part in wanted if self.noun(part) is not None]
        if mentioned:
            said.append(self.say("mention", self.together(mentioned)))
        said += [self.clause(part, inner=True) for part in wanted if self.noun(part) is None]
        nouns = [part for part in refused if self.noun(part) is not None]
        others = [self.denied(part) for part in refused if self.noun(part) is None]
        if not said:
            denied = [self.say("not mention", self.nouns(nouns, "or"))] if nouns else []
            return self.listed(denied + others, "and")
        text = self.listed(said, "and")
        if nouns:
            text += self.but_not(nouns, after_mention=len(said) == 1 and bool(mentioned))
        for number, part in enumerate(others):
            text += self.say("and that" if number or nouns else "but that", part)
        return f"({text})" if inner and (nouns or others) else text

    def but_not(self, nouns: Sequence[Node], *, after_mention: bool) -> str:
        if not after_mention:
            return self.say("but that", self.say("not mention", self.nouns(nouns, "or")))
        if len(nouns) == 1:
            return self.say("but not", self.nouns(nouns, "or"))
        return self.say("but neither", self.nouns(nouns, "nor"))

    def denied(self, node: Node) -> str:
        """Say what the documents do not do."""
        match node:
            case Not(inside=inside):
                return self.clause(inside, inner=True)
            case Field():
                return self.field(node, denied=True)
            case Or(parts=parts) if self.noun(node) is None:
                return self.listed([self.denied(part) for part in _flat(parts, Or)], "and")
            case And(parts=parts):
                flat = _flat(parts, And)
                if all(self.noun(part) is not None for part in flat) and len(flat) == 2:
                    both = self.say("both", *(self.nouns([part], "or") for part in flat))
                    return self.say("not mention", both)
                return self.say("not true", self.clause(node, inner=True))
        return self.say("not mention", self.noun(node) or "")

    def field(self, *nodes: Field, denied: bool) -> str:
        """Say what a document carries: one of the values of fields with the same name."""
        name = nodes[0].name
        called = self.names.get(name, {})
        values = [called.get(node.value, node.value) for node in nodes]
        listed = self.listed(values, "or")
        if name in _FIELDS:
            return _FIELDS[name][denied][self.column].format(listed)
        return _OTHER_FIELD[denied][self.column].format(name, listed)

    # Nouns: what is mentioned -----------------------------------------------------------------------

    def noun(self, node: Node) -> str | None:
        """Say what is mentioned; None for what is no leaf or group of leaves."""
        match node:
            case Words(words=words):
                return self.say("any form" if len(words) == 1 else "row", self.quoted(*words))
            case Phrase(words=words):
                return self.say("exact word" if len(words) == 1 else "exact words", self.quoted(*words))
            case Wildcard(part=part, open_start=start, open_end=end):
                return self.say(
                    "contains" if start and end else "ends" if start else "begins", self.quoted(part)
                )
            case Concept(name=name):
                return self.say("concept", self.names.get("concept", {}).get(name, name))
            case Reference(type=kind, value=value):
                return _REFERENCES.get(kind, ("{}", "{}"))[self.column].format(value)
            case Title(inside=inside):
                flat = _flat([inside], Or)
                alike = len(flat) == 1 or all(
                    isinstance(part, Words) and len(part.words) == 1 for part in flat
                )
                return self.say("title" if alike else "in the title", self.noun(inside) or "")
            case Near(distance=distance, left=left, right=right):
                pair = [self.grouped(left), self.grouped(right)]
                return self.say("near", *pair, self.count(distance)) if distance else self.say("next", *pair)
            case Or(parts=parts):
                flat = _flat(parts, Or)
                return self.nouns(flat, "or") if all(self.noun(part) is not None for part in flat) else None
        return None

    def grouped(self, node: Node) -> str:
        noun = self.noun(node) or ""
        return self.say("either", noun) if isinstance(node, Or) and len(_flat(node.parts, Or)) > 1 else noun

    def nouns(self, nodes: Sequence[Node], word: str) -> str:
        """List what is mentioned; `in any form` and `in the title` are said once when they hold for all."""
        nodes = [
            part
            for node in nodes
            for part in (_flat(node.parts, Or) if isinstance(node, Or) and word != "and" else [node])
        ]
        if len(nodes) > 1 and all(isinstance(node, Words) and len(node.words) == 1 for node in nodes):
            plain = [self.quoted(*node.words) for node in nodes if isinstance(node, Words)]
            return self.say("any form", self.listed(plain, word))
        if len(nodes) > 1 and all(isinstance(node, Title) for node in nodes) and word == "or":
            return self.noun(Title(Or(tuple(node.inside for node in nodes if isinstance(node, Title))))) or ""
        return self.listed([self.noun(node) or "" for node in nodes], word)

    def together(self, nodes: Sequence[Node]) -> str:
        """List what must all be mentioned; alternatives among them are kept apart."""
        simple = [node for node in nodes if not isinstance(node, Or)]
        groups = [node for node in nodes if isinstance(node, Or)]
        said = []
        if simple:
            said.append(self.nouns(simple, "and"))
        said += [self.noun(group) or "" for group in groups]
        return said[0] + "".join(self.say("and also", part) for part in said[1:])

    def listed(self, parts: Sequence[str], word: str) -> str:
        if len(parts) < 2:
            return "".join(parts)
        return ", ".join(parts[:-1]) + _TEXTS[word][self.column] + parts[-1]

    def count(self, number: int) -> str:
        names = _NUMBERS[self.column].split()
        written = names[number] if number < len(names) else str(number)
        return self.say("word" if number == 1 else "words", written)


def _flat(parts: Sequence[Node], kind: type[And] | type[Or]) -> list[Node]:
    flat: list[Node] = []
    for part in parts:
        flat += _flat(part.parts, kind) if isinstance(part, And | Or) and isinstance(part, kind) else [part]
    return flat


def _refused(node: Not) -> list[Node]:
    """NOT (a OR b) refuses both."""
    return _flat(node.inside.parts, Or) if isinstance(node.inside, Or) else [node.inside]
