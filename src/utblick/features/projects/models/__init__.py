"""What is kept of the region's own projects, their partners and money, and what public lists say of them."""

from utblick.features.projects.models.parts import (
    BoardDecision,
    Matter,
    Partner,
    ProjectDocument,
    ReportDate,
    Result,
    Risk,
)
from utblick.features.projects.models.projects import Currency, Project, Step, StepKind
from utblick.features.projects.models.questions import ProjectContact, ResultAnswer, ResultQuestion
from utblick.features.projects.models.sources import SourceLink, SourceVerdict, Verdict

__all__ = [
    "BoardDecision",
    "Currency",
    "Matter",
    "Partner",
    "Project",
    "ProjectContact",
    "ProjectDocument",
    "ReportDate",
    "Result",
    "ResultAnswer",
    "ResultQuestion",
    "Risk",
    "SourceLink",
    "SourceVerdict",
    "Step",
    "StepKind",
    "Verdict",
]
