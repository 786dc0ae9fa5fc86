"""What people may fill in about whole files of a source."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.connectors.registry import SOURCE_KINDS
from utblick.features.monitoring.actions.taking import may_take
from utblick.features.monitoring.models import Source
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.taking import Told, choices


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files; gives a list."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        rows = (data if isinstance(data, list | tuple) else [data]) or [None]
        return [forms.FileField.clean(self, one, initial) for one in rows]


class FilesForm(forms.Form):
    """Files of a kind that the connectors read, for one source, and what they do not say themselves."""

    kind = forms.ChoiceField(label=_("What the files are"))
    chosen = FilesField(label=_("Files"), help_text=_("One or several; at most 100 MB each."))
    procedure = forms.ChoiceField(
        label=_("File that they are about"),
        required=False,
        help_text=_("Only where the files do not say it themselves, as for amendments as text."),
    )
    document = forms.CharField(
        label=_("Document that they stand in"),
        required=False,
        max_length=120,
        help_text=_("Its number, such as COM(2021) 206; only where the files do not say it."),
    )
    follow = forms.ChoiceField(
        label=_("Begin to follow unknown files in"),
        required=False,
        help_text=_("Without a policy process, what is about a file that nobody follows is left out."),
    )
    into = forms.ModelChoiceField(
        Source.objects.none(),
        label=_("Source that they belong to"),
        required=False,
        to_field_name="key",
        empty_label=_("the one for files of this kind"),
    )

    is_archive = forms.BooleanField(
        label=_("It is an archive"),
        required=False,
        help_text=_(
            "What is older than 60 days, or is undated and closed, can then be searched for and comes to nobody's "
            "inbox."
        ),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        english = get_language() == "en"
        kind, into = self.fields["kind"], self.fields["into"]
        assert isinstance(kind, forms.ChoiceField)
        assert isinstance(into, forms.ModelChoiceField)
        # None is chosen beforehand: a file read as another kind is refused row by row.
        kind.choices = [
            ("", _("choose …")),
            *(
                (k.name, k.sentence_en if english else k.sentence_sv)
                for k in SOURCE_KINDS
                if may_take(viewer, k)
            ),
        ]
        into.queryset = Source.objects.order_by("name_en" if english else "name_sv")
        offered = choices()
        empty = {"procedure": _("the one that they name"), "follow": _("none")}
        for name, nothing in empty.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", nothing), *(offered[name](viewer) if name in offered else ())]

    def told(self) -> Told:
        """Give what was said of the files beside what they say themselves."""
        data = self.cleaned_data
        return Told(data["procedure"], data["document"].strip(), data["follow"], data["is_archive"])
