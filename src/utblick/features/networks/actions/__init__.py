"""What people do with memberships: one function a use case, by whom (`by`) and when (`at`) always said.

Raises `NotAllowed`, `RuleBroken` with the rule's sentence, `ValidationError` for what no row can have, and
`ChangedMeanwhile` when somebody was faster.
"""

from utblick.features.networks.actions.advice import decide, recommend
from utblick.features.networks.actions.memberships import (
    add_group,
    add_representative,
    change_group,
    change_network,
    change_representative,
    create_network,
    end_representative,
    remove_cost,
    remove_gain,
    remove_group,
    set_cost,
    write_gain,
)

__all__ = [
    "add_group",
    "add_representative",
    "change_group",
    "change_network",
    "change_representative",
    "create_network",
    "decide",
    "end_representative",
    "recommend",
    "remove_cost",
    "remove_gain",
    "remove_group",
    "set_cost",
    "write_gain",
]
