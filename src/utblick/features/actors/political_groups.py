"""What the European Parliament's political groups are abbreviated to, in English and in French, now and before."""

from __future__ import annotations

from utblick.features.actors.folding import fold

# One row a group. A group that was succeeded by another under rules of its own is a group of its own.
GROUPS: tuple[tuple[str, ...], ...] = (
    ("EPP", "PPE", "PPE-DE", "EPP-ED"),
    ("S&D", "S-D", "SD"),
    ("Renew", "RE"),
    ("Greens/EFA", "Verts/ALE", "VERTS-ALE"),
    ("ECR", "CRE"),
    ("ID",),
    ("PfE",),
    ("ESN", "ENS"),
    ("The Left", "GUE/NGL", "GUE-NGL", "La Gauche"),
    ("ALDE", "ADLE"),
    ("EFDD", "ELDD"),
    ("ENF", "ENL"),
    ("NI", "NA/NI", "NA", "Non-attached Members"),
)
_OF: dict[str, tuple[str, ...]] = {fold(name): row for row in GROUPS for name in row}


def spellings(name: str) -> tuple[str, ...]:
    """Give all abbreviations of the group that has this one; itself alone where it is none of the table."""
    return _OF.get(fold(name), (name,))
