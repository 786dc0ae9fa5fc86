"""What is found in a text, in every written form, and what is left alone."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.engine.identifiers import TYPES, Identifier, at, canonical, find, key, key_of

# type | canonical value | written forms, ¦ between them; ~ is a no-break space, ^ a line break
WRITTEN = """
procedure|2018/0196(COD)|2018/0196(COD)¦2018/196 (COD)¦2018/0196~(COD)¦2018/0196^(COD)¦2018/196 (cod)¦2018/0196/COD¦COD/2018/0196
procedure|2020/0259M(NLE)|2020/0259M(NLE)
com|COM(2018) 375 final|COM(2018) 375 final¦KOM (2018) 0375 slutlig¦com(2018)375 FINAL¦COM(2018)~375^final
com|COM(2016) 767 final/2|COM(2016) 767 final/2¦KOM(2016)0767 slutlig/2
com|COM(1997) 30|KOM(97) 30¦COM/1997/30
swd|SWD(2021) 24|SWD (2021) 24¦SWD(2021)0024
sec|SEC(2008) 85 final|SEK(2008) 85 slutlig¦SEC(2008) 85 final
join|JOIN(2020) 5 final|JOIN(2020) 5 final¦JOIN (2020) 0005 final
c|C(2021) 7888 final|C(2021) 7888 final¦C (2021) 7888 final
celex|52018PC0374|52018PC0374¦52018pc0374
celex|52010XC0330(01)|52010XC0330(01)
celex|32009L0028R(01)|32009L0028R(01)
celex|02018L2001-20220607|02018L2001-20220607¦02018L2001‑20220607
eli|http://data.europa.eu/eli/reg/2021/1060/oj|http://data.europa.eu/eli/reg/2021/1060/oj¦data.europa.eu/eli/reg/2021/1060/oj
ecli|ECLI:EU:T:2022:853|ECLI:EU:T:2022:853¦ecli:eu:t:2022:853¦EU:T:2022:853
case_number|C-402/05 P|C-402/05 P¦C‑402/05~P
case_number|T-626/20|T-626/20¦T‑626/20
act|2021/1060|Regulation (EU) 2021/1060¦förordningen (EU)^2021/1060¦(EU) 2021/1060
act|1303/2013|Reg. (EU) No. 1303/2013¦förord\xadning (EU) nr~1303/2013¦förordning nr 1303/2013
act|2009/28|direktiv 2009/28/EG¦Directive 2009/28/EC¦2009/28/EG¦förnybartdirektivet 2009/28
act|98/70|Directive 98/70/EC¦98/70/EG
oj|OJ L 231, 30.6.2021, p. 159|EUT L 231, 30.6.2021, s. 159¦OJ L 231 of 30.6.2021, p. 159–706¦EUT L~231, 30.06.2021,^s.~159
oj|OJ L 231, 30.6.2021, p. 159|EUT L 231 av den 30 juni 2021, s. 159
oj|OJ L, 2023/2413, 31.10.2023|EUT L, 2023/2413, 31.10.2023
oj|OJ C, C/2024/1921, 5.3.2024|OJ C, C/2024/1921, 5.3.2024
ep_report|A8-0470/2018|A8-0470/2018¦A8–470/2018¦a8‑0470/2018
ep_adopted_text|P8_TA(2019)0021|P8_TA(2019)0021¦P8_TA (2019) 21¦T8-0021/2019
ep_adopted_text|P9_TA-PROV(2023)0303|P9_TA-PROV(2023)0303
ep_motion|RC-B9-0068/2021|RC-B9-0068/2021¦RC‑B9‑0068/2021
pe_number|PE 742.529v01-00|PE742.529v01-00¦PE~742.529v01‑00¦PE 742529v01-00
pe_cons|PE-CONS 36/23|PE‑CONS~36/23¦PE-CONS 36/2023
ep_file_code|REGI/9/00123|REGI/9/00123
council_doc|ST 13633/20|ST 13633/20¦ST~13633/2020¦ST13633/20
council_doc|ST 13633 2020 INIT|ST 13633 2020 INIT¦ST-13633-2020-INIT
cor_opinion|COR-2018-03593-00-00-AC-TRA (EN)|COR‑2018‑03593‑00‑00‑AC‑TRA (EN)
cor_opinion|COTER-VI/045|COTER‑VI/045¦COTER-VI/45
cor_opinion|CdR 3593/2018|CdR 3593/2018
eesc|EESC-2018-02809-00-00-AC-TRA (EN)|EESC-2018-02809-00-00-AC-TRA (EN)
eesc|ECO/462|ECO/462
state_aid|SA.56125 (2020/N)|SA.56125 (2020/N)¦SA.56125(2020/N)¦SA 56125 (2020/N)
commission_register|Ares(2022)1234567|Ares(2022)1234567¦Ares (2022) 1234567
transparency_register|01394038816-02|öppenhetsregistret: 01394038816-02¦Transparency Register ID No. 01394038816-02
cci|2014TC16RFCB014|2014TC16RFCB014
cci|2007CB163PO066|2007CB163PO066
nuts|SE123|NUTS SE123¦NUTS 3-regionen SE123¦NUTS-kod: SE123
eurovoc|http://eurovoc.europa.eu/2739|http://eurovoc.europa.eu/2739¦https://eurovoc.europa.eu/2739
fakta_pm|2017/18:FPM116|2017/18:FPM116¦2017/18:FPM 116¦2017/18: fpm0116
sfs|2009:400|SFS 2009:400¦sekretesslagen (2009:400)¦lag (OSL, 2009:400)
sou|SOU 2025:85|SOU 2025:85¦SOU2025:85¦sou~2025:085
ds|Ds 2013:13|Ds 2013:13¦DS^2013:13
prop|prop. 2025/26:28|prop. 2025/26:28¦Proposition 2025/26:28¦prop 2025/26:28
prop|prop. 1999/2000:2|prop. 1999/2000:2
skr|skr. 2013/14:29|skr. 2013/14:29¦skrivelsen 2013/14:29
dir|dir. 2024:69|dir. 2024:69¦Dir 2024:69¦kommittédirektiv 2024:69
organisationsnummer|232100-0040|232100-0040¦232100–0040¦org.nr 2321000040
"""
FORMS = [
    (name, value, written.replace("~", "\u00a0").replace("^", "\n"))
    for name, value, forms in (line.split("|") for line in WRITTEN.strip().splitlines())
    for written in forms.split("¦")
]
LEFT_ALONE = [
    text
    for line in """
013-26 30 00|klockan 14:30|2018-06-30|30.6.2021|2018/2019|24/7|50/50|1 303 000 kr|rapport_2018_375.pdf|data/2018/0196/COD.zip
COM2018.docx|COM-port 3|KOM till oss 2018|komma (2018) 375|figur C (2018) 5|Tabell C(3)|rum C-12/20|rum A8-04|papper A4|example.com/2018/375
ISO 14001:2015|Matt 20:16|skala 1:400|2009:400|förslag (2018:12)|bolaget (2018:1)|AFS 2001:1|SKOLFS 2010:37|NUTSFS 1998:3
SE123|elområde SE4|SE-581 91 Linköping|SE232100004001|org.nr 232100-0041|2321000040|01394038816-02|fakturanummer 20180196
nr 5/2013 av tidningen|beslut 2021/1234|förordning 2018/19|(EU) XXX/XXX|(EU) 1/3|temp 36/23|10 st 1234/20|ST 5 2020|PE 101|sa. 56125 personer
2017/19:FPM3|prop. 2017/19:3|rskr. 2013/14:29|bet. 2018/19:FiU1|COM(2099) 5|COM(2018) 0|2018/12 (dec)|1/2018/0196(COD)|x_2018/0196(COD)
32018Z2001|52018PC03741|a32018L2001|PE 742.529.000|EUT L 231|OJ C|CELEX|eurovoc 2739|BILAGA-II/003|A2-0470/2018|ECLI:EU
""".strip().splitlines()
    for text in line.split("|")
]


@pytest.mark.parametrize(("name", "value", "written"), FORMS)
@pytest.mark.parametrize(
    "frame", ["{}", "Vi svarade på {} i maj.", "({})", "Se {}, som rådet antog.", "Enligt «{}» gäller"]
)
def test_every_form_is_found_and_written_canonically(name: str, value: str, written: str, frame: str) -> None:
    text, start = frame.format(written), frame.index("{")
    found = find(text)
    assert [(row.type, row.value) for row in found] == [(name, value)]
    assert start <= found[0].start < found[0].end <= start + len(written)


@pytest.mark.parametrize(("name", "value", "written"), FORMS)
def test_every_form_may_stand_bare_where_a_query_is_read(name: str, value: str, written: str) -> None:
    found = at("(" + written + " OR x", 1)
    assert found is not None
    assert (found.type, found.value, found.start, found.end <= len(written) + 1) == (name, value, 1, True)


@pytest.mark.parametrize("text", LEFT_ALONE)
@pytest.mark.parametrize("frame", ["{}", "Mötet nämnde {} i förbigående."])
def test_what_only_looks_like_an_identifier_is_left_alone(text: str, frame: str) -> None:
    assert find(frame.format(text)) == []


@pytest.mark.parametrize("name", TYPES)
def test_every_type_has_a_form_here(name: str) -> None:
    assert any(row[0] == name for row in FORMS)


@pytest.mark.parametrize(("name", "value", "written"), FORMS)
def test_canonical_is_a_fixed_point_and_the_key_is_shared(name: str, value: str, written: str) -> None:
    assert canonical(name, value) == value
    assert key(name, value) == key(name, canonical(name, written) or "")
    assert {key_of(row) for row in find(written)} == {key(name, value)}


def test_a_number_that_is_longer_is_another_number() -> None:
    assert [row.value for row in find("COM(2018) 3752 och 2018/01961(COD) och COM(2018) 37")] == [
        "COM(2018) 3752",
        "COM(2018) 37",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "förordningarna (EG) nr 767/2008, (EU) 2017/2226 och (EU) 2018/1240",
            ["32008R0767", "32017R2226", "32018R1240"],
        ),
        ("direktiven 2009/28/EG och 98/70/EG", ["32009L0028", "31998L0070"]),
        ("förordning (EG) nr 2012/2002", ["32002R2012"]),
        ("förordning (EU) 2016/2031", ["32016R2031"]),
        ("förordning (EU) 1060/2012, (EU) 600/2014", ["32012R1060", "32014R0600"]),
        ("förordning (EEG) nr 4056/86", ["31986R4056"]),
        ("beslut nr 1313/2013/EU", ["32013D1313"]),
        ("rambeslut 2005/671/RIF", ["32005F0671"]),
        ("genomförandebeslut (EU) 2021/1", ["32021D0001"]),
        ("(EU) 2018/2001", [None]),
        ("direktiv (EU) 2018/2001. Enligt (EU) 2018/1999 gäller", ["32018L2001", None]),
    ],
)
def test_an_act_has_its_celex_where_its_kind_is_known(text: str, expected: list[str | None]) -> None:
    assert [row.celex for row in find(text)] == expected


def test_a_list_of_nuts_codes_needs_the_word_once() -> None:
    text = "NUTS 2-regionerna SE11, SE12 och FI1B, men inte SE4"
    assert [row.value for row in find(text)] == ["SE11", "SE12", "FI1B"]


def test_a_long_list_of_nuts_codes_is_read_to_its_end() -> None:
    codes = [f"SE{number}" for number in range(110, 150)]
    assert [row.value for row in find("NUTS 3: " + ", ".join(codes))] == codes


def test_an_identifier_inside_a_longer_one_gives_no_row() -> None:
    text = "http://data.europa.eu/eli/reg/2021/1060/oj RC-B9-0068/2021 PE-CONS 36/23"
    assert [row.type for row in find(text)] == ["eli", "ep_motion", "pe_cons"]


@pytest.mark.parametrize("text", ["SE123", "2009:400", "01394038816-02", "2321000040"])
def test_numbers_that_need_a_word_are_nothing_alone_in_a_query(text: str) -> None:
    assert at(text, 0) is None


def test_in_a_query_a_law_in_brackets_takes_its_brackets_along() -> None:
    assert at("kommunallagen (2017:725) OR x", 0) == Identifier("sfs", "2017:725", 0, 24)
    assert at("kommunallagen (2017:725", 0) is None


def test_in_a_query_a_word_across_an_operator_does_not_count() -> None:
    assert at("NUTS AND SE123", 0) is None
    assert at("NUTS AND SE123", 9) is None


@given(st.text(alphabet="COMKFP()/:.-0123456789 aåSELTA\u00a0\n", max_size=60))
@settings(max_examples=150, deadline=None)
def test_rows_are_sorted_apart_and_inside_the_text(text: str) -> None:
    found = find(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(0 <= row.start < row.end <= len(text) and row.type in TYPES for row in found)


@given(st.lists(st.sampled_from(FORMS), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_company_hides_nothing(rows: list[tuple[str, str, str]]) -> None:
    text = " | ".join(row[2] for row in rows)
    assert [(row.type, row.value) for row in find(text)] == [(row[0], row[1]) for row in rows]


def test_a_text_without_identifiers_costs_next_to_nothing() -> None:
    text = ("Regionen samlade den 3 juni 2021 omkring 120 deltagare kl. 13 om hållbara bränslen. " * 75)[
        :6000
    ]
    find(text)
    best = min(_seconds(text) for _ in range(20))
    assert best < 0.003  # measured 0.1 ms; room for a busy machine


def _seconds(text: str) -> float:
    start = time.perf_counter()
    assert find(text) == []
    return time.perf_counter() - start


def test_real_summaries_hold_the_references_that_were_counted(shared_data: Path) -> None:
    rows = (
        (shared_data / "regeringen-faktapromemoria" / "faktapromemoria.jsonl").read_text("utf-8").splitlines()
    )
    found: list[Identifier] = [row for line in rows for row in find(json.loads(line)["text"])]
    count = {name: sum(row.type == name for row in found) for name in ("com", "act", "fakta_pm", "celex")}
    assert len(rows) == 356
    assert count == {"com": 230, "act": 347, "fakta_pm": 85, "celex": 2}
    assert [key_of(row) for row in found] == [key(row.type, row.value) for row in found]
