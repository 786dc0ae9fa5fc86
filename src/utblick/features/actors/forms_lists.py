"""The form for a list of published meetings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.published_lists import LARGEST


class ListForm(forms.Form):
    """A list of published meetings."""

    file = forms.FileField(
        label=_("File"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xml,.csv"}),
        help_text=_("Excel (.xlsx), XML or CSV, as it was fetched."),
    )

    def clean_file(self) -> UploadedFile[Any]:
        """Refuse what is larger than any list."""
        given: UploadedFile[Any] = self.cleaned_data["file"]
        if (given.size or 0) > LARGEST:
            reason = _("The file is larger than %(n)s MB. Fetch the list as Excel instead.")
            raise forms.ValidationError(reason, params={"n": LARGEST // 1_000_000})
        return given
