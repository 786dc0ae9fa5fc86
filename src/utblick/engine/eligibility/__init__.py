"""An idea beside a programme's rules: what speaks for it, what against, and what to ask."""

from utblick.engine.eligibility.checking import check
from utblick.engine.eligibility.findings import Finding, Screening, Verdict
from utblick.engine.eligibility.idea import Idea, Partner, Role
from utblick.engine.eligibility.programme import Certainty, Programme
from utblick.engine.eligibility.programmes import PROGRAMMES
from utblick.engine.eligibility.reading import Unreadable, read_idea

__all__ = [
    "PROGRAMMES",
    "Certainty",
    "Finding",
    "Idea",
    "Partner",
    "Programme",
    "Role",
    "Screening",
    "Unreadable",
    "Verdict",
    "check",
    "read_idea",
]
