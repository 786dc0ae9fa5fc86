"""What is kept of the strategy: its plans by version, who runs them, and what of ours is tagged with them."""

from utblick.features.balticsea.models.around import (
    Coordinator,
    CoordinatorRole,
    DayKind,
    GroupKind,
    GroupMeeting,
    GroupSeat,
    RelatedBody,
    StrategyDay,
)
from utblick.features.balticsea.models.plans import (
    AreaKind,
    Correspondence,
    CorrespondenceKind,
    Objective,
    PlanAction,
    PlanVersion,
    PolicyArea,
    SubObjective,
)
from utblick.features.balticsea.models.tags import StrategyTag

__all__ = [
    "AreaKind",
    "Coordinator",
    "CoordinatorRole",
    "Correspondence",
    "CorrespondenceKind",
    "DayKind",
    "GroupKind",
    "GroupMeeting",
    "GroupSeat",
    "Objective",
    "PlanAction",
    "PlanVersion",
    "PolicyArea",
    "RelatedBody",
    "StrategyDay",
    "StrategyTag",
    "SubObjective",
]
