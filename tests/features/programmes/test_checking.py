"""The quick check: what speaks for, what against, what to ask; never a promise, and never sure of what is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from utblick.features.organisation.models import Unit
from utblick.features.programmes import experience, queries, queries_matching
from utblick.features.programmes.checking import AGAINST, ASK, FOR, Asked, Fact, check
from utblick.features.programmes.experience import Done
from utblick.features.programmes.models import Call
from utblick.foundation.accounts.viewer import Viewer

TODAY = date(2026, 11, 23)
GOOD = Asked(
    today=TODAY,
    state="open",
    closes_on=Fact(TODAY + timedelta(weeks=20)),
    weeks_needed=10,
    open_to_us=Fact("yes", "centralbaltic.eu"),
    share=Fact(80, "interreg.eu"),
    own_share="Utvecklingspengar",
    countries=Fact(2),
    partners=2,
    form=Fact("yes"),
    suits="ordet biogas",
    experience=("BIO (2024)",),
    needs_external_border=False,
    earlier_no="",
)


def verdicts(asked: Asked) -> dict[str, list[str]]:
    with override("en"):
        lines = check(asked)
    return {
        verdict: [line.sentence for line in lines if line.verdict == verdict]
        for verdict in (FOR, ASK, AGAINST)
    }


def test_a_good_call_has_nothing_against_it() -> None:
    found = verdicts(GOOD)
    assert found[AGAINST] == []
    assert "The programme is open to our county." in found[FOR]
    assert "20 whole weeks are left; the unit usually needs 10 weeks to prepare." in found[FOR]
    assert "At most 80\u00a0% of the costs is paid, so at least 20\u00a0% is our own." in found[ASK]
    assert "It takes at least 2 partners from at least 2 countries." in found[ASK]
    assert "We have worked in the programme before: BIO (2024)." in found[FOR]


@pytest.mark.parametrize(
    ("fields", "verdict", "sentence"),
    [
        ({"open_to_us": Fact("no")}, AGAINST, "The programme is not open to our county."),
        ({"open_to_us": Fact("partly")}, ASK, "in part"),
        ({"open_to_us": Fact("unsure")}, ASK, "is to be confirmed"),
        ({"state": "closed"}, AGAINST, "The call has closed."),
        ({"closes_on": None}, ASK, "When the call closes is not known."),
        ({"closes_on": Fact(TODAY + timedelta(weeks=3))}, AGAINST, "3 whole weeks are left"),
        ({"closes_on": Fact(TODAY + timedelta(weeks=6))}, ASK, "It may do with what stands ready"),
        ({"closes_on": Fact(TODAY + timedelta(weeks=3), "", True)}, ASK, "3 whole weeks are left"),
        ({"share": None}, ASK, "look in the call"),
        ({"share": Fact(100), "own_share": ""}, FOR, "no share of our own"),
        ({"own_share": ""}, ASK, "takes a decision before the application"),
        ({"countries": None}, ASK, "How many partners"),
        ({"partners": None}, ASK, "It takes partners from at least 2 countries."),
        ({"form": Fact("no")}, AGAINST, "may not take part"),
        ({"form": Fact("ask")}, ASK, "is to be asked"),
        ({"suits": ""}, ASK, "Does it fit the work?"),
        ({"experience": ()}, ASK, "No earlier work of ours"),
        ({"experience": ("A", "B")}, FOR, "2 times, last in A"),
        ({"needs_external_border": True}, AGAINST, "external border"),
        ({"earlier_no": "You said no."}, AGAINST, "You said no."),
    ],
)
def test_each_fact_is_told_on_its_side(fields: dict[str, object], verdict: str, sentence: str) -> None:
    assert any(sentence in line for line in verdicts(replace(GOOD, **fields))[verdict])  # type: ignore[arg-type]


@given(
    answer=st.sampled_from(["yes", "no", "partly", "unsure"]),
    form=st.sampled_from(["yes", "no", "ask"]),
    weeks=st.integers(-5, 60),
    needed=st.integers(1, 60),
)
def test_what_is_to_be_confirmed_never_speaks_against(
    answer: str, form: str, weeks: int, needed: int
) -> None:
    asked = replace(
        GOOD,
        open_to_us=Fact(answer, "x", True),
        form=Fact(form, "x", True),
        closes_on=Fact(TODAY + timedelta(weeks=weeks), "x", True),
        weeks_needed=needed,
    )
    lines = check(asked)
    assert not [line for line in lines if line.is_unsure and line.verdict == AGAINST]
    assert [line.verdict for line in lines] == sorted(
        (line.verdict for line in lines), key=[AGAINST, ASK, FOR].index
    )


def test_the_rows_of_the_programme_are_what_is_checked(ahead: Call, strategist: Viewer, at: datetime) -> None:
    office = Unit.objects.select_related("parent", "board").get(key="internationell-samverkan")
    with override("sv"):
        lines = queries_matching.check_of(strategist, queries.now(ahead, at), office)
    told = {line.sentence: line for line in lines}
    share = told["Högst 80\u00a0% av kostnaderna betalas, så minst 20\u00a0% är vår egen andel."]
    assert share.source == "interreg.eu"
    assert told["Det krävs minst 2 partner från minst 2 länder."].verdict == ASK
    assert told["Offentliga myndigheter får delta."].verdict == FOR
    assert any("sade ”inte för oss”" in sentence for sentence in told)


def test_other_rooms_tell_what_we_have_done(
    ahead: Call, strategist: Viewer, monkeypatch: pytest.MonkeyPatch, client_of: Callable[..., Client]
) -> None:
    assert ahead.programme is not None
    number = ahead.programme.pk

    class Told:
        EXPERIENCE = (
            lambda _viewer, _numbers: [Done(number, "Äldre", year=2019), Done(number, "Nyare", year=2024)],
        )

    monkeypatch.setattr(experience, "modules", lambda name: [Told] if name == "programme_experience" else [])
    assert [one.words for one in experience.done_in(strategist, [number])] == ["Nyare", "Äldre"]
    page = client_of("strateg").get(reverse("programmes:check", args=[ahead.pk])).content.decode()
    assert "last in Nyare" in page
    assert "nothing here is a promise" in page
