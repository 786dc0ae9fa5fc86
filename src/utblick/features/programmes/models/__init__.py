"""What is kept of programmes, their rules, their calls, and the projects that public lists tell of."""

from utblick.features.programmes.models.archive import (
    ColumnMapping,
    ListReading,
    Part,
    PublicDetail,
    PublicOrganisation,
    PublicParticipation,
    PublicProject,
    ToldBy,
    source_name,
)
from utblick.features.programmes.models.calls import Call, CallMoment, Moment
from utblick.features.programmes.models.judging import CallVerdict, Reason, UnitNeed, Verdict
from utblick.features.programmes.models.programmes import (
    Manager,
    Open,
    Programme,
    ProgrammeBody,
    ProgrammeKind,
    ProgrammeName,
)
from utblick.features.programmes.models.rules import (
    Area,
    FormRule,
    NamedRule,
    Objective,
    Rate,
    SameState,
    SizeLimit,
    SubProgramme,
)

__all__ = [
    "Area",
    "Call",
    "CallMoment",
    "CallVerdict",
    "ColumnMapping",
    "FormRule",
    "ListReading",
    "Manager",
    "Moment",
    "NamedRule",
    "Objective",
    "Open",
    "Part",
    "Programme",
    "ProgrammeBody",
    "ProgrammeKind",
    "ProgrammeName",
    "PublicDetail",
    "PublicOrganisation",
    "PublicParticipation",
    "PublicProject",
    "Rate",
    "Reason",
    "SameState",
    "SizeLimit",
    "SubProgramme",
    "ToldBy",
    "UnitNeed",
    "Verdict",
    "source_name",
]
