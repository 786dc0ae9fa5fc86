"""EuroVoc for the page: subjects by code, by words, and one with what is around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from utblick.engine.archive import terms
from utblick.engine.archive.narrowing import Term
from utblick.engine.query.tree import Field, Node, Phrase, Words
from utblick.engine.text.fields import comparable
from utblick.engine.text.words import cut, fold
from utblick.features.monitoring.archive.store import counts
from utblick.features.monitoring.models import Concept, EurovocConcept, EurovocLink, EurovocStatement
from utblick.features.monitoring.models.eurovoc import EurovocScheme
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.alphabet import place

FIELD = "eurovoc"
SHOWN = 40
# Beyond this many documents a count is "more than".
COUNTED = 10_000
LISTED = 250
IDEAS = 3
LONGEST = 200
_TOLD_APART = re.compile(r"\([^()]*\)")
_WRITTEN = re.compile(r"(?:eurovoc:|https?://eurovoc\.europa\.eu/)?([0-9]{1,7}|c_[0-9a-f]{8})/?", re.I)


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject as it is shown: `concept` is missing where the code is not in the store."""

    code: str
    concept: EurovocConcept | None = None
    count: int | None = None
    via: str = ""

    @property
    def label(self) -> str:
        return self.concept.label if self.concept else self.code

    @property
    def language(self) -> str:
        return self.concept.language if self.concept else ""


def entries(viewer: Viewer) -> QuerySet[EurovocConcept]:
    """Give the entries of EuroVoc that the viewer may see."""
    rows = EurovocConcept.objects.defer("words")
    return rows if viewer.may_somewhere("monitoring.profile.view") else rows.none()


def code_of(value: str) -> str:
    """Give the code in a document's value, which may be written as an address."""
    return value.strip().rstrip("/").rpartition("/")[2]


def subjects(codes: Iterable[str], *, counted: bool = False) -> list[Subject]:
    """Give subjects by code, each once, those with a name first, by name; asks once, and once for the counts."""
    wanted = list(dict.fromkeys(code_of(code) for code in codes))
    if not wanted:
        return []
    rows = EurovocConcept.objects.filter(scheme=EurovocScheme.CONCEPT, code__in=wanted)
    known = {row.code: row for row in rows.only("scheme", "code", "labels")}
    carried = carrying(wanted) if counted else {}
    listed = [Subject(code, known.get(code), carried.get(code)) for code in wanted]
    return sorted(listed, key=lambda one: (one.concept is None, place(one.label), one.code))


def carrying(codes: Iterable[str]) -> dict[str, int]:
    """Count the documents that carry each code, as search would find them."""
    wanted = {
        code: Term(terms.field(FIELD, comparable(FIELD, code)))
        for code in list(dict.fromkeys(codes))[:LISTED]
    }
    return counts(wanted, COUNTED)


# Queries.


def ideas(node: Node | None) -> list[Subject]:
    """Give subjects that are called what a query asks for, where it asks for one thing in plain words, and that
    documents carry: `biobränsle`, or `eurovoc:biobränsle`, which no document carries.
    """
    if isinstance(node, Words | Phrase):
        asked = fold(" ".join(node.words))
    elif isinstance(node, Field) and node.name == FIELD and not _WRITTEN.fullmatch(node.value):
        asked = fold(node.value)
    else:
        return []
    rows = EurovocConcept.objects.filter(scheme=EurovocScheme.CONCEPT, words__contains=asked)
    called = [row for row in rows[:SHOWN] if asked in row.words.split("\n")][:LISTED]
    carried = carrying(row.code for row in called)
    found = [Subject(row.code, row, carried[row.code]) for row in called if carried.get(row.code)]
    return sorted(found, key=lambda one: -(one.count or 0))[:IDEAS]


# By words.


@dataclass(frozen=True, slots=True)
class Sought:
    """What was found by words: the nearest, and how many there are in all."""

    found: list[Subject]
    total: int


def find(viewer: Viewer, asked: str, most: int = SHOWN) -> Sought:
    """Find subjects by words in any language, by code, or by the region's own words; the nearest first."""
    asked = " ".join(asked.replace("\x00", " ").split())[:LONGEST]
    if not asked:
        return Sought([], 0)
    rows = entries(viewer).filter(scheme=EurovocScheme.CONCEPT)
    written = _WRITTEN.fullmatch(asked)
    wanted = Q(code=written[1].lower()) if written else Q(pk__in=[])
    words = fold(asked)
    by_name = Q()
    for word in words.split():
        by_name &= Q(words__contains=word)
    own = _own(viewer, words)
    nearby = rows.filter(wanted | by_name | Q(code__in=own))
    found = list(nearby.only("scheme", "code", "labels", "alternatives", "level"))
    nearness = {row.pk: _nearness(row, words) for row in found}
    found.sort(key=lambda row: nearness[row.pk])
    carried = carrying(row.code for row in found)

    def place(row: EurovocConcept) -> tuple[object, ...]:
        """What is called exactly so comes first, then what documents carry."""
        near = nearness[row.pk]
        return (row.code not in own and not written, near[0] > 1, -carried.get(row.code, 0), near)

    found.sort(key=place)
    listed = [Subject(row.code, row, carried.get(row.code, 0), own.get(row.code, "")) for row in found[:most]]
    return Sought(listed, len(found))


def _own(viewer: Viewer, words: str) -> dict[str, str]:
    """Give the codes of the region's concepts that have exactly this word, with the concept's name."""
    found: dict[str, str] = {}
    for concept in _concepts(viewer):
        names = [concept.name_sv, concept.name_en, *(w for listed in concept.labels.values() for w in listed)]
        if words in map(fold, names):
            found |= dict.fromkeys(map(str, concept.eurovoc), concept.name)
    return found


def _concepts(viewer: Viewer) -> list[Concept]:
    return list(Concept.objects.all()) if viewer.may_somewhere("monitoring.profile.view") else []


def _nearness(row: EurovocConcept, words: str) -> tuple[int, int, int, str]:
    """Give what an entry is sorted by: how well its names fit, the page's language first, then how wide it is."""
    page = (get_language() or "sv")[:2]
    best = (9, 9)
    for turn, names in ((0, {k: [v] for k, v in row.labels.items()}), (1, row.alternatives)):
        for language, listed in names.items():
            for name in map(fold, listed):
                fits = (
                    0 if name == words else 1 if name.startswith(words) else 2 if f" {words}" in name else 3
                )
                if words in name:
                    best = min(best, (2 * fits + turn, language != page))
    return (*best, row.level or 9, place(row.label))


# One entry.


@dataclass(frozen=True, slots=True)
class Around:
    """An entry with what is around it."""

    concept: EurovocConcept
    names: list[tuple[str, str]]
    broader: list[Subject]
    narrower: list[Subject]
    related: list[Subject]
    replaced_by: list[Subject]
    replaces: list[Subject]
    within: list[EurovocConcept]
    inside: list[EurovocConcept]
    own: list[Concept]
    statements: list[EurovocStatement]
    count: int


def around(viewer: Viewer, concept: EurovocConcept) -> Around:
    """Give an entry with what is broader, narrower, related, and who uses it."""
    is_subject = concept.scheme == EurovocScheme.CONCEPT
    ways: defaultdict[str, list[str]] = defaultdict(list)
    for relation, code in concept.links.values_list("relation", "code"):
        ways[relation].append(code)
    if is_subject:
        back = EurovocLink.objects.filter(
            code=concept.code,
            relation__in=["broader", "related", "replaced_by"],
            concept__scheme=concept.scheme,
        )
        for relation, code in back.values_list("relation", "concept__code"):
            if relation != "related" or code not in ways["related"]:
                ways[{"broader": "narrower", "replaced_by": "replaces"}.get(relation, relation)].append(code)
    every = [concept.code, *(code for name, codes in ways.items() if name != "within" for code in codes)]
    known = {one.code: one for one in subjects(every, counted=True)} if is_subject else {}
    listed = {
        name: sorted((known[code] for code in codes if known[code].concept), key=lambda one: place(one.label))
        for name, codes in ways.items()
        if name != "within"
    }
    return Around(
        concept=concept,
        names=_in_order(concept.labels),
        broader=listed.get("broader", []),
        narrower=listed.get("narrower", []),
        related=listed.get("related", []),
        replaced_by=listed.get("replaced_by", []),
        replaces=listed.get("replaces", []),
        within=_drawers(viewer, concept, ways["within"]),
        inside=_inside(viewer, concept),
        own=[one for one in _concepts(viewer) if is_subject and concept.code in map(str, one.eurovoc)],
        statements=list(
            concept.statements.filter(valid_until=None).select_related("source").order_by("edition")
        ),
        count=known[concept.code].count or 0 if is_subject else 0,
    )


def _in_order(labels: dict[str, str]) -> list[tuple[str, str]]:
    """Give the names by language: the page's first, then Swedish and English."""
    first = [(get_language() or "sv")[:2], "sv", "en"]
    return sorted(labels.items(), key=lambda one: (first.index(one[0]) if one[0] in first else 9, one[0]))


def _drawers(viewer: Viewer, concept: EurovocConcept, codes: Sequence[str]) -> list[EurovocConcept]:
    """Give the micro-thesauri that a subject lies in, and the domains that those lie in, widest first."""
    above = {code[:2] for code in codes} | (
        {concept.code[:2]} if concept.scheme == EurovocScheme.MICROTHESAURUS else set()
    )
    if not codes and not above:
        return []
    wanted = Q(scheme=EurovocScheme.DOMAIN, code__in=above) | Q(
        scheme=EurovocScheme.MICROTHESAURUS, code__in=[code for code in codes if len(code) == 4]
    )
    return list(entries(viewer).filter(wanted).order_by("code"))


def _inside(viewer: Viewer, concept: EurovocConcept) -> list[EurovocConcept]:
    """Give what lies in a drawer: a domain's micro-thesauri, a micro-thesaurus' subjects."""
    rows = entries(viewer)
    if concept.scheme == EurovocScheme.DOMAIN:
        return list(rows.filter(scheme=EurovocScheme.MICROTHESAURUS, code__startswith=concept.code))
    if concept.scheme == EurovocScheme.MICROTHESAURUS:
        found = rows.filter(links__relation="within", links__code=concept.code, scheme=EurovocScheme.CONCEPT)
        return sorted(found, key=lambda row: place(row.label))
    return []


def as_words(concept: EurovocConcept) -> dict[str, list[str]]:
    """Give a subject's names as the words of a concept, by language.

    What tells two subjects of one name apart, as in `Århus (amt)`, is nothing that a text says.
    """
    found: dict[str, list[str]] = {}
    for language, label in concept.labels.items():
        names = [label, *concept.alternatives.get(language, ())]
        words = [" ".join(_TOLD_APART.sub(" ", name).split()) for name in names]
        found[language] = list(dict.fromkeys(word for word in words if cut(word)))
    return found


def domains(viewer: Viewer) -> list[tuple[EurovocConcept, list[EurovocConcept]]]:
    """Give the domains, each with its micro-thesauri."""
    rows = entries(viewer).exclude(scheme=EurovocScheme.CONCEPT).order_by("code")
    drawers: defaultdict[str, list[EurovocConcept]] = defaultdict(list)
    found = []
    for row in rows:
        if row.scheme == EurovocScheme.DOMAIN:
            found.append(row)
        else:
            drawers[row.code[:2]].append(row)
    return [(row, drawers[row.code]) for row in found]
