"""What makes two identifiers one, and what one implies about another."""

from __future__ import annotations

import pytest

from utblick.engine.identifiers import Identifier, canonical, find, implied, key


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        ("com", "COM(2018) 375 final", "KOM(2018)0375"),
        ("com", "COM(2016) 767 final/2", "COM(2016) 767"),
        ("procedure", "2018/196 (COD)", "2018/0196(COD)"),
        ("celex", "32018l2001", "32018L2001"),
        ("eli", "https://data.europa.eu/eli/reg/2021/1060", "http://data.europa.eu/eli/reg/2021/1060/oj"),
        ("council_doc", "ST 13633 2020 INIT", "ST 13633/20"),
        ("act", "direktiv (EU) 2018/2001", "2018/2001"),
        ("sfs", "SFS 2009:400", "2009:400"),
        ("nuts", "NUTS SE123", "SE123"),
    ],
)
def test_two_ways_of_writing_have_one_key(name: str, left: str, right: str) -> None:
    assert key(name, left) == key(name, right)


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        ("com", "COM(2018) 375", "COM(2018) 376"),
        (
            "eli",
            "http://data.europa.eu/eli/dir/2018/2001/oj",
            "http://data.europa.eu/eli/dir/2018/2001/2022-06-07",
        ),
        ("council_doc", "ST 13633/20", "ST 13633/20 REV 1"),
        ("celex", "32018L2001", "02018L2001-20220607"),
        ("procedure", "2018/0196(COD)", "2018/0196(APP)"),
    ],
)
def test_different_things_have_different_keys(name: str, left: str, right: str) -> None:
    assert key(name, left) != key(name, right)


def test_celex_eli_and_number_of_one_act_never_share_a_key() -> None:
    text = "direktiv (EU) 2018/2001, 32018L2001, http://data.europa.eu/eli/dir/2018/2001/oj"
    assert len({key(row.type, row.value) for row in find(text)}) == 3


def test_what_is_no_identifier_has_no_canonical_form_but_a_key() -> None:
    assert canonical("com", "regionen") is None
    assert canonical("com", "2018/0196(COD)") is None
    assert key("com", " Något  0017 ") == "något 17"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("COM(2018) 374 final", [("celex", "52018PC0374"), ("celex", "52018DC0374")]),
        ("52018PC0374", [("com", "COM(2018) 374")]),
        ("52008SC0085", [("sec", "SEC(2008) 85")]),
        ("JOIN(2020) 5", [("celex", "52020JC0005")]),
        (
            "förordning (EU) 2021/1060",
            [("celex", "32021R1060"), ("eli", "http://data.europa.eu/eli/reg/2021/1060/oj")],
        ),
        ("32021R1060", [("act", "2021/1060"), ("eli", "http://data.europa.eu/eli/reg/2021/1060/oj")]),
        ("32013R1303", [("act", "1303/2013"), ("eli", "http://data.europa.eu/eli/reg/2013/1303/oj")]),
        ("31998L0070", [("act", "98/70"), ("eli", "http://data.europa.eu/eli/dir/1998/70/oj")]),
        ("http://data.europa.eu/eli/reg/2021/1060/oj", [("celex", "32021R1060"), ("act", "2021/1060")]),
        ("(EU) 2018/2001", [("celex", "32018R2001"), ("celex", "32018L2001"), ("celex", "32018D2001")]),
        ("2009/28/EG", []),
        ("T-626/20", [("celex", "62020TJ0626")]),
        ("62017CJ0543", [("case_number", "C-543/17")]),
        ("P8_TA(2019)0021", [("celex", "52019AP0021"), ("celex", "52019IP0021")]),
        ("52018AP0021", [("ep_adopted_text", "P8_TA(2018)0021")]),
        ("52019AP0021", [("ep_adopted_text", "P8_TA(2019)0021"), ("ep_adopted_text", "P9_TA(2019)0021")]),
        ("OJ C, C/2024/1921, 5.3.2024", [("eli", "http://data.europa.eu/eli/C/2024/1921/oj")]),
        ("2018/0196(COD)", []),
    ],
)
def test_what_one_identifier_implies(text: str, expected: list[tuple[str, str]]) -> None:
    assert implied(find(text)[0]) == expected


def test_a_consolidated_text_and_a_corrigendum_imply_their_act() -> None:
    assert ("celex", "32018L2001") in implied(Identifier("celex", "02018L2001-20220607", 0, 0))
    assert ("celex", "32009L0028") in implied(Identifier("celex", "32009L0028R(01)", 0, 0))
