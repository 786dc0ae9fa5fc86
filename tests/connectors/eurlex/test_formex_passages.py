"""Formex says what each element is; its passages follow that to the letter."""

from __future__ import annotations

from utblick.connectors.eurlex.passages import read
from utblick.engine.passages.writing import Passage

ACT = """<?xml version="1.0"?><ACT><BIB.INSTANCE><LG.DOC>{language}</LG.DOC></BIB.INSTANCE>
<TITLE><TI><P>Directive on biogas<NOTE><P>Text for the EEA.</P></NOTE></P></TI></TITLE>
<PREAMBLE><PREAMBLE.INIT>THE COUNCIL,</PREAMBLE.INIT>
<GR.VISA><VISA>Having regard to the opinion<NOTE><P>OJ C 1.</P></NOTE>,</VISA></GR.VISA>
<GR.CONSID><GR.CONSID.INIT>Whereas:</GR.CONSID.INIT>
<CONSID><NP><NO.P>(1)</NO.P><TXT>CO<HT TYPE="SUB">2</HT> falls.</TXT></NP></CONSID></GR.CONSID>
<PREAMBLE.FINAL>HAS ADOPTED:</PREAMBLE.FINAL></PREAMBLE>
<ENACTING.TERMS><DIVISION><TITLE><TI><P>CHAPTER I</P></TI><STI><P>General</P></STI></TITLE>{articles}</DIVISION>
</ENACTING.TERMS><FINAL><P>Done at Brussels.</P></FINAL></ACT>"""


def passages(articles: str, language: str = "EN") -> dict[str, Passage]:
    found = read(ACT.format(articles=articles, language=language).encode(), "act.xml")
    assert not isinstance(found, str), found
    assert [passage.order for passage in found] == list(range(len(found)))
    return {passage.id: passage for passage in found}


def texts(articles: str) -> dict[str, str]:
    return {id: passage.text for id, passage in passages(articles).items() if id.startswith("art-")}


ARTICLE = """<ARTICLE><TI.ART>Article\xa025a</TI.ART><STI.ART>Targets</STI.ART>
<PARAG><NO.PARAG>1.</NO.PARAG><ALINEA><P>A <QUOT.START CODE="2018"/>thing<QUOT.END CODE="2019"/> is:</P>
<LIST TYPE="alpha"><ITEM><NP><NO.P>(a)</NO.P><TXT>big, and:</TXT><P><LIST><ITEM><NP><NO.P>(i)</NO.P>
<TXT>old<NOTE><P>Or very old.</P></NOTE>;</TXT></NP></ITEM></LIST></P><P>It stays.</P></NP></ITEM>
<ITEM><NP><NO.P>—</NO.P><TXT>green.</TXT></NP></ITEM></LIST><P>It counts twice.</P></ALINEA></PARAG>
<PARAG><NO.PARAG>1a.</NO.PARAG><ALINEA>First.</ALINEA><ALINEA>Second.</ALINEA></PARAG></ARTICLE>"""


def test_an_act_in_all_its_parts() -> None:
    found = passages(ARTICLE)
    assert [(id, passage.heading, passage.text) for id, passage in found.items()] == [
        ("tit", "", "Directive on biogas"),
        ("pre", "", "THE COUNCIL,"),
        ("cit-1", "", "Having regard to the opinion,"),
        ("pre.sub-2", "", "Whereas:"),
        ("rec-1", "", "CO2 falls."),
        ("pre.sub-3", "", "HAS ADOPTED:"),
        ("cpt-I", "General", ""),
        ("art-25a", "Targets", ""),
        ("art-25a.par-1", "", "A ‘thing’ is:"),
        ("art-25a.par-1.pt-a", "", "big, and:"),
        ("art-25a.par-1.pt-a-i", "", "old;"),
        ("art-25a.par-1.pt-a.sub-2", "", "It stays."),
        ("art-25a.par-1.ind-1", "", "green."),
        ("art-25a.par-1.sub-2", "", "It counts twice."),
        ("art-25a.par-1a", "", "First."),
        ("art-25a.par-1a.sub-2", "", "Second."),
        ("fin", "", "Done at Brussels."),
    ]


def test_footnotes_belong_to_the_passage_where_they_stand() -> None:
    found = passages(ARTICLE)
    assert {id: passage.notes for id, passage in found.items() if passage.notes} == {
        "tit": ("Text for the EEA.",),
        "cit-1": ("OJ C 1.",),
        "art-25a.par-1.pt-a-i": ("Or very old.",),
    }


def test_labels_are_in_the_language_of_the_act_where_it_is_ours() -> None:
    assert passages(ARTICLE, "SV")["art-25a.par-1.pt-a-i"].label == "artikel 25a.1 a i"
    assert passages(ARTICLE, "FR")["art-25a.par-1.pt-a-i"].label == "Article 25a(1)(a)(i)"


def test_articles_that_an_article_quotes_belong_to_it() -> None:
    quoted = """<ARTICLE><TI.ART>Article 1</TI.ART><ALINEA><P>Amended as follows:</P><LIST><ITEM><NP><NO.P>(1)</NO.P>
<TXT>Article 9 is replaced:</TXT><P><QUOT.S><ARTICLE><TI.ART><QUOT.START CODE="2018"/>Article 9</TI.ART>
<STI.ART>Gas</STI.ART><PARAG><NO.PARAG>1.</NO.PARAG><ALINEA>Gas counts.<QUOT.END CODE="2019"/></ALINEA></PARAG>
</ARTICLE></QUOT.S></P></NP></ITEM></LIST></ALINEA></ARTICLE>"""
    assert texts(quoted) == {
        "art-1": "Amended as follows:",
        "art-1.pt-1": "Article 9 is replaced:",
        "art-1.pt-1.qt-1": "‘Article 9",
        "art-1.pt-1.qt-2": "Gas",
        "art-1.pt-1.qt-3": "1. Gas counts.’",
    }


def test_a_second_list_of_the_same_numbers_stands_under_its_own_text() -> None:
    item = "<ITEM><NP><NO.P>({})</NO.P><TXT>{}</TXT></NP></ITEM>"
    lists = (
        f"<P>One:</P><LIST>{item.format('a', 'x')}</LIST><P>Two:</P><LIST>{item.format('a', 'y')}"
        f"{item.format('b', 'z')}</LIST>"
    )
    assert texts(f"<ARTICLE><TI.ART>Article 1</TI.ART><ALINEA>{lists}</ALINEA></ARTICLE>") == {
        "art-1": "One:",
        "art-1.pt-a": "x",
        "art-1.sub-2": "Two:",
        "art-1.sub-2.pt-a": "y",
        "art-1.sub-2.pt-b": "z",
    }


def test_tables_and_formulas_lose_no_word() -> None:
    article = """<ARTICLE><TI.ART>Article 1</TI.ART><ALINEA><P>Values:</P><TBL><TITLE><TI><P>Gases</P></TI></TITLE>
<CORPUS><ROW><CELL>Gas<NOTE><P>Dry.</P></NOTE></CELL><CELL><IE/></CELL><CELL>25</CELL></ROW>
<ROW><CELL>N<HT TYPE="SUB">2</HT>O</CELL><CELL>298</CELL></ROW></CORPUS></TBL>
<P><FORMULA>E<OP.CMP TYPE="EQ"/><EXPR>a<OP.MATH TYPE="PLUS"/>b</EXPR></FORMULA></P></ALINEA></ARTICLE>"""
    found = passages(article)
    assert found["art-1.tbl-1"].heading == "Gases"
    assert found["art-1.tbl-1"].text == "Gas | | 25\nN2O | 298"
    assert found["art-1.tbl-1"].notes == ("Dry.",)
    assert found["art-1.sub-2"].text == "E = a + b"


def test_an_annex_with_parts_and_numbered_headings() -> None:
    annex = """<ANNEX><TITLE><TI><P>ANNEX\xa0IXa</P></TI><STI><P>Feedstocks</P></STI></TITLE><CONTENTS>
<GR.SEQ><TITLE><TI><NP><NO.P>A.</NO.P><TXT>Advanced</TXT></NP></TI></TITLE>
<NP><NO.P>1.</NO.P><TXT>Algae.</TXT></NP><NP><NO.P>1.1</NO.P><TXT>Green algae.</TXT></NP></GR.SEQ>
<GR.SEQ><TITLE><TI><P>Other things</P></TI></TITLE><P>Straw.</P></GR.SEQ></CONTENTS></ANNEX>"""
    found = read(annex.encode(), "annex.xml")
    assert not isinstance(found, str)
    assert [(passage.id, passage.heading, passage.text) for passage in found] == [
        ("anx-IXa", "Feedstocks", ""),
        ("anx-IXa.prt-A", "Advanced", ""),
        ("anx-IXa.prt-A.pt-1", "", "Algae."),
        ("anx-IXa.prt-A.pt-1-1", "", "Green algae."),
        ("anx-IXa.sct-1", "Other things", "Straw."),
    ]


def test_what_a_consolidated_act_keeps_as_repealed_says_so() -> None:
    articles = """<ARTICLE><TI.ART>Article 1</TI.ART><ALINEA>Stays<?PAGE NO='2'?> here.</ALINEA></ARTICLE>
<?CLG.MDFO ID="O1" ACTION="DELETED"?><ARTICLE><TI.ART>Article 2</TI.ART><ALINEA>Went.</ALINEA></ARTICLE>
<?CLG.MDFC ID="C1" IDREF="O1"?><?CLG.MDFO ID="O2" ACTION="REPLACED"?>
<ARTICLE><TI.ART>Article 3</TI.ART><ALINEA>New.</ALINEA></ARTICLE><?CLG.MDFC ID="C2" IDREF="O2"?>"""
    found = passages(articles)
    assert [id for id, passage in found.items() if passage.repealed] == ["art-2"]
    assert found["art-1"].text == "Stays here."


def test_articles_of_an_annex_are_within_it() -> None:
    text = """<CONS.ACT><CONS.DOC><ENACTING.TERMS><ARTICLE><TI.ART>Article 1</TI.ART><ALINEA>One.</ALINEA></ARTICLE>
</ENACTING.TERMS><CONS.ANNEX><TITLE><TI><P>ANNEX</P></TI></TITLE><CONTENTS><GR.SEQ>
<TITLE><TI><P>Rules</P></TI></TITLE><DIVISION><TITLE><TI><P>Chapter 1</P></TI></TITLE><ARTICLE>
<TI.ART>Article 1</TI.ART><ALINEA>Two.</ALINEA></ARTICLE></DIVISION></GR.SEQ></CONTENTS></CONS.ANNEX></CONS.DOC></CONS.ACT>"""
    found = read(text.encode(), "act.xml")
    assert not isinstance(found, str)
    articles = {passage.id: passage.text for passage in found if passage.text}
    assert articles["art-1"] == "One."
    assert next(id for id, text in articles.items() if text == "Two.").startswith("anx.")


def test_what_is_no_act_is_told_why() -> None:
    for data, reason in (
        (b"", "The file is empty."),
        (b'{"a": 1}', "The file is JSON, not an act."),
        (b"<DOC><X/></DOC>", "lists the parts"),
        (b"<MATH/>", "holds no act"),
        (b"<ACT>", "no well-formed XML"),
        (b"<ACT><P/></ACT>", "no text"),
        (b"%PDF-1.7", "is a PDF"),
        (b"PK\x03\x04rest", "a Word file"),
        (b"\x00\x01\x02\x03" * 40, "is no text"),
    ):
        found = read(data, "f")
        assert isinstance(found, str), data
        assert reason in found


def test_a_file_that_nests_without_end_is_refused() -> None:
    found = read(b"<ACT>" + b"<P>" * 20_000 + b"x" + b"</P>" * 20_000 + b"</ACT>", "f")
    assert isinstance(found, str)
