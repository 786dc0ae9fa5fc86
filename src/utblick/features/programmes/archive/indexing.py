"""Make public projects findable by their words, in the same transaction as the projects themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from utblick.engine.archive import terms
from utblick.engine.text.analysis import Analysis, Document, analyse
from utblick.features.programmes.archive import store
from utblick.features.programmes.models import PublicDetail, PublicProject

# Where a list does not say when a project begins it comes after all that are dated.
UNDATED = date(1, 1, 1)
# Details that say what a project is about; a legal basis or a web page does not.
ABOUT = ("topic", "field_of_science")


def rank_of(project: PublicProject) -> int:
    """Give a project's place in the index."""
    return (project.starts_on or project.ends_on or UNDATED).toordinal() << 32 | project.pk


class Worded(Protocol):
    """What of a project its words are read from."""

    @property
    def pk(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def acronym(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def priority(self) -> str: ...
    @property
    def objective(self) -> str: ...
    @property
    def language(self) -> str: ...


def as_text(project: Worded, about: Iterable[str] = ()) -> Document:
    """Give a project in the shape that the engine reads."""
    said = (project.summary, project.priority, project.objective, *about)
    return Document(
        id=str(project.pk),
        title=f"{project.acronym} {project.title}".strip(),
        text="\n".join(one for one in said if one),
        language=project.language or None,
    )


def terms_of(project: PublicProject, analysis: Analysis) -> set[str]:
    """Give the terms of a project: its words, and the programme and period that a search may be narrowed by."""
    found = terms.terms(analysis)
    if project.programme_id:
        found.add(terms.field("programme", str(project.programme_id)))
    return found


def details_of(projects: Sequence[Worded]) -> dict[tuple[str, str], list[str]]:
    """Give what a source's other tables say that projects are about, by source and number."""
    numbers = {project.number for project in projects if project.number}
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    rows = PublicDetail.objects.filter(name__in=ABOUT, number__in=numbers).exclude(title="")
    for source, number, title in rows.values_list("source", "number", "title"):
        found[source, number].append(title)
    return found


def index(projects: Sequence[PublicProject]) -> None:
    """Write projects into the index, in place of what was there of them."""
    store.remove([project.rank for project in projects if project.rank is not None])
    about = details_of(projects)
    rows = []
    for project in projects:
        analysis = analyse(as_text(project, about.get((project.source, project.number), ())))
        project.rank, project.language = rank_of(project), analysis.language[:2]
        rows.append((project.rank, terms_of(project, analysis)))
    PublicProject.objects.bulk_update(projects, ["rank", "language"])
    store.write(rows)


def rebuild() -> int:
    """Index every public project anew; give how many there are."""
    numbers = list(PublicProject.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), 500):
        index(list(PublicProject.objects.filter(pk__in=numbers[start : start + 500])))
    store.tidy()
    return len(numbers)
