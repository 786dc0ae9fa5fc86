"""How many sign-ups one place may try, and how many mails one address may get."""

from __future__ import annotations

from datetime import timedelta

from utblick.foundation.accounts.limits import Limit

FROM_PLACE = Limit("letter", 20, timedelta(hours=1))
TO_MAIL = Limit("lettermail", 3, timedelta(hours=1))
