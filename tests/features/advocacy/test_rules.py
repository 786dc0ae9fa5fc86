"""Each sentence of advocacy: when it is said, and that it is said in Swedish."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils.translation import gettext

from utblick.features.advocacy import rules
from utblick.foundation.rules import RuleBroken

Given = tuple[Any, ...]
DAY, NEXT = date(2026, 11, 23), date(2026, 11, 24)

# rule, what it lets through, what it stops
CASES: tuple[tuple[Callable[..., None], tuple[Given, ...], tuple[Given, ...]], ...] = (
    (rules.check_key_is_free, ((False,),), ((True,),)),
    (rules.check_has_process, ((True,),), ((False,),)),
    (rules.check_type_is_known, (("COD",), ("SA",)), (("",), ("XYZ",), ("cod",))),
    (
        rules.check_type_fits,
        (("2018/0199(COD)", "COD"), ("", "COD"), ("SA.56125", "SA"), ("2018/0199(XXX)", "COD")),
        (("2018/0199(COD)", "CNS"), ("2018/0166(APP)", "COD")),
    ),
    (rules.check_kind_is_known, (("proposal_adopted",),), (("",), ("hearsay",))),
    (rules.check_is_another, ((1, 2),), ((1, 1),)),
    (rules.check_is_not_in_the_team, ((False,),), ((True,),)),
    (rules.check_has_zone, ((datetime(2026, 11, 23, 12, tzinfo=UTC),),), ((datetime(2026, 11, 23, 12),),)),
    (
        rules.check_event_is_likely,
        ((date(1951, 1, 1), DAY), (DAY, DAY), (date(2036, 11, 23), DAY)),
        ((date(1, 1, 1), DAY), (date(1950, 12, 31), DAY), (date(2036, 11, 24), DAY), (date(9999, 1, 1), DAY)),
    ),
    (
        rules.check_deadline_is_likely,
        ((date(1990, 1, 1), DAY), (DAY, DAY), (date(2041, 11, 23), DAY)),
        ((date(1, 1, 1), DAY), (date(1989, 12, 31), DAY), (date(2041, 11, 24), DAY), (date(9999, 1, 1), DAY)),
    ),
    (rules.check_has_happened, ((DAY, DAY), (DAY, NEXT)), ((NEXT, DAY),)),
    (
        rules.check_others_have_name_and_day,
        (("own", None, None), ("government", "body", DAY)),
        (("government", None, DAY), ("network", "body", None), ("other", None, None)),
    ),
    (
        rules.check_may_change,
        (("own", "draft"), ("government", "adopted")),
        (("own", "adopted"), ("own", "replaced")),
    ),
    (rules.check_holder_stays, (("own", "own"),), (("own", "network"), ("other", "own"))),
    (rules.check_is_own_draft, (("own", "draft"),), (("own", "adopted"), ("network", "draft"))),
    (rules.check_is_adopted_own, (("own", "adopted"),), (("own", "draft"), ("network", "adopted"))),
    (rules.check_has_no_successor, ((False,),), ((True,),)),
    (rules.check_has_text, (("Vi vill",),), (("",), (" \n ",))),
    (rules.check_same_process, ((1, ()), (1, (1, 1))), ((1, (1, 2)),)),
    (rules.check_is_in_the_process, ((1, (2, 1)),), ((1, ()), (1, (2,)))),
    (
        rules.check_language_is_that_of_the_words,
        (("en", "en"), ("sv", "sv"), ("en", "de"), ("sv", "da")),
        (("en", "sv"), ("sv", "en")),
    ),
    (rules.check_says_something, (("a", ""), ("", "b"), ("a", "b")), (("", ""), (" ", "\n"))),
    (rules.check_is_not_judged, ((False,),), ((True,),)),
    (rules.check_asks_have_a_file, (((),), ((True, True),)), (((False,),), ((True, False),))),
    (
        rules.check_judged_stays_in_place,
        ((False, (1, "en"), (2, "sv")), (True, (1, "en"), (1, "en"))),
        ((True, (1, "en"), (2, "en")), (True, (1, "en"), (1, "sv"))),
    ),
    (rules.check_same_procedure, ((1, 1),), ((1, 2),)),
    (rules.check_passages_are_there, (([],),), ((["art-9"],),)),
    (
        rules.check_has_evidence,
        (("whole", True, ""), ("none", False, "Den ströks."), ("none", True, "")),
        (("whole", False, "Vi såg det."), ("part", False, ""), ("none", False, " ")),
    ),
    (rules.check_confirmation, ((3, ""), (4, "Handläggare, kommissionen")), ((4, ""), (4, "  "))),
    (rules.check_holds, ((False,),), ((True,),)),
    (rules.check_says_why, (("Fel ställe",),), (("",), (" ",))),
    (rules.check_has_parts, ((1,),), ((0,),)),
    (rules.check_amends, ((True,),), ((False,),)),
    (rules.check_one_language, ((True,),), ((False,),)),
    (rules.check_text_is_not_judged, ((False,),), ((True,),)),
    (
        rules.check_time_limit_is_said,
        (("not_counted", "subsidiarity"), ("recess", "")),
        (("not_counted", ""), ("not_counted", "hearsay")),
    ),
    (
        rules.check_period_is_no_era,
        ((DAY, None), (DAY, NEXT), (DAY, date(2027, 11, 24))),
        ((DAY, date(2027, 11, 25)), (DAY, date(9999, 1, 1))),
    ),
    (
        rules.check_institution_elects,
        (("election", "parliament"), ("election", "sweden"), ("recess", "council")),
        (("election", "council"), ("election", "eu")),
    ),
    (rules.check_passage_is_read, ((True,),), ((False,),)),
)
NAMES = [rule.__name__ for rule, _through, _stopped in CASES]


@pytest.mark.parametrize(("rule", "through", "stopped"), CASES, ids=NAMES)
def test_a_rule_says_its_own_sentence(
    rule: Callable[..., None], through: tuple[Given, ...], stopped: tuple[Given, ...]
) -> None:
    for given in through:
        rule(*given)
    for given in stopped:
        with pytest.raises(RuleBroken) as reason:
            rule(*given)
        said = inspect.getdoc(rule)
        assert said is not None
        assert str(reason.value) == gettext(said) != said


def test_every_rule_is_tried() -> None:
    there = {
        name for name, _rule in inspect.getmembers(rules, inspect.isfunction) if name.startswith("check_")
    }
    assert there == set(NAMES)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("2018/0199(COD)", "2018/0199(COD)"),
        (" 2018/199 (COD) ", "2018/0199(COD)"),
        ("SA.56125", "SA.56125"),
        ("  what  is this ", "what is this"),
        ("", ""),
    ],
)
def test_a_reference_is_written_canonically(written: str, canonical: str) -> None:
    assert rules.canonical_reference(written) == canonical


@pytest.mark.parametrize(
    ("type", "written", "canonical"),
    [
        ("com", "com(2018)374", "COM(2018) 374"),
        ("celex", "32021R1059", "32021R1059"),
        ("com", "no number at all", "no number at all"),
        ("fakta_pm", "2024/25:FPM12", "2024/25:FPM12"),
    ],
)
def test_a_number_is_written_canonically(type: str, written: str, canonical: str) -> None:
    assert rules.canonical_number(type, written) == canonical
