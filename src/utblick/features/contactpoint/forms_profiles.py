"""Forms of partner profiles, consents, and of who wants to be told. They only read; `actions` check and save."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.engine.coverage.months import months_after
from utblick.engine.eligibility.countries import country_en, country_sv
from utblick.features.contactpoint.counties import ABROAD, county_choices, place_choices
from utblick.features.contactpoint.forms import choose, priority_choices, programme_choices
from utblick.features.contactpoint.kinds import How, Language, Purpose, Reply
from utblick.features.contactpoint.matching import form_choices
from utblick.features.contactpoint.models import Listener, Profile
from utblick.features.organisation.forms import DayField

LASTS = 6
PARTS = ("title", "objective", "offers", "wants")
FACTS = ("whose", "reach", "place", "programme", "priority", "expires_on")
WANTED = ("partner_forms", "countries")


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """A partner profile, in one language or in both."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    place = forms.ChoiceField(label=_("County or country"), help_text=_("Where the organisation lies."))
    programme = forms.ChoiceField(label=_("Programme period"))
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    partner_forms = forms.MultipleChoiceField(
        label=_("Kinds of partner wanted"), required=False, widget=forms.CheckboxSelectMultiple
    )
    countries = forms.MultipleChoiceField(
        label=_("Countries wanted"), required=False, widget=forms.CheckboxSelectMultiple
    )
    expires_on = DayField(label=_("Holds until"))
    first = "sv"

    class Meta:
        model = Profile
        fields = [
            "title_sv",
            "title_en",
            "whose",
            "reach",
            "place",
            "programme",
            "priority",
            "objective_sv",
            "objective_en",
            "offers_sv",
            "offers_en",
            "wants_sv",
            "wants_en",
            "partner_forms",
            "countries",
            "expires_on",
        ]

    def __init__(self, *given: Any, day: date, **named: Any) -> None:
        super().__init__(*given, **named)
        word = country_en if get_language() == "en" else country_sv
        choose(self, "place", place_choices(day))
        choose(self, "programme", programme_choices())
        choose(self, "priority", priority_choices(), first=_("not said"))
        choose(self, "partner_forms", form_choices(get_language()))
        choose(self, "countries", [(code, word(code)) for code in ("SE", *ABROAD)])
        self.initial.setdefault("expires_on", months_after(day, LASTS))
        self.initial["version"] = self.instance.version
        for name in PARTS[1:]:
            for language in Language.values:
                self.fields[f"{name}_{language}"].widget.attrs["rows"] = 3

    @property
    def parts(self) -> list[tuple[str, Any, list[forms.BoundField], bool]]:
        """Give what is written by language, that first which is needed first: code, name, fields, and whether it shows.

        Of a search from abroad the Swedish can wait; of ours both are seen.
        """
        words = {Language.SWEDISH.value: _("in Swedish"), Language.ENGLISH.value: _("in English")}
        order = sorted(Language.values, key=lambda code: code != self.first)
        return [
            (
                code,
                words[code],
                self.written(code),
                code == self.first or self.first == "sv" or self.has_any(code),
            )
            for code in order
        ]

    def written(self, language: str) -> list[forms.BoundField]:
        """Give the fields of what is written in a language."""
        return [self[f"{name}_{language}"] for name in PARTS]

    @property
    def facts(self) -> list[forms.BoundField]:
        """Give the fields of whose it is, for which programme, and until when."""
        return [self[name] for name in FACTS]

    @property
    def wanted(self) -> list[forms.BoundField]:
        """Give the fields of what kind of partner is wanted."""
        return [self[name] for name in WANTED]

    def has_any(self, language: str) -> bool:
        """Say whether something is written in a language, or is wrong there."""
        return any(field.value() or field.errors for field in self.written(language))


class ConsentForm(forms.Form):
    """Who agreed to what, when and how."""

    purpose = forms.ChoiceField(label=_("To what"), choices=Purpose.choices)
    who = forms.CharField(
        label=_("Who agreed"), max_length=160, help_text=_("By function where that is enough.")
    )
    on = DayField(label=_("Day"))
    how = forms.ChoiceField(label=_("How"), choices=How.choices)


class ForwardForm(forms.Form):
    """To whom a profile was sent."""

    to_whom = forms.MultipleChoiceField(
        label=_("To whom"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label=_("Others"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line."),
    )
    language = forms.ChoiceField(label=_("In which language"), widget=forms.RadioSelect)
    on = DayField(label=_("Day it was sent"))

    def __init__(self, *given: Any, names: list[str], languages: list[str], **named: Any) -> None:
        super().__init__(*given, **named)
        choose(self, "to_whom", [(name, name) for name in names])
        lines = [
            (code, words if code in languages else _("%(language)s: not written yet") % {"language": words})
            for code, words in Language.choices
        ]
        choose(self, "language", lines)

    def clean(self) -> dict[str, Any]:
        """See that it went to somebody."""
        found = super().clean() or {}
        if not self.names(found):
            raise forms.ValidationError(_("Choose or write to whom it was sent."))
        return found

    def names(self, found: dict[str, Any]) -> list[str]:
        """Give everybody that it was sent to."""
        return [
            *found.get("to_whom", ()),
            *(one.strip() for one in found.get("others", "").splitlines() if one.strip()),
        ]


class ReplyForm(forms.Form):
    """What somebody replied."""

    reply = forms.ChoiceField(label=_("Reply"), choices=Reply.choices, required=False)
    words = forms.CharField(label=_("What they said"), max_length=300, required=False)


class BankForm(forms.Form):
    """The text for the idea bank, written so that nobody can see whose idea it is."""

    bank_sv = forms.CharField(
        label=_("Text in Swedish"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
    bank_en = forms.CharField(
        label=_("Text in English"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )


class RenewForm(forms.Form):
    """Until when a profile holds now."""

    expires_on = DayField(label=_("Holds until"))


class ListenerForm(forms.ModelForm):  # type: ignore[type-arg]
    """Who wants to be told of partner searches that suit them."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    county = forms.ChoiceField(label=_("County"))
    form = forms.ChoiceField(label=_("Kind of organisation"))
    priorities = forms.MultipleChoiceField(
        label=_("Priorities"), required=False, widget=forms.CheckboxSelectMultiple
    )
    agreed_on = DayField(label=_("Agreed on"))

    class Meta:
        model = Listener
        fields = ["organisation", "county", "form", "priorities", "words", "reach", "agreed_on", "how"]

    def __init__(self, *given: Any, day: date, **named: Any) -> None:
        super().__init__(*given, **named)
        choose(self, "county", county_choices(day))
        choose(self, "form", form_choices(get_language()))
        choose(self, "priorities", priority_choices())
        self.initial.setdefault("agreed_on", day)
        self.initial["version"] = self.instance.version
