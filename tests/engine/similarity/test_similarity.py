"""One matter in two places, and two matters that only look alike."""

from __future__ import annotations

import csv
import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.engine.similarity import (
    alike,
    bands,
    differences,
    fingerprint,
    near_identical,
    resemblance,
    title_key,
)

TEXT = (
    "Regeringen föreslår att reduktionsplikten för flygfotogen ska börja gälla den 1 juli och att den som levererar "
    "bränsle minskar utsläppen genom att blanda in hållbara biodrivmedel. Förslaget har beretts med länsstyrelser, "
    "regioner och näringsliv, som i huvudsak är positiva. Ändringarna innebär också att tillsynsmyndigheten får "
    "besluta om avgifter när nivån inte nås och att uppgifterna lämnas en gång om året."
)
OTHER = (
    "Ministrarna möts för att tala om havsmiljön i Östersjön, om hur övergödningen kan minska och om vilka åtgärder "
    "i jordbruket som ger mest för pengarna. Sverige vill att fler länder följer upp sina åtaganden, och att "
    "gemensamma mätstationer byggs ut längs kusten under de närmaste åren med stöd från flera fonder."
)
TITLE = "Reduktionsplikt för flygfotogen"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Pressmeddelande: Ny strategi för Östersjön", "Strategi för Östersjön"),
        ("Förslag om flygbränsle, 2017/18:FPM116", "Förslag om flygbränsle"),
        ("Strategi för Östersjön | Regeringen.se", "# Strategi för   ÖSTERSJÖN"),
        ("Commission reviews strategy</b><br /><b>", "Commission reviews &#115;trategy"),
    ],
)
def test_the_trimmings_of_a_source_are_no_part_of_the_title(left: str, right: str) -> None:
    assert title_key(left, "sv") == title_key(right, "sv") != ""


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Rådet för jordbruk och fiske den 18 oktober 2004",
            "Rådet för jordbruk och fiske den 22 november 2004",
        ),
        ("EU:s årsbudget 2024", "EU:s årsbudget 2025"),
    ],
)
def test_numbers_and_dates_stay_in_the_key(left: str, right: str) -> None:
    assert title_key(left, "sv") != title_key(right, "sv")


@pytest.mark.parametrize(
    ("a_title", "a_text", "b_title", "b_text", "expected"),
    [
        (TITLE, TEXT, TITLE, TEXT, True),
        (TITLE, TEXT, f"Pressmeddelande: {TITLE}", "Publicerad i dag. " + TEXT + " Kontakt: presschefen.", True),
        (TITLE, TEXT, f"Energi – {TITLE}", TEXT, True),
        ("Något helt annat om bränsle", TEXT, TITLE, TEXT, True),  # one text, two headlines
        (TITLE, TEXT, TITLE, OTHER, False),
        ("Något helt annat", TEXT, TITLE, OTHER, False),
        # recurring: other dates in the title, or in the text of a title without one
        ("Rådet för jordbruk den 3 maj 2021", TEXT, "Rådet för jordbruk den 7 juni 2021", TEXT, False),
        ("Veckans agenda i rådet", "", "Veckans agenda i rådet", "", False),
        ("Veckans agenda i rådet v. 12", TEXT, "Veckans agenda i rådet v. 13", TEXT, False),
        ("Vissa skattefrågor", "", "Vissa skattefrågor", "", False),  # short and generic, no text
        ("Vissa skattefrågor", TEXT, "Vissa skattefrågor", TEXT, True),
        ("Prop. 2025/26:28 Vissa skattefrågor", TEXT, "Prop. 2024/25:30 Vissa skattefrågor", TEXT, False),
        ("Beslut om avtal med Korea, 2025/26:FPM1", TEXT, "Beslut om avtal med Korea, 2025/26:FPM2", TEXT, False),
        # titles alone
        ("Commission proposes stronger rules on sustainable aviation fuels", "", "News: Commission proposes stronger rules on sustainable aviation fuels", "", True),
        ("Commission assesses convergence programme of Latvia", "", "Commission assesses convergence programme of Lithuania", "", False),
        ("Rådet för allmäna frågor och yttre förbindelser, 26 juli 2004", "", "Rådet för allmänna frågor och yttre förbindelser 26 juli 2004", "", True),
        ("Rådet för allmänna frågor, juli 2004", "", "Rådet för allmänna frågor", "", False),
        ("", "", "", "", False),
    ],
)  # fmt: skip
def test_what_is_one_matter(a_title: str, a_text: str, b_title: str, b_text: str, expected: bool) -> None:
    assert near_identical(a_title, a_text, b_title, b_text) is expected
    assert near_identical(b_title, b_text, a_title, a_text) is expected


def test_texts_that_tell_of_other_dates_are_two_occasions() -> None:
    frame = "{} Ministrarna möts i Bryssel den {} för att besluta om fiskekvoter. Nästa möte hålls den {} och {}. "
    one = frame.format(TEXT, "3 maj 2021", "14 maj", "20 maj") + OTHER
    other = frame.format(TEXT, "9 september 2022", "22 september", "29 september") + OTHER
    assert not near_identical("Ministerrådet om fiske", one, "Ministerrådet om fiske", other)


@given(st.text(max_size=40), st.text(max_size=80), st.text(max_size=40), st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_order_of_arrival_does_not_count(a_title: str, a_text: str, b_title: str, b_text: str) -> None:
    one, other = (a_title, a_text), (b_title, b_text)
    assert near_identical(*one, *other) == near_identical(*other, *one)
    assert alike(*one, *other) == pytest.approx(alike(*other, *one))
    assert 0 <= alike(*one, *other) <= 1


def test_likeness_grows_with_what_is_shared() -> None:
    same = alike(TITLE, TEXT, TITLE, TEXT)
    part = alike(TITLE, TEXT, TITLE, TEXT[: len(TEXT) // 2] + OTHER)
    assert same == pytest.approx(1.0)
    assert same > part > alike(TITLE, TEXT, "Havet", OTHER)


def test_near_identical_texts_meet_in_a_band_and_others_do_not() -> None:
    changed = TEXT.replace("hållbara", "förnybara")
    assert set(bands(fingerprint(TEXT))) & set(bands(fingerprint(changed)))
    assert not set(bands(fingerprint(TEXT))) & set(bands(fingerprint(OTHER)))
    assert resemblance(fingerprint(TEXT), fingerprint(changed)) > 0.7


def test_bands_fit_a_database_and_a_short_text_has_none() -> None:
    assert len(bands(fingerprint(TEXT))) == 16
    assert all(0 <= band < 2**63 for band in bands(fingerprint(TEXT)))
    assert bands(fingerprint("Tre korta ord bara")) == []


def test_a_fingerprint_is_the_same_in_every_process() -> None:
    script = "import sys; from utblick.engine.similarity import *; print(bands(fingerprint(sys.argv[1])))"
    run = subprocess.run([sys.executable, "-c", script, TEXT], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == str(bands(fingerprint(TEXT)))


def test_differences_are_few_words_with_their_place() -> None:
    one = "Stödet är 15 miljoner euro och betalas ut i maj. Resten av texten är den samma."
    other = "Stödet är 18 miljoner euro, och betalas ut under hösten i år. Resten av texten är den samma."
    found = differences(one, other, 5)
    assert [(d.old, d.new) for d in found] == [("15", "18"), ("i maj", "under hösten i år")]
    assert (found[0].before, found[0].after) == ("Stödet är", "miljoner euro och betalas")
    assert len(differences(one, other, 1)) == 1
    assert differences(one, other, 1)[0].new == "18"


def test_case_and_punctuation_are_no_difference_and_long_ones_are_cut() -> None:
    assert differences("En Text, här.", "en text här", 3) == []
    added = differences(TEXT, TEXT + " " + OTHER, 3)[0]
    assert added.old == ""
    assert " … " in added.new
    assert len(added.new.split()) == 13


def test_recurring_agendas_and_memoranda_stay_apart(shared_data: Path) -> None:
    path = shared_data / "regeringen-kommenterade-dagordningar" / "kommenterade-dagordningar.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert len(rows) == 955
    documents = [(row["index"]["title"], row["text"].partition("\n")[2]) for row in rows[-160:]]
    joined = [
        (one[0], other[0])
        for one, other in itertools.combinations(documents, 2)
        if near_identical(*one, *other)
    ]
    assert all("ppdaterad" in one + other for one, other in joined)
    assert len(joined) <= 2


def test_two_exports_of_one_list_meet(shared_data: Path) -> None:
    folder = shared_data / "commission-presscorner"
    with (folder / "all_press_releases.csv").open(encoding="utf-8", newline="") as file:
        first = {row["IP ID"].lower(): row["Title"] for row in csv.DictReader(file)}
    with (folder / "all_press_releases_06042025.csv").open(encoding="utf-8", newline="") as file:
        second = {row["ip_id"].lower(): row["title"] for row in csv.DictReader(file)}
    both = sorted(first.keys() & second.keys())
    met = sum(near_identical(first[key], "", second[key], "") for key in both)
    assert len(both) == 1399
    assert met >= 1330  # the rest are short or recurring titles, which need a text
