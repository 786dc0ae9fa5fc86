"""Acts are read whole, in reading order, with their notes in place, from Formex and from pages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.eurlex.act import celex_in
from utblick.connectors.eurlex.acts import read
from utblick.connectors.record import DocumentRecord, Reject


def act(text: str, name: str = "act.xml") -> DocumentRecord:
    (record,) = read(text.encode(), name)
    assert isinstance(record, DocumentRecord), record
    return record


def refused(text: str, name: str = "f.xml") -> str:
    (record,) = read(text.encode(), name)
    assert isinstance(record, Reject), record
    return record.reason


FORMEX = """<?xml version="1.0"?><ACT><BIB.INSTANCE><DOCUMENT.REF FILE="L_2031001EN.doc.xml"/>
<DATE ISO="20310102">20310102</DATE><LG.DOC>EN</LG.DOC><NO.SEQ>0001</NO.SEQ>
<NO.DOC FORMAT="YN"><NO.CURRENT>7</NO.CURRENT><YEAR>2031</YEAR></NO.DOC></BIB.INSTANCE>
<TITLE><TI><P>Directive (EU) 2031/7 of the <HT>Council</HT></P>
<P>on biogas<NOTE><P>Short.</P></NOTE></P></TI></TITLE>
<PREAMBLE><PREAMBLE.INIT>THE COUNCIL,</PREAMBLE.INIT><GR.VISA>
<VISA>Having regard to the opinion<NOTE><P><REF>OJ C 1</REF>.</P>
</NOTE>,</VISA></GR.VISA><GR.CONSID><CONSID><NP><NO.P>(1)</NO.P>
<TXT>CO<HT TYPE="SUB">2</HT> falls.</TXT></NP></CONSID>
</GR.CONSID></PREAMBLE><ENACTING.TERMS><ARTICLE><TI.ART>Article 1</TI.ART><PARAG><NO.PARAG>1.</NO.PARAG>
<ALINEA>A <QUOT.START CODE="2018"/>thing<QUOT.END CODE="2019"/> is: <LIST><ITEM>
<NP><NO.P>(a)</NO.P><TXT>big;</TXT></NP></ITEM>
</LIST></ALINEA></PARAG></ARTICLE></ENACTING.TERMS><FINAL><TBL><CORPUS><ROW><CELL>x</CELL><CELL>y</CELL></ROW></CORPUS></TBL>
</FINAL></ACT>"""


def test_formex_as_adopted() -> None:
    record = act(FORMEX)
    assert record.title == "Directive (EU) 2031/7 of the Council on biogas"
    assert (record.source_id, record.type, record.language) == ("32031L0007.ENG", "act", "en")
    assert record.published == "2031-01-02"
    assert record.fields["act"] == ["2031/7"]
    assert [part for part in record.text.split("\n") if part] == [
        "Directive (EU) 2031/7 of the Council",
        "on biogas [Short.]",
        "THE COUNCIL,",
        "Having regard to the opinion [OJ C 1.],",
        "(1) CO2 falls.",
        "Article 1",
        "1. A ‘thing’ is:",
        "(a) big;",
        "x y",
    ]


def test_formex_consolidated() -> None:
    text = f"""<CONS.ACT><INFO.CONSLEG CONSLEG.REF="2031L0007" START.DATE="20330405"/><CONS.DOC><BIB.INSTANCE>
    <LG.DOC>SV</LG.DOC></BIB.INSTANCE>
    <FAM.COMP><BIB.DATA><NO.CELEX>32031L0007</NO.CELEX><DATE ISO="20310102"/></BIB.DATA>
    <GR.MOD.ACT><MOD.ACT><NO.CELEX>32033L0001</NO.CELEX></MOD.ACT></GR.MOD.ACT></FAM.COMP>
    {FORMEX[FORMEX.index("<TITLE>") : FORMEX.index("<PREAMBLE>")]}<P>Text.</P></CONS.DOC></CONS.ACT>"""
    record = act(text)
    assert (record.source_id, record.type) == ("02031L0007-20330405.SWE", "consolidated_act")
    assert record.fields["celex"] == ["02031L0007-20330405", "32031L0007"]
    assert record.fields["valid_from"] == ["2033-04-05"]
    assert record.fields["amended_by"] == ["32033L0001"]
    assert record.url == "https://eur-lex.europa.eu/legal-content/SV/TXT/?uri=CELEX:02031L0007-20330405"


MODERN = """<html><head><title>L_2031001SV.01000101.xml</title></head><body>
<p class="oj-hd-date">3.1.2031</p>
<p class="oj-doc-ti">RÅDETS DIREKTIV (EU) 2031/7</p>
<p class="oj-doc-ti">om biogas (<a href="#n1" id="r1">1</a>)</p>
<table><tr><td><p>(1)</p></td><td><p>CO<sub>2</sub> minskar</p></td></tr></table><p>Slut.</p>
<p class="oj-doc-ti">BILAGA</p>
<p class="oj-note"><a id="n1" href="#r1">(1)</a> EUT C 1.</p>
<p class="oj-note">(2) Utan hänvisning</p>
</body></html>"""


def test_a_modern_page() -> None:
    record = act(MODERN, "sv.xml")
    assert (record.source_id, record.published, record.language) == ("32031L0007.SWE", "2031-01-03", "sv")
    assert record.title.startswith("RÅDETS DIREKTIV (EU) 2031/7 om biogas")
    assert "BILAGA" not in record.title
    lines = [part for part in record.text.split("\n") if part]
    assert lines[2:] == [
        "om biogas ( [EUT C 1.])",
        "(1) CO2 minskar",
        "Slut.",
        "BILAGA",
        "(2) Utan hänvisning",
    ]


def test_an_old_page() -> None:
    text = """<html lang="EN"><head><title>EUR-Lex - 32002R0006 - EN</title>
    <meta name="DC.description" content="Council Regulation (EC) No 6/2002 on designs">
    <meta name="DC.source" content="Official Journal L 003 , 05/01/2002 P. 1"></head><body>
    <div id="banner">Avis</div>
    <div id="TexteOnly"><p>COUNCIL REGULATION<p>Text &eacute;</div></body></html>"""
    record = act(text, "old.html")
    assert (record.source_id, record.published) == ("32002R0006.ENG", "2002-01-05")
    assert record.title == "Council Regulation (EC) No 6/2002 on designs"
    assert record.text == "COUNCIL REGULATION\n\nText é"


def test_a_proposal_is_known_by_its_first_page() -> None:
    text = """<html><body><p>Brussels, 1.2.2031 COM(2031) 12 final 2031/0044 (COD)</p>
    <p class="Typedudocument_cp">REGULATION</p><p class="Titreobjet_cp">on biogas</p>
    <p>Because.</p></body></html>"""
    record = act(text, "p.html")
    assert (record.source_id, record.type, record.title) == (
        "COM(2031) 12 final",
        "proposal",
        "REGULATION on biogas",
    )
    assert record.fields["procedure"] == ["2031/0044(COD)"]


def test_a_corrigendum_is_not_the_act_it_corrects() -> None:
    text = MODERN.replace("RÅDETS DIREKTIV", "Rättelse till rådets direktiv")
    record = act(text)
    assert record.type == "corrigendum"
    assert record.fields["corrects"] == ["32031L0007"]
    assert "celex" not in record.fields


def test_what_is_no_act_gets_a_sentence() -> None:
    assert "parts of a publication" in refused("<DOC><TITLE/></DOC>")
    assert "no act in Formex" in refused("<MATH><P>x</P></MATH>")
    assert "frame of the EUR-Lex site" in refused('<html class="no-js"><body><p>Menu</p></body></html>')
    assert "JSON" in refused('{"a": 1}')
    assert "empty" in refused("  ")
    assert "well-formed" in refused("<ACT><P>")
    assert "which act" in refused(
        "<html><head><title>Some page</title></head><body><p>Hello</p></body></html>"
    )
    assert "no text" in refused("<ACT><TITLE/></ACT>")


def test_entities_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    text = f'<!DOCTYPE ACT [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>' + FORMEX.partition("?>")[2]
    assert "secret" not in act(text.replace("THE COUNCIL,", "THE COUNCIL &x;,")).text


@given(st.binary(max_size=300))
@settings(max_examples=50)
def test_never_raises(data: bytes) -> None:
    for start in (b"", b"<html><body><p class='doc-ti'>", b"<ACT>", b"<CONS.ACT><CONS.DOC>"):
        assert len(list(read(start + data, "f"))) == 1


@pytest.mark.parametrize(
    ("text", "celex"),
    [
        ("gdpr-32016R0679-abridged.xhtml", "32016R0679"),
        ("uri=CELEX:02018L2001-20220607", "02018L2001-20220607"),
        ("L_2018328EN.01008201.xml", ""),
        ("published 20181221 in L", ""),
    ],
)
def test_celex_in_names(text: str, celex: str) -> None:
    assert celex_in(text) == celex


def test_the_real_acts(shared_data: Path) -> None:
    kinds: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    found: dict[str, DocumentRecord] = {}
    folders = ("eurlex-formex", "eurlex-html", "eurlex-red-corpus/works")
    paths = [path for folder in folders for path in sorted((shared_data / folder).rglob("*.*"))]
    for path in paths:
        if path.name == "meta.json" or path.is_dir():
            continue
        (record,) = read(path.read_bytes(), str(path))
        if isinstance(record, DocumentRecord):
            kinds[record.type] += 1
            found[str(path.relative_to(shared_data))] = record
        else:
            assert isinstance(record, Reject)
            reasons[record.reason.partition("(")[0].strip()] += 1
    assert kinds == {"act": 23, "annex": 16, "consolidated_act": 31, "corrigendum": 4, "proposal": 2}
    assert reasons == {
        "This file lists the parts of a publication": 3,
        "This file is the table of contents of an Official Journal": 1,
        "A file that starts with MATH holds no act in Formex.": 1,
        "The file is JSON, not an act.": 1,
        "The page holds no text of an act.": 7,
        "The page holds the frame of the EUR-Lex site and no text of an act.": 2,
        "The text does not say which act it is.": 2,
    }
    assert all(record.title and record.text for record in found.values())
    red = "eurlex-red-corpus/works/32009l0028/versions"
    formex = found[f"{red}/2015-10-05--56011a9d/en.fmx4/CL2009L0028EN0020010.0001.xml"]
    page = found[f"{red}/2015-10-05--56011a9d/en.html"]
    assert formex.source_id == page.source_id == "02009L0028-20151005.ENG"
    for phrase in (
        "Article 17",
        "Sustainability criteria for biofuels and bioliquids",
        "ANNEX IX",
        "Used cooking oil.",
    ):
        assert phrase in formex.text
        assert phrase in page.text
    adopted = found[f"{red}/2009-04-23--122986d4/en.xml"]
    assert adopted.source_id == "32009L0028.ENG"
    assert "Committee [Opinion of 17 September 2008 (OJ C 77, 31.3.2009, p. 43).]," in adopted.text
    assert "(1) The control of European energy consumption" in adopted.text
