"""How a rule says no: the docstring of the rule is the sentence the user sees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext


class RuleBroken(Exception):
    """A rule was not met; the text is the rule's own sentence in the user's language."""


class ChangedMeanwhile(RuleBroken):
    """Somebody else was faster: it is no longer as it was when it was opened; the text says so."""


def broken(rule: Callable[..., Any]) -> RuleBroken:
    """Give the exception for a rule: its docstring's first paragraph, translated."""
    paragraph = (rule.__doc__ or rule.__name__).strip().split("\n\n")[0]
    return RuleBroken(gettext(" ".join(paragraph.split())))
