"""The programmes that are built in."""

from __future__ import annotations

from utblick.engine.eligibility.central_baltic_2014 import CB_2014
from utblick.engine.eligibility.central_baltic_2021 import CB_2021
from utblick.engine.eligibility.programme import Programme

PROGRAMMES: dict[str, Programme] = {programme.key: programme for programme in (CB_2014, CB_2021)}
