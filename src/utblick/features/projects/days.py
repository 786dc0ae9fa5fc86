"""A form field for a day in a project, whose year can be right."""

from __future__ import annotations

from datetime import date

from django import forms

from utblick.features.organisation import forms as organisation_forms
from utblick.features.projects import rules
from utblick.foundation.rules import RuleBroken


class DayField(organisation_forms.DayField):
    """A day, written year first, of a year that a project can have."""

    def validate(self, value: date | None) -> None:
        """Say beside the field what is wrong with the year. Raises forms.ValidationError."""
        super().validate(value)
        try:
            rules.check_year_is_possible(value)
        except RuleBroken as reason:
            raise forms.ValidationError(str(reason)) from reason
