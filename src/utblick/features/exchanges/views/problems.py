"""Put what is wrong beside the field it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm

from utblick.features.exchanges import rules
from utblick.foundation.rules import RuleBroken, broken

# Each rule's field; where a form calls it otherwise, the second name is tried.
FIELDS: tuple[tuple[Callable[..., Any], tuple[str, ...]], ...] = (
    (rules.check_has_title, ("title",)),
    (rules.check_days, ("ends_on",)),
    (rules.check_is_short_enough, ("ends_on",)),
    (rules.check_is_of_our_time, ("starts_on",)),
    (rules.check_has_unit, ("units", "unit")),
    (rules.check_units_existed, ("units", "unit")),
    (rules.check_place_days, ("apply_by",)),
    (rules.check_has_as_many_places, ("places",)),
    (rules.check_has_opened, ("asking",)),
    (rules.check_asks_once, ("asking",)),
    (rules.check_name_is_erased_in_time, ("erase_on",)),
)


def put(form: BaseForm, problem: RuleBroken | ValidationError) -> None:
    """Put a problem beside its field, or above the form where it is about no field that is shown."""
    if isinstance(problem, ValidationError) and hasattr(problem, "error_dict"):
        for name, errors in problem.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
        return
    if isinstance(problem, ValidationError):
        form.add_error(None, problem)
        return
    names = next((names for rule, names in FIELDS if str(broken(rule)) == str(problem)), ())
    form.add_error(next((name for name in names if name in form.fields), None), str(problem))
