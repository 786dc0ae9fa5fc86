"""What people fill in about concepts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from utblick.engine.text.words import cut
from utblick.features.monitoring.actions.concepts import ConceptWish
from utblick.features.monitoring.forms_profiles import LANGUAGES, WordsInput
from utblick.features.monitoring.models import Concept
from utblick.features.monitoring.rules_profiles import check_eurovoc
from utblick.features.organisation.queries import topics
from utblick.foundation.rules import RuleBroken

MAIN = ("sv", "en")


class LabelsField(forms.CharField):
    """Words or words in a row, one a line, kept as a list."""

    def __init__(self, rows: int = 10, **given: Any) -> None:
        super().__init__(required=False, widget=WordsInput(rows), max_length=20_000, **given)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = [" ".join(line.split()) for line in (value or "").splitlines()]
        wrong = [(number, line) for number, line in enumerate(lines, 1) if line and not cut(line)]
        if wrong:
            told = gettext(
                "Line %(number)s, “%(line)s”, holds no word: write letters or digits, or take it away."
            )
            raise forms.ValidationError([told % {"number": n, "line": line[:60]} for n, line in wrong[:5]])
        return list(dict.fromkeys(line for line in lines if line))


class CodesField(forms.CharField):
    """EuroVoc codes with blanks or commas between; what stands before them (`eurovoc:2841`) is left out."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        words = (value or "").replace(",", " ").lower().split()
        codes = [word.removeprefix("eurovoc:").rpartition("/")[2] for word in words]
        try:
            check_eurovoc(codes)
        except RuleBroken as reason:
            raise forms.ValidationError(str(reason)) from None
        return list(dict.fromkeys(codes))


class ConceptForm(forms.Form):
    """A concept with its words in each language."""

    name_sv = forms.CharField(label=_("Swedish name"), max_length=120)
    name_en = forms.CharField(label=_("English name"), max_length=120)
    key = forms.CharField(
        label=_("Name in queries"), max_length=60, help_text=_("Written after #, such as #biofuel.")
    )
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    eurovoc = CodesField(label=_("EuroVoc codes"), required=False, max_length=500)
    seen = forms.DateTimeField(widget=forms.HiddenInput, required=False)

    def __init__(self, *given: Any, concept: Concept | None = None, at: datetime, **named: Any) -> None:
        super().__init__(*given, **named)
        labels = concept.labels if concept else {}
        listed = dict(LANGUAGES) | {code: code for code in labels if code not in LANGUAGES}
        self.codes = list(listed)
        for code, name in listed.items():
            self.fields[f"labels-{code}"] = LabelsField(
                rows=12 if code in MAIN else 3,
                label=capfirst(name),
                help_text=_(
                    "One word, or words in a row, a line. Most inflected forms are found by themselves."
                )
                if code in MAIN
                else "",
            )
            self.initial[f"labels-{code}"] = list(labels.get(code, []))
        choices = [("", _("no topic")), *((topic.key, topic.name) for topic in topics(at))]
        topic = self.fields["topic"]
        assert isinstance(topic, forms.ChoiceField)
        if concept is not None:
            if concept.topic not in dict(choices):
                choices.append((concept.topic, concept.topic))
            self.initial.update(
                {name: getattr(concept, name) for name in ("name_sv", "name_en", "key", "topic", "eurovoc")}
            )
            self.initial["seen"] = concept.changed_at.isoformat()
        topic.choices = choices

    def main_labels(self) -> Iterator[forms.BoundField]:
        """Give the fields of the words in Swedish and English."""
        return (self[f"labels-{code}"] for code in MAIN)

    def other_labels(self) -> Iterator[forms.BoundField]:
        """Give the fields of the words in other languages."""
        return (self[f"labels-{code}"] for code in self.codes if code not in MAIN)

    @property
    def has_other_labels(self) -> bool:
        return any(field.value() for field in self.other_labels())

    def to_wish(self) -> ConceptWish:
        """Give what the concept is to be."""
        data = self.cleaned_data
        return ConceptWish(
            key=data["key"].strip().removeprefix("#"),
            name_sv=data["name_sv"],
            name_en=data["name_en"],
            topic=data["topic"],
            eurovoc=data["eurovoc"],
            labels={code: data[f"labels-{code}"] for code in self.codes},
        )
