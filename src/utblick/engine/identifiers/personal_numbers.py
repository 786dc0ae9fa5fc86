"""Swedish personal identity numbers in a text: what is found so that it is not kept.

Source: the Population Registration Act (1991:481), section 18, and the Act on Coordination Numbers (2022:1697).
"""

from __future__ import annotations

import re
from calendar import monthrange

# Ten digits need a sign between day and number: without it they may as well be a telephone.
_NUMBER = re.compile(r"(?<![\d-])(?:(?:18|19|20)(\d{6})[-–+ ]?\d{4}|(\d{6})[-–+ ]\d{4})(?![\d-])")
_COORDINATION = 60


def personal_numbers(text: str) -> list[tuple[int, int]]:
    """Give where what looks like a personal or coordination number stands: a possible day and four digits.

    The check digit is not asked for: a number with a slip of the pen tells as much of a person. Organisation numbers
    are none: what stands where the month would is 20 or more in them.
    """
    return [match.span() for match in _NUMBER.finditer(text) if _is_a_day(match[1] or match[2])]


def _is_a_day(digits: str) -> bool:
    month, day = int(digits[2:4]), int(digits[4:])
    if day > _COORDINATION:
        day -= _COORDINATION
    # The century is not looked at, so the 29th of February is a day of any year.
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1]
