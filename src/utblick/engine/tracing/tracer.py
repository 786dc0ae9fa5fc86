"""Trace asks in one version of a text, or in several: built once, then asked as often as one likes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from utblick.engine.text import languages
from utblick.engine.text.tokens import lexicon
from utblick.engine.tracing import leads, outcome
from utblick.engine.tracing.aligning import Original, Originals
from utblick.engine.tracing.leads import Span
from utblick.engine.tracing.outcome import Outcome
from utblick.engine.tracing.passages import Passages
from utblick.engine.tracing.reading import Ask, Reading, Text
from utblick.engine.tracing.wording import Words

TOP = 5
NEAREST = 0.4
"""An ask that does not say what it would change is laid beside the passage that is at least so alike."""
_SAMPLE = 4000


@dataclass(frozen=True, slots=True)
class Lead:
    """A passage that carries something of an ask; the spans are code points of its text and of the ask's new."""

    text_id: str
    score: float
    spans: list[Span]
    ask_spans: list[Span]


@dataclass(frozen=True, slots=True)
class Traced:
    """How far an ask got: a lead for a person's verdict, never proof."""

    id: str
    outcome: Outcome
    score: float
    leads: list[Lead]


class Baseline:
    """The text before, read once; asks and later texts are read against it."""

    def __init__(self, texts: Sequence[Text], language: str) -> None:
        self._lexicon = lexicon(language)
        self._words: dict[str, Words] = {}
        passages = [Original(text.id, self.words(text.text), text.place) for text in texts]
        self.originals: Originals | None = Originals(passages) if passages else None

    def words(self, text: str) -> Words:
        """Cut a passage into words; one that several versions have, once."""
        if text not in self._words:
            self._words[text] = Words(text, self._lexicon)
        return self._words[text]

    def read(self, ask: Ask) -> Reading:
        """Read an ask: what it adds to and strikes from the text it would change."""
        return Reading(ask, self._lexicon, ask.old if ask.old is not None else self._changed_by(ask))

    def _changed_by(self, ask: Ask) -> str | None:
        """Find the passage that an ask would change when it does not say so."""
        if self.originals is None:
            return None
        reading = Reading(ask, self._lexicon, None)
        near = self.originals.nearest(reading.new, reading.place) if len(reading.new) else None
        return self.originals.passages[near[1]].words.text if near and near[0] >= NEAREST else None


class Tracer:
    """The texts of one version, and the baseline they are laid beside, ready to be asked."""

    def __init__(
        self, baseline: Sequence[Text] | Baseline, texts: Sequence[Text], language: str | None = None
    ) -> None:
        if not isinstance(baseline, Baseline):
            baseline = Baseline(baseline, language or language_of([*texts, *baseline]))
        self._baseline = baseline
        self._passages = Passages(texts, baseline.originals, baseline.words)

    def trace(self, ask: Ask, top: int = TOP) -> Traced:
        """Say how far an ask got and which `top` passages carry most of it."""
        return self.trace_reading(self._baseline.read(ask), top)

    def trace_reading(self, reading: Reading, top: int = TOP) -> Traced:
        """Trace an ask that has been read."""
        found = [
            Lead(one.passage.id, round(one.score, 4), *leads.spans(reading, one.passage, self._passages))
            for one in leads.rank(reading, self._passages, top)
        ]
        score = round(min(1.0, outcome.score(reading, self._passages)), 4)
        originals = self._baseline.originals
        before = outcome.before(reading, originals) if originals else 0.0
        return Traced(reading.ask.id, outcome.decide(score, before), score, found)


class Versions:
    """Several versions of one text (committee, Parliament, Council, agreed): the baseline and asks are read once."""

    def __init__(
        self, baseline: Sequence[Text], versions: Mapping[str, Sequence[Text]], language: str | None = None
    ) -> None:
        every = [*baseline, *(text for texts in versions.values() for text in texts)]
        self._baseline = Baseline(baseline, language or language_of(every))
        self._tracers = {name: Tracer(self._baseline, texts) for name, texts in versions.items()}

    def trace(self, ask: Ask, top: int = TOP) -> dict[str, Traced]:
        """Say for each version, in the order given, how far an ask got in it."""
        reading = self._baseline.read(ask)
        return {name: tracer.trace_reading(reading, top) for name, tracer in self._tracers.items()}


def language_of(texts: Sequence[Text]) -> str:
    """Say which language the texts are in, by their beginnings."""
    sample: list[str] = []
    length = 0
    for text in texts:
        sample.append(text.text or text.old or "")
        length += len(sample[-1])
        if length >= _SAMPLE:
            break
    return languages.detect("\n".join(sample))
