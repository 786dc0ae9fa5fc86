"""Forms of notices, issues and audiences. They only read; `actions` check and save."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from utblick.features.organisation.forms import DayField
from utblick.features.organisation.models import Board, Topic
from utblick.features.publishing.letters import rules
from utblick.features.publishing.letters.models import Audience, Issue, Notice
from utblick.features.publishing.letters.models.notices import MOST
from utblick.foundation.rules import RuleBroken


class LinksField(forms.CharField):
    """Sources, one on each line: an address, a space, and what it is called; kept as rows."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(f"{row['address']} {row['title']}".strip() for row in value)
        return value

    def to_python(self, value: Any) -> Any:
        try:
            return rules.links_in(super().to_python(value) or "")
        except RuleBroken as problem:
            raise ValidationError(str(problem)) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return True


LABELS = {
    "title": (_("Heading in Swedish"), _("Heading in English")),
    "what": (_("What has happened, in Swedish"), _("What has happened, in English")),
    "why": (_("Why it concerns us, in Swedish"), _("Why it concerns us, in English")),
    "who": (_("Who acts, in Swedish"), _("Who acts, in English")),
}


class NoticeForm(forms.ModelForm):  # type: ignore[type-arg]
    """A notice in both languages. How long each part is now stands beside how long it may be."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    by_when = DayField(label=pgettext_lazy("last day", "By when"), required=False)
    links = LinksField(
        label=_("Sources"),
        required=False,
        help_text=_("One on each line: the address, a space, and what it is called."),
    )

    class Meta:
        model = Notice
        fields = [
            "title_sv",
            "what_sv",
            "why_sv",
            "who_sv",
            "by_when",
            "title_en",
            "what_en",
            "why_en",
            "who_en",
            "links",
            "boards",
            "topics",
            "audiences",
        ]
        widgets = {
            **{
                f"{part}_{language}": forms.Textarea(attrs={"rows": 4})
                for part in ("what", "why")
                for language in ("sv", "en")
            },
            "boards": forms.CheckboxSelectMultiple,
            "topics": forms.CheckboxSelectMultiple,
            "audiences": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        today = timezone.localdate()
        for part, labels in LABELS.items():
            for language, label in zip(("sv", "en"), labels, strict=True):
                field = self.fields[f"{part}_{language}"]
                field.label = label
                field.help_text = gettext("At most %(n)d characters.") % {"n": MOST[part]}
                field.widget.attrs.setdefault("maxlength", MOST[part])
        self.fields["who_sv"].help_text = _(
            "A function, board or unit, no person's name. At most 160 characters."
        )
        self.fields["who_en"].help_text = self.fields["who_sv"].help_text
        self.fields["audiences"].help_text = _("None chosen means all of them.")
        self.fields["topics"].label, self.fields["boards"].label = _("Topics"), _("Boards")
        self.fields["audiences"].label = _("Audiences")
        for name, rows in (
            ("boards", Board.objects.at(today)),
            ("topics", Topic.objects.at(today)),
            ("audiences", Audience.objects.at(today)),
        ):
            chosen = self.fields[name]
            assert isinstance(chosen, forms.ModelMultipleChoiceField)
            held = getattr(self.instance, name).all() if self.instance.pk else rows.none()
            # What has ended since stays where it stands already.
            model = chosen.queryset.model  # type: ignore[union-attr]
            chosen.queryset = model.objects.filter(
                pk__in=[*(row.pk for row in rows), *(row.pk for row in held)]
            )
        if self.instance.pk:
            self.initial["version"] = self.instance.version

    def _post_clean(self) -> None:
        """Leave the row as it is: the action sets and checks it, under a lock."""

    @property
    def swedish(self) -> list[forms.BoundField]:
        """Give the fields in Swedish, in their order."""
        return [self[f"{part}_sv"] for part in LABELS]

    @property
    def english(self) -> list[forms.BoundField]:
        """Give the fields in English, in their order."""
        return [self[f"{part}_en"] for part in LABELS]

    @property
    def shared(self) -> list[forms.BoundField]:
        """Give the fields that are the same in both languages."""
        return [self[name] for name in ("by_when", "links", "audiences")]

    @property
    def subjects(self) -> list[forms.BoundField]:
        """Give the fields that say whose matter it is and what it is about."""
        return [self[name] for name in ("boards", "topics")]


class PointsForm(forms.Form):
    """Talking points in one language."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    points = forms.CharField(
        label=_("Talking points"),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Three to five, one on each line. Leave it empty to have them made from the notice."),
    )


class TextsForm(forms.ModelForm):  # type: ignore[type-arg]
    """The subject and the introduction of an issue."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Issue
        fields = ["title_sv", "intro_sv", "title_en", "intro_en"]
        labels = {
            "title_sv": _("Subject in Swedish"),
            "title_en": _("Subject in English"),
            "intro_sv": _("Introduction in Swedish"),
            "intro_en": _("Introduction in English"),
        }
        widgets = {
            "intro_sv": forms.Textarea(attrs={"rows": 3}),
            "intro_en": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.initial["version"] = self.instance.version

    def _post_clean(self) -> None:
        """Leave the row as it is: the action sets and checks it, under a lock."""


class AudienceForm(forms.ModelForm):  # type: ignore[type-arg]
    """An audience, and the days from which and until which it has a letter."""

    valid_from = DayField(label=_("Holds from"))
    valid_until = DayField(
        label=_("Holds until"),
        required=False,
        help_text=_("The first day when it no longer holds; empty means until further notice."),
    )

    class Meta:
        model = Audience
        fields = [
            "name_sv",
            "name_en",
            "about_sv",
            "about_en",
            "gets_all",
            "boards",
            "sort_order",
            "valid_from",
            "valid_until",
        ]
        widgets = {"boards": forms.CheckboxSelectMultiple}

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.initial.setdefault("valid_from", timezone.localdate())
        field = self.fields["boards"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Board.objects.at(timezone.localdate())

    def _post_clean(self) -> None:
        """Leave the row as it is: the action sets and checks it, under a lock."""


class FindForm(forms.Form):
    """Whose subscription is asked about."""

    mail = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Exactly as the person writes it. The address is kept in no log."),
    )


def audience_choices(on: date) -> list[tuple[str, str]]:
    """Give today's audiences as choices."""
    return [(row.key, row.name) for row in Audience.objects.at(on)]
