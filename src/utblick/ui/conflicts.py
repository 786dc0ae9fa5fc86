"""When somebody else was faster: what was written stays in the form, and can be saved again knowingly."""

from __future__ import annotations

from django import forms
from django.http import QueryDict


def take_version(form: forms.BaseForm, version: int) -> None:
    """Let a bound form stand on the version that is there now, so that saving again puts it in its place."""
    data = form.data.copy() if isinstance(form.data, QueryDict) else dict(form.data)
    data[form.add_prefix("version")] = str(version)
    form.data = data
