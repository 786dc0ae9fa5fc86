"""What a text changes in other acts: which acts, by what they are called here, and change by change."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext, pgettext_lazy

from utblick.engine.amending import instructions
from utblick.engine.amending.instructions import Instruction
from utblick.engine.identifiers import Identifier, find, implied
from utblick.engine.passages.labels import label
from utblick.features.advocacy import queries
from utblick.features.advocacy.models import Text
from utblick.features.advocacy.versions import as_engine
from utblick.foundation.accounts.viewer import Viewer

# The letter of a CELEX number: what kind of act it is.
_KINDS = {
    "L": _("Directive %s"),
    "R": _("Regulation %s"),
    "D": _("Decision %s"),
    "H": _("Recommendation %s"),
}
DOES = {
    "replace": pgettext_lazy("change", "replaced"),
    "insert": pgettext_lazy("change", "new"),
    "delete": pgettext_lazy("change", "goes"),
    "words": pgettext_lazy("change", "words"),
    "unread": pgettext_lazy("change", "by hand"),
}
WHY_LEFT = {
    "unread": _("It is about a table, a footnote or something else that has to be read in the act itself."),
    "nowhere": _("The place that it names is not in the version before."),
    "not_found": _("The words that it names are not in that place."),
}
_CELEX = re.compile(r"[03](\d{4}[A-Z]{1,2}\d{4})(?:-\d{8})?")


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one article or annex of the act that is changed."""

    name: str
    changes: Sequence[Instruction]


@dataclass(frozen=True, slots=True)
class Base:
    """A version that the changes can be made in, and the version with them where that is worked out already."""

    text: Text
    worked_out: Text | None


@dataclass(frozen=True, slots=True)
class Amended:
    """An act that a text changes."""

    celex: str
    name: str
    groups: Sequence[Group]
    bases: Sequence[Base]

    @property
    def count(self) -> int:
        """Count the changes."""
        return sum(len(group.changes) for group in self.groups)


def name_of(celex: str) -> str:
    """Give what people call an act: `Directive 2018/2001`."""
    number = next(
        (value for type, value in implied(Identifier("celex", celex, 0, 0)) if type == "act"), celex
    )
    kind = _KINDS.get(celex[5:6])
    return str(kind) % number if kind else number


def summary(amends: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """Give the acts that a text changes: CELEX number, name, how many changes."""
    return [(celex, name_of(celex), count) for celex, count in amends.items()]


def act_of(text: Text) -> str:
    """Give the CELEX number of the act that a version is of, by its document; nothing when that names no act."""
    if found := _CELEX.fullmatch(text.reference.strip()):
        return f"3{found[1]}"
    return next((one.celex for one in find(text.reference) if one.celex), "")


def reference(base: Text, amending: Text) -> str:
    """Give the document of a version that is worked out: that of the act, and of what amended it."""
    return f"{base.reference} + {amending.reference or amending.pk}"[:80]


def names(base: Text, amending: Text) -> tuple[str, str]:
    """Give the Swedish and the English name of a version that is worked out."""
    changing = act_of(amending)
    found = []
    for language in ("sv", "en"):
        with override(language):
            by = name_of(changing) if changing else amending.name
            if changing and language == "sv":  # English writes `Directive` so within a sentence too
                by = by[:1].lower() + by[1:]
            words = pgettext("version", "%(act)s as changed by %(by)s") % {
                "act": name_of(act_of(base)),
                "by": by,
            }
            found.append(words[:160])
    return found[0], found[1]


def amended_by(viewer: Viewer, text: Text) -> list[Amended]:
    """Give the acts that a text changes with every change, article by article, and the versions here of each."""
    told = instructions.read(as_engine(text))
    versions = [
        one
        for one in queries.texts(viewer).brought().filter(language=text.language).order_by("-on", "-pk")
        if one.pk != text.pk and act_of(one) in text.amends
    ]
    done = {one.base_id: one for one in queries.texts(viewer).filter(amending=text)}
    return [
        Amended(
            celex,
            name_of(celex),
            _grouped([one for one in told if one.act == celex], text.language),
            [Base(one, done.get(one.pk)) for one in versions if act_of(one) == celex],
        )
        for celex in instructions.acts(told)
    ]


def _grouped(told: Sequence[Instruction], language: str) -> list[Group]:
    return [Group(name, list(rows)) for name, rows in groupby(told, key=lambda one: _where(one, language))]


def _where(one: Instruction, language: str) -> str:
    """Give the article or annex that a change is in; of a new one, nothing."""
    step = one.place.steps[0] if one.place.steps else None
    if step is None or step.kind not in ("art", "anx", "rec") or len(step.numbers) != 1 or step.until:
        return ""
    return label(f"{step.kind}-{step.numbers[0]}", language)
