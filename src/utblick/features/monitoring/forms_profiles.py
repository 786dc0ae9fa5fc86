"""What people fill in about watch profiles, their receivers and the documents that mattered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.actions.profiles import Wish
from utblick.features.monitoring.drafting import MOST_ROWS, Draft, sentence_of
from utblick.features.monitoring.forms import responsible_people
from utblick.features.monitoring.models import Source, WatchProfile
from utblick.features.monitoring.models.profiles import Rhythm
from utblick.features.monitoring.queries.prose import page_language
from utblick.features.monitoring.standing import Vocabulary
from utblick.features.organisation.queries import topics
from utblick.foundation.accounts.models import Account

LANGUAGES = {
    "sv": _("Swedish"),
    "en": _("English"),
    "fi": _("Finnish"),
    "et": _("Estonian"),
    "lv": _("Latvian"),
    "lt": _("Lithuanian"),
    "pl": _("Polish"),
    "de": _("German"),
    "da": _("Danish"),
    "no": _("Norwegian"),
    "fr": _("French"),
}
AS_PROFILE = _("as the profile")
NO_LONGER = "-"
MOST_RECEIVERS = 200
EMPTY_ROWS = 2


class WordsInput(forms.Textarea):
    """A field for words, one a line."""

    def __init__(self, rows: int = 3) -> None:
        super().__init__(attrs={"rows": rows, "spellcheck": "false", "autocapitalize": "none"})


class QuestionForm(forms.Form):
    """The query and its limits: what the preview needs."""

    mode = forms.CharField(widget=forms.HiddenInput, required=False)
    rows = forms.CharField(widget=forms.HiddenInput, required=False)
    query = forms.CharField(
        label=_("The query as text"),
        required=False,
        help_text=_(
            "Words, “exact words”, begin*, NEAR/5, AND, OR, NOT, (…), title:word, #concept, identifiers."
        ),
        widget=WordsInput(4),
    )
    none_of = forms.CharField(label=_("But none of these"), required=False, widget=WordsInput(2))
    distance = forms.IntegerField(
        label=_("At most so many words between"),
        required=False,
        min_value=0,
        max_value=500,
        help_text=_("Leave it empty when the words may stand anywhere in the document."),
    )
    close_first = forms.ChoiceField(label=_("One of"), required=False)
    close_second = forms.ChoiceField(label=_("near one of"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        required=False,
        help_text=_("None ticked: documents in any language."),
        widget=forms.CheckboxSelectMultiple,
    )
    sources = forms.ModelMultipleChoiceField(
        Source.objects.none(),
        label=_("Sources"),
        to_field_name="key",
        required=False,
        help_text=_("None ticked: documents from any source."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *given: Any, draft: Draft, vocabulary: Vocabulary, **named: Any) -> None:
        super().__init__(*given, **named)
        self.draft, self.vocabulary = draft, vocabulary
        self.initial = {**draft.fields(), **self.initial}
        chosen = [str(code) for code in self.initial.get("languages") or ()]
        listed = dict(LANGUAGES) | {code: code for code in chosen if code not in LANGUAGES}
        named_codes = [(code, capfirst(name)) for code, name in listed.items()]
        self._field("languages", forms.MultipleChoiceField).choices = named_codes
        sources = self.fields["sources"]
        assert isinstance(sources, forms.ModelMultipleChoiceField)
        sources.queryset = Source.objects.exclude(kind="eurovoc")
        numbers = [(at, _("list %(n)d") % {"n": at + 1}) for at in range(len(draft.rows))]
        self._field("close_first", forms.ChoiceField).choices = numbers
        self._field("close_second", forms.ChoiceField).choices = numbers
        for at in range(len(draft.rows)):
            label = _("Any of these words") if at == 0 else _("and any of these (list %(n)d)") % {"n": at + 1}
            self.fields[f"row-{at}"] = forms.CharField(
                label=label,
                required=False,
                help_text=_(
                    "One a line, or with commas between. Most inflected forms are found by themselves."
                )
                if at == 0
                else "",
                widget=WordsInput(),
            )
            self.fields[f"row-{at}-title"] = forms.BooleanField(label=_("only in the title"), required=False)

    def _field(self, name: str, kind: type[forms.ChoiceField]) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, kind)
        return field

    def word_rows(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """Give each list's field, and the field for its title."""
        for at in range(len(self.draft.rows)):
            yield self[f"row-{at}"], self[f"row-{at}-title"]

    @property
    def may_add_row(self) -> bool:
        return len(self.draft.rows) < MOST_ROWS

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for problem in self.draft.problems(self.vocabulary):
            term, sentence = sentence_of(problem, page_language())
            quoted = _("“%(term)s”: %(sentence)s") % {"term": term, "sentence": sentence}
            self.add_error(problem.field, quoted if term else sentence)
        return data


class ProfileForm(QuestionForm):
    """A whole profile with its receivers."""

    name = forms.CharField(label=_("Name"), max_length=120)
    why = forms.CharField(
        label=_("Why we follow this"),
        required=False,
        max_length=2000,
        help_text=_("What is at stake for the region. Whoever judges a hit reads it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    topic = forms.ChoiceField(
        label=_("Topic"), required=False, help_text=_("Decides which board a hit is proposed to.")
    )
    owner = forms.TypedChoiceField(label=_("Owner"), coerce=int)
    rhythm = forms.ChoiceField(label=_("Rhythm"), choices=Rhythm.choices)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *given: Any,
        at: datetime,
        profile: WatchProfile | None = None,
        receivers: list[tuple[str, str]],
        **named: Any,
    ) -> None:
        super().__init__(*given, **named)
        self.profile, self.at = profile, at
        people = responsible_people(at)
        known = {number for number, _name in people}
        held = {s.account_id: s.account.name for s in _subscriptions(profile)}
        if profile is not None:
            held.setdefault(profile.owner_id, profile.owner.name)
        everybody = [*people, *sorted((n, name) for n, name in held.items() if n not in known)]
        self._field("owner", forms.TypedChoiceField).choices = everybody
        self._field("topic", forms.ChoiceField).choices = [
            ("", _("no topic")),
            *((topic.key, topic.name) for topic in topics(at)),
        ]
        if profile is not None and profile.topic not in dict(self._field("topic", forms.ChoiceField).choices):  # type: ignore[arg-type]
            self._field("topic", forms.ChoiceField).choices += [(profile.topic, profile.topic)]  # type: ignore[operator]
        self.receiver_count = min(len(receivers), MOST_RECEIVERS)
        choices: list[tuple[Any, Any]] = [("", "–"), *everybody]
        for number, (account, rhythm) in enumerate(receivers[:MOST_RECEIVERS]):
            who = forms.TypedChoiceField(label=_("Receiver"), coerce=int, required=False, empty_value=None)
            who.choices = choices
            how = forms.ChoiceField(label=_("Rhythm"), required=False)
            how.choices = [("", AS_PROFILE), *Rhythm.choices, (NO_LONGER, _("receives no longer"))]
            self.fields[f"receiver-{number}"], self.fields[f"receiver-{number}-rhythm"] = who, how
            self.initial.update({f"receiver-{number}": account, f"receiver-{number}-rhythm": rhythm})

    def receiver_rows(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """Give each receiver's field, and the field for the rhythm."""
        for number in range(self.receiver_count):
            yield self[f"receiver-{number}"], self[f"receiver-{number}-rhythm"]

    def to_wish(self) -> Wish:
        """Give what the profile is to be."""
        data = self.cleaned_data
        return Wish(
            name=data["name"],
            why=data["why"],
            query=self.draft.query,
            languages=data["languages"],
            sources=list(data["sources"]),
            topic=data["topic"],
            owner=Account.objects.get(pk=data["owner"]),
            rhythm=data["rhythm"],
        )

    def to_receivers(self) -> dict[Account, str]:
        """Give who receives it."""
        wanted: dict[int, str] = {}
        for number in range(self.receiver_count):
            account = self.cleaned_data.get(f"receiver-{number}")
            rhythm = self.cleaned_data.get(f"receiver-{number}-rhythm") or ""
            if account and rhythm != NO_LONGER:
                wanted[account] = rhythm
        accounts = Account.objects.in_bulk(list(wanted))
        return {accounts[number]: rhythm for number, rhythm in wanted.items() if number in accounts}


def _subscriptions(profile: WatchProfile | None) -> list[Any]:
    return list(profile.subscriptions.select_related("account")) if profile else []


def receivers_in(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Read the rows of receivers that a form was sent with."""
    found: list[tuple[str, str]] = []
    while len(found) < MOST_RECEIVERS and (account := given.get(f"receiver-{len(found)}")) is not None:
        found.append((account, given.get(f"receiver-{len(found)}-rhythm") or ""))
    return found


def receivers_of(profile: WatchProfile) -> list[tuple[str, str]]:
    """Give the rows of receivers of a profile, with empty ones to fill in."""
    rows = sorted(_subscriptions(profile), key=lambda one: one.account.name.casefold())
    return [*((str(one.account_id), one.rhythm) for one in rows), *[("", "")] * EMPTY_ROWS]


class SubscribeForm(forms.Form):
    """How often somebody wants to hear from a profile."""

    rhythm = forms.ChoiceField(
        label=_("How often I hear"), required=False, choices=[("", AS_PROFILE), *Rhythm.choices]
    )


class PastedForm(forms.Form):
    """A text that mattered and that is not in the archive."""

    title = forms.CharField(label=_("Title"), max_length=300)
    text = forms.CharField(
        label=_("Text"), required=False, max_length=200_000, widget=forms.Textarea(attrs={"rows": 6})
    )
    why = forms.CharField(label=_("Why it mattered"), required=False, max_length=300)
