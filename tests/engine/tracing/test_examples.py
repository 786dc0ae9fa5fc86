"""Asks whose fate in a small act anyone can read off, in Swedish and in English."""

from __future__ import annotations

import pytest

from tests.engine.tracing.acts import BEFORE, after, before
from utblick.engine.tracing import Ask, Text, Traced, Tracer, Versions

CASES = [
    # language, old (a label of the act before), new, target, outcome, the passage that carries it
    (
        *("sv", "artikel 2.1"),
        "1. Medlemsstaterna ska, efter samråd med regionala myndigheter, utse en behörig myndighet för registret "
        "över anläggningar.",
        *("artikel 2.1", "whole", "artikel 2.1"),
    ),
    (
        *("en", "Article 2(1)"),
        "1. Member States shall, after consulting regional authorities, designate a competent authority for the "
        "register of plants.",
        *("Article 2 – paragraph 1", "whole", "Article 2(1)"),
    ),
    (
        *("sv", ""),
        "Regionerna får ge stöd till laddning och tankning av fordonsgas vid alla hamnar och flygplatser.",
        *("artikel 7a (ny)", "part", "artikel 4a"),
    ),
    (
        *("en", ""),
        "Regions may support the fuelling of vehicle gas along railways and at every port.",
        *("Article 7 a (new)", "part", "Article 4a"),
    ),
    ("sv", "artikel 3.2", "", "artikel 3.2", "whole", None),
    ("en", "Article 3(2)", "", "Article 3(2)", "whole", None),
    (
        *("sv", "artikel 3.1"),
        "1. Leverantörer ska lämna uppgifter om ursprung varje kvartal till den nationella tillsynsmyndigheten.",
        *("artikel 3.1", "none", None),
    ),
    (
        *("en", "Article 3(1)"),
        "1. Suppliers shall submit information on origin every quarter to the national supervisory body.",
        *("Article 3(1)", "none", None),
    ),
    (
        *("sv", ""),
        "Registret ska hållas tillgängligt för allmänheten i elektronisk form.",
        *("artikel 2.3 (ny)", "already", None),
    ),
    (
        *("en", ""),
        "The register shall be kept available to the public in electronic form.",
        *("Article 2(3) (new)", "already", None),
    ),
]


def trace(language: str, old: str, new: str, target: str) -> Traced:
    return Tracer(before(language), after(language)).trace(
        Ask("a", new, BEFORE[language].get(old, ""), target)
    )


@pytest.mark.parametrize(("language", "old", "new", "target", "outcome", "carrier"), CASES)
def test_the_outcome_and_the_first_lead(
    language: str, old: str, new: str, target: str, outcome: str, carrier: str | None
) -> None:
    traced = trace(language, old, new, target)
    assert traced.outcome == outcome
    if carrier:
        assert traced.leads[0].text_id == carrier


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_carried_words_are_marked_in_both(language: str) -> None:
    _, old, new, target, _, carrier = next(case for case in CASES if case[0] == language)
    traced = trace(language, old, new, target)
    text = next(one.text for one in after(language) if one.id == carrier)
    wanted = {
        "sv": ["efter samråd med regionala myndigheter"],
        "en": ["after consulting regional authorities"],
    }
    lead = traced.leads[0]
    assert [text[start:end] for start, end in lead.spans] == wanted[language]
    assert [new[start:end] for start, end in lead.ask_spans] == wanted[language]


def test_inflections_of_the_language_are_one() -> None:
    asked = "Regionernas stöd till laddningen och tankningen av fordonsgasen längs vägarna på landsbygden"
    traced = trace("sv", "", asked, "")
    assert traced.leads[0].text_id == "artikel 4a"
    assert traced.score > 0.3
    assert trace("sv", "", "Ett register över fartyg, flygplan och järnvägsvagnar", "").outcome == "none"


def test_an_ask_without_old_is_laid_beside_the_passage_it_would_change() -> None:
    new = CASES[1][2]
    tracer = Tracer(before("en"), after("en"))
    assert tracer.trace(Ask("a", new)) == tracer.trace(Ask("a", new, BEFORE["en"]["Article 2(1)"]))


def test_an_unchanged_ask_was_there_before_when_the_baseline_says_so() -> None:
    tracer = Tracer(before("sv"), after("sv"))
    text = BEFORE["sv"]["artikel 1"]
    assert tracer.trace(Ask("a", text, text)).outcome == "already"
    assert tracer.trace(Ask("b", "Något helt annat.", "Något helt annat.")).outcome == "none"
    assert Tracer((), after("sv")).trace(Ask("c", text, text)).outcome == "none"


def test_who_else_asked_for_the_same_is_an_ask_traced_in_amendments() -> None:
    old = BEFORE["sv"]["artikel 3.2"]
    amendments = [
        Text(
            "1",
            "2. Leverantörer med färre än tio anställda ska inte betala någon avgift.",
            old,
            "artikel 3.2",
        ),
        Text("2", "2. Alla leverantörer ska betala en högre avgift för varje leverans.", old, "artikel 3.2"),
        Text("3", "", old, "artikel 3.2"),
        Text("4", "Ingen avgift tas ut av leverantörer med färre än tio anställda.", "", "artikel 9a (ny)"),
    ]
    tracer = Tracer(before("sv"), amendments)
    asked = (
        "2. Små leverantörer med färre än tio anställda ska inte betala avgift för leverans till registret."
    )
    traced = tracer.trace(Ask("a", asked, old, "artikel 3.2"))
    ranked = [lead.text_id for lead in traced.leads]
    assert ranked[0] == "1"
    assert sorted(ranked) == ["1", "3", "4"]
    assert tracer.trace(Ask("b", "", old, "artikel 3.2")).leads[0].text_id == "3"


def test_versions_are_traced_as_each_alone() -> None:
    versions = {"committee": before("sv"), "adopted": after("sv")}
    asks = [Ask(str(n), case[2], BEFORE["sv"].get(case[1], ""), case[3]) for n, case in enumerate(CASES[::2])]
    traced = [Versions(before("sv"), versions).trace(ask) for ask in asks]
    for name, texts in versions.items():
        alone = Tracer(before("sv"), texts, "sv")
        assert [one[name] for one in traced] == [alone.trace(ask) for ask in asks]
    assert [one["committee"].outcome for one in traced][:3] == ["none", "none", "none"]
    assert traced[0]["adopted"].outcome == "whole"


def test_a_passage_that_moved_with_its_words_is_nothing_new() -> None:
    moved = [Text("artikel 9", BEFORE["sv"]["artikel 2.2"], None, "artikel 9")]
    kept = [text for text in before("sv") if text.id != "artikel 2.2"]
    asked = Ask(
        "a", "Registret ska hållas tillgängligt för allmänheten i elektronisk form.", "", "artikel 9 (ny)"
    )
    assert Tracer(before("sv"), [*kept, *moved]).trace(asked).outcome in ("none", "already")


def test_places_in_composed_and_decomposed_text_point_into_it_as_given() -> None:
    text = "Stöd till fa\u0308rjor och CO₂-fri sjöfart 𝄞 i skärgården ges av regionen."
    ask = "Stöd till färjor och CO2-fri sjöfart i skärgården"
    lead = Tracer((), [Text("t", text)], "sv").trace(Ask("a", ask)).leads[0]
    marked = " ".join(text[start:end] for start, end in lead.spans)
    assert "fa\u0308rjor" in marked
    assert "CO₂-fri sjöfart" in marked
    assert "𝄞" not in marked.replace("sjöfart 𝄞 i", "")
