"""What people do with exchanges: one function a use case, by whom (`by`) and when (`at`) always said.

Each checks the permission and the rules, and keeps the change and its audit entry in one transaction. Raises
`NotAllowed`, `RuleBroken` with the rule's sentence, or `ChangedMeanwhile` when somebody was faster.
"""

from utblick.features.exchanges.actions.answers import answer, ask_due
from utblick.features.exchanges.actions.exchanges import (
    AlreadyThere,
    Wish,
    cancel,
    change,
    confirm,
    register,
    remove,
    restore,
)
from utblick.features.exchanges.actions.lists import begin_list, remove_list, set_columns, take_in, undo_list
from utblick.features.exchanges.actions.names import erase_due_names, erase_name, keep_name
from utblick.features.exchanges.actions.places import (
    Offer,
    PlacesChangedMeanwhile,
    ask_for_place,
    change_places,
    decide,
    offer_places,
    take_back,
    tell_of_opened,
    withdraw_places,
)
from utblick.features.exchanges.actions.terms import (
    add_suggested_terms,
    change_factor,
    change_term,
    create_term,
    end_term,
)
from utblick.features.exchanges.actions.ties import tie, untie

__all__ = [
    "AlreadyThere",
    "Offer",
    "PlacesChangedMeanwhile",
    "Wish",
    "add_suggested_terms",
    "answer",
    "ask_due",
    "ask_for_place",
    "begin_list",
    "cancel",
    "change",
    "change_factor",
    "change_places",
    "change_term",
    "confirm",
    "create_term",
    "decide",
    "end_term",
    "erase_due_names",
    "erase_name",
    "keep_name",
    "offer_places",
    "register",
    "remove",
    "remove_list",
    "restore",
    "set_columns",
    "take_back",
    "take_in",
    "tell_of_opened",
    "tie",
    "undo_list",
    "untie",
    "withdraw_places",
]
