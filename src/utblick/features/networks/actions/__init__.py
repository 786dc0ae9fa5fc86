"""What people do with memberships: one function a use case, by whom (`by`) and when (`at`) always said.

Raises `NotAllowed`, `RuleBroken` with the rule's sentence, `ValidationError` for what no row can have, and
`ChangedMeanwhile` when somebody was faster.
"""

from utblick.features.networks.actions.advice import decide, recommend
from utblick.features.networks.actions.memberships import (
    ChangedMeanwhile,
    add_representative,
    change_network,
    create_network,
    end_representative,
    remove_gain,
    remove_group,
    set_cost,
    set_group,
    write_gain,
)

__all__ = [
    "ChangedMeanwhile",
    "add_representative",
    "change_network",
    "create_network",
    "decide",
    "end_representative",
    "recommend",
    "remove_gain",
    "remove_group",
    "set_cost",
    "set_group",
    "write_gain",
]
