"""A form field for money as people write it: `1 250 000,50`, `1,250,000.50`, `1250000 kr`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language

_DIGITS = re.compile(r"[+-]?[0-9]*\.?[0-9]*")
_UNITS = ("kronor", "kr", "sek", "euro", "eur", "€", ":-")


def as_plain(text: str, decimals: int) -> str:
    """Give a number as people write it with a point before its decimals, and nothing between its thousands.

    A single sign before exactly three digits parts thousands where there are fewer than three decimals to write.
    What is no number comes back as it is.
    """
    bare = "".join(text.split()).casefold()
    for unit in _UNITS:
        bare = bare.removesuffix(unit)
    comma, point = bare.rfind(","), bare.rfind(".")
    if comma >= 0 and point >= 0:
        thousands, sign = (".", ",") if comma > point else (",", ".")
        return bare.replace(thousands, "").replace(sign, ".")
    sign = "," if comma >= 0 else "."
    whole, found, part = bare.rpartition(sign)
    if not found:
        return bare
    if sign in whole or (len(part) == 3 and decimals < 3):
        return bare.replace(sign, "")
    return f"{whole}.{part}"


class AmountField(forms.DecimalField):
    """An amount, read however it is written and shown as the page's language writes it."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = as_plain(value, self.decimal_places or 0)
            # Decimal would take 1e9 for a thousand million; nobody writes money so but by mistake.
            if value and not _DIGITS.fullmatch(value):
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        text = f"{value.normalize():f}"
        return text if get_language() == "en" else text.replace(".", ",")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "decimal"}
