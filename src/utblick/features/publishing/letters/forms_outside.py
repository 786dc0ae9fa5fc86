"""Forms for anybody: signing up for the newsletter and choosing again. They ask for as little as can be."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.letters.models import Audience
from utblick.features.publishing.models import Language

SALT = "letters.form"
# Nobody fills the form in faster, and nobody leaves it open longer.
SOONEST, LATEST = timedelta(seconds=2), timedelta(hours=12)
TRAP = "homepage"


class ChooseForm(forms.Form):
    """Which newsletters, in which language."""

    audiences = forms.ModelMultipleChoiceField(
        Audience.objects.none(),
        label=_("Newsletters"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one newsletter.")},
    )
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices, widget=forms.RadioSelect)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["audiences"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Audience.objects.at(timezone.localdate())


class SignUpForm(ChooseForm):
    """An address, with what keeps programs out: a field that nobody sees, and a signed time."""

    mail = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    homepage = forms.CharField(required=False)
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ["mail", "audiences", "language"]

    @property
    def shown(self) -> list[forms.BoundField]:
        """Give the fields that people see."""
        return [self["mail"], self["audiences"], self["language"]]

    @property
    def is_trapped(self) -> bool:
        """Say whether the field that nobody sees was filled in."""
        return bool(self.data.get(TRAP))


def stamped() -> str:
    """Give a signed time for a form that is shown now."""
    return signing.dumps("form", salt=SALT)


def is_stamped(stamp: str) -> bool:
    """Say whether the form was shown by us, neither too lately nor too long ago."""
    try:
        signing.loads(stamp, salt=SALT, max_age=LATEST)
    except signing.BadSignature:
        return False
    try:
        signing.loads(stamp, salt=SALT, max_age=SOONEST)
    except signing.SignatureExpired:
        return True
    return False
