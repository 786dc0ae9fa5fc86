"""Pages of every generation give the same passages as the act has."""

from __future__ import annotations

import pytest

from utblick.connectors.eurlex.passages import read
from utblick.engine.passages.writing import Passage

# One small act, as the site and the Journal have set acts over the years.
OLD = """<!DOCTYPE HTML><html lang="EN"><body><div id="TexteOnly">
<p>THE COUNCIL OF THE EUROPEAN UNION,</p><p>Having regard to the Treaty,</p><p>Whereas:</p>
<p>(1) Biogas is made of waste.</p><p>HAS ADOPTED THIS DIRECTIVE:</p>
<p>Article 1 Targets</p><p>1. Count the following:</p><p>(a) gas:</p><p>(i) old;</p><p>(b) straw.</p>
<p>Count it twice.</p><p>2. Report.</p><p>Article 2</p><p>This Directive is addressed to the Member States.</p>
<p>Done at Brussels, 3 January 1998.</p><p>ANNEX I</p><p>LIST</p><p>1. Straw.</p></div></body></html>"""
JOURNAL = """<html xmlns="http://www.w3.org/1999/xhtml"><body><p class="{p}hd-oj">L 1/1</p>
<p class="{p}doc-ti">DIRECTIVE OF THE COUNCIL</p><p class="{p}doc-ti">on biogas</p>
<p class="{p}normal">THE COUNCIL OF THE EUROPEAN UNION,</p><p class="{p}normal">Having regard to the Treaty
<a id="c1" href="#n1">(<span>1</span>)</a>,</p><p class="{p}normal">Whereas:</p>
<table><col width="4%"/><tr><td><p class="{p}normal">(1)</p></td><td><p class="{p}normal">Biogas is made of waste.</p></td></tr></table>
<p class="{p}normal">HAS ADOPTED THIS DIRECTIVE:</p>
<div{one}><p class="{p}ti-art">Article 1</p><p class="{p}sti-art">Targets</p>
<div><p class="{p}normal">1. Count the following:</p><table><tr><td><p class="{p}normal">(a)</p></td><td>
<p class="{p}normal">gas:</p><table><tr><td><p class="{p}normal">(i)</p></td><td><p class="{p}normal">old;</p></td></tr></table>
</td></tr></table><table><tr><td><p class="{p}normal">(b)</p></td><td><p class="{p}normal">straw.</p></td></tr></table>
<p class="{p}normal">Count it twice.</p></div><div><p class="{p}normal">2. Report.</p></div></div>
<div{two}><p class="{p}ti-art">Article 2</p><p class="{p}normal">This Directive is addressed to the Member States.</p></div>
<div class="{p}final"><p class="{p}normal">Done at Brussels, 3 January 2031.</p></div>
<p class="{p}note"><a id="n1" href="#c1">(1)</a> OJ C 1.</p>
<p class="{p}doc-ti">ANNEX I</p><p class="{p}ti-grseq-1">LIST</p>
<table><tr><td><p class="{p}normal">1.</p></td><td><p class="{p}normal">Straw.</p></td></tr></table></body></html>"""
CONSOLIDATED = """<!DOCTYPE html><html><head><title>Consolidated TEXT: 32031L0007 — EN — 01.07.2032</title></head><body>
<p class="reference">02031L0007 — EN — 001</p><p class="title-doc-first">DIRECTIVE OF THE COUNCIL</p>
<p class="title-doc-last">on biogas</p><p class="hd-modifiers">Amended by:</p><p class="modref">▼B</p>
<p class="norm">THE COUNCIL OF THE EUROPEAN UNION,</p><p class="norm">Having regard to the Treaty (<a href="#E1">1</a>),</p>
<p class="norm">Whereas:</p><div style="margin-left: 30pt; text-indent: -30pt"><p class="norm">(1)<span> </span>Biogas is made of waste.</p></div>
<p class="norm">HAS ADOPTED THIS DIRECTIVE:</p><p class="title-article-norm">Article 1</p><p class="stitle-article-norm">Targets</p>
<p class="norm">1.   Count the following:</p><div style="margin-left: 30pt; text-indent: -30pt"><p class="norm">(a)<span> </span>gas:</p>
<div style="margin-left: 30pt; text-indent: -30pt"><p class="norm">(i)<span> </span>►M1 old ◄ ;</p></div></div>
<div style="margin-left: 30pt; text-indent: -30pt"><p class="norm">(b)<span> </span>straw.</p></div><p class="modref">▼M1</p>
<p class="norm">Count it twice.</p><p class="norm">2.   Report.</p><p class="title-article-norm">Article 2</p>
<p class="norm">This Directive is addressed to the Member States.</p><p class="title-annex-1">ANNEX I</p>
<p class="title-annex-2">LIST</p><div style="margin-left: 30pt; text-indent: -30pt"><p class="norm">1.<span> </span>Straw.</p></div>
<p class="footnote">(<a id="E1" href="#src.E1">1</a>) OJ C 1.</p></body></html>"""
GRID = """<!DOCTYPE html><html><body><div class="eli-subdivision" id="art_1"><p class="title-article-norm">Article 1</p>
<div class="eli-title"><p class="stitle-article-norm">Targets</p></div><div class="norm"><span class="no-parag">1.  </span>
<div class="norm inline-element">Count the following:</div></div><div class="grid-container grid-list">
<div class="list grid-list-column-1"><span>(a) </span></div><div class="grid-list-column-2"><p class="norm">gas:</p>
<div class="grid-container grid-list"><div class="list grid-list-column-1"><span>(i) </span></div>
<div class="grid-list-column-2"><p class="norm">old;</p></div></div></div></div><div class="grid-container grid-list">
<div class="list grid-list-column-1"><span>(b) </span></div><div class="grid-list-column-2"><p class="norm">straw.</p></div></div>
<p class="norm">Count it twice.</p><div class="norm"><span class="no-parag">2.  </span><div class="norm inline-element">Report.</div></div></div>
<div class="eli-subdivision" id="art_2"><p class="title-article-norm">Article 2</p>
<p class="norm">This Directive is addressed to the Member States.</p></div>
<p class="title-annex-1">ANNEX I</p><p class="title-annex-2">LIST</p><p class="norm">1.  Straw.</p></body></html>"""
PROPOSAL = """<html><body><div class="content"><p class="Exposdesmotifstitre">EXPLANATORY MEMORANDUM</p>
<p class="li ManualHeading1"><span class="num">1.</span><span>CONTEXT</span></p><p class="Normal">Gas is good.</p>
<p class="Statut">Proposal for a</p><p class="Typedudocument">DIRECTIVE OF THE COUNCIL</p><p class="Titreobjet">on biogas</p>
<p class="Institutionquiagit">THE COUNCIL OF THE EUROPEAN UNION,</p><p class="Normal">Having regard to the Treaty,</p>
<p class="Normal">Whereas:</p><p class="li ManualConsidrant"><span class="num">(1)</span><span>Biogas is made of waste.</span></p>
<p class="Formuledadoption">HAS ADOPTED THIS DIRECTIVE:</p><p class="Titrearticle"><span>Article 1</span><span><br>Targets</span></p>
<p class="li NumPar1"><span class="num">1.</span><span>Count the following:</span></p>
<p class="li Point1"><span class="num">(a)</span><span>gas:</span></p><p class="li Point2"><span class="num">(i)</span><span>old;</span></p>
<p class="li Point1"><span class="num">(b)</span><span>straw.</span></p><p class="Text1">Count it twice.</p>
<p class="li NumPar1"><span class="num">2.</span><span>Report.</span></p><p class="Titrearticle">Article 2</p>
<p class="Normal">This Directive is addressed to the Member States.</p><p class="Fait">Done at Brussels,</p>
<p class="Annexetitre"><span>ANNEX I</span><br><span>LIST</span></p><p class="li NumPar1"><span class="num">1.</span><span>Straw.</span></p></div></body></html>"""
GENERATIONS = {
    "before 2004": OLD,
    "the Journal until 2023": JOURNAL.format(p="", one="", two=""),
    "the Journal since": JOURNAL.format(p="oj-", one=' id="art_1"', two=' id="art_2"'),
    "consolidated": CONSOLIDATED,
    "consolidated in grids": GRID,
    "proposal": PROPOSAL,
}
ARTICLES = {
    "art-1": "",
    "art-1.par-1": "Count the following:",
    "art-1.par-1.pt-a": "gas:",
    "art-1.par-1.pt-a-i": "old;",
    "art-1.par-1.pt-b": "straw.",
    "art-1.par-1.sub-2": "Count it twice.",
    "art-1.par-2": "Report.",
    "art-2": "This Directive is addressed to the Member States.",
}


def passages(page: str) -> dict[str, Passage]:
    found = read(page.encode(), "en.html")
    assert not isinstance(found, str), found
    return {passage.id: passage for passage in found}


@pytest.mark.parametrize("generation", GENERATIONS)
def test_every_generation_gives_the_same_articles(generation: str) -> None:
    found = passages(GENERATIONS[generation])
    own = {id: passage.text.replace(" ;", ";") for id, passage in found.items() if id.startswith("art-")}
    assert own == ARTICLES
    assert found["art-1"].heading == "Targets"
    assert "anx-I" in found
    assert any(id.startswith("anx-I") and passage.text == "Straw." for id, passage in found.items())


@pytest.mark.parametrize("generation", [name for name in GENERATIONS if "grids" not in name])
def test_every_generation_gives_the_same_preamble(generation: str) -> None:
    found = passages(GENERATIONS[generation])
    assert found["rec-1"].text == "Biogas is made of waste."
    assert found["cit-1"].text.startswith("Having regard to the Treaty")
    assert [id for id in found if id.startswith("pre")] == ["pre", "pre.sub-2", "pre.sub-3"]


def test_titles_notes_and_final_formulas() -> None:
    journal, consolidated = passages(GENERATIONS["the Journal since"]), passages(CONSOLIDATED)
    for found in (journal, consolidated):
        assert found["tit"].text == "DIRECTIVE OF THE COUNCIL on biogas"
        assert found["cit-1"].text == "Having regard to the Treaty,"
        assert found["cit-1"].notes == ("OJ C 1.",)
    assert journal["fin"].text.startswith("Done at Brussels")


def test_a_footnote_that_is_referred_to_twice_belongs_to_both_passages() -> None:
    page = """<html><body><p class="title-article-norm">Article 1</p><p class="norm">1. Gas (<a href="#E1">1</a>).</p>
<p class="norm">2. Straw <a href="#E1">(1)</a>.</p><p class="footnote">(<a id="E1" href="#s">1</a>) OJ C 1.</p></body></html>"""
    found = passages(page)
    assert [(found[id].text, found[id].notes) for id in ("art-1.par-1", "art-1.par-2")] == [
        ("Gas.", ("OJ C 1.",)),
        ("Straw.", ("OJ C 1.",)),
    ]


def test_what_is_not_the_act_is_left_out() -> None:
    said = " ".join(passage.text for passage in passages(CONSOLIDATED).values())
    assert not any(mark in said for mark in ("▼", "►", "◄", "Amended by", "02031L0007"))


def test_the_explanatory_memorandum_is_kept_apart() -> None:
    found = passages(PROPOSAL)
    assert [passage.text for id, passage in found.items() if id.startswith("txt")][:3] == [
        "EXPLANATORY MEMORANDUM",
        "1. CONTEXT",
        "Gas is good.",
    ]


def test_quoted_articles_belong_to_the_article_that_quotes_them() -> None:
    page = """<html><body><div class="eli-subdivision" id="art_1"><p class="oj-ti-art">Article 1</p>
<p class="oj-normal">Directive 2018/2001 is amended as follows:</p><table><tr><td><p class="oj-normal">(1)</p></td><td>
<p class="oj-normal">Article 9 is replaced by the following:</p><p class="oj-ti-art">‘Article 9</p>
<p class="oj-sti-art">Gas</p><p class="oj-normal">1. Gas counts.</p><p class="oj-normal">2. Twice.’;</p></td></tr></table>
<table><tr><td><p class="oj-normal">(2)</p></td><td><p class="oj-normal">Annex I is deleted.</p></td></tr></table></div>
<div class="eli-subdivision" id="art_2"><p class="oj-ti-art">Article 2</p><p class="oj-normal">It applies.</p></div></body></html>"""
    assert [(id, passage.text) for id, passage in passages(page).items()] == [
        ("art-1", "Directive 2018/2001 is amended as follows:"),
        ("art-1.pt-1", "Article 9 is replaced by the following:"),
        ("art-1.pt-1.qt-1", "‘Article 9"),
        ("art-1.pt-1.qt-2", "Gas"),
        ("art-1.pt-1.qt-3", "1. Gas counts."),
        ("art-1.pt-1.qt-4", "2. Twice.’;"),
        ("art-1.pt-2", "Annex I is deleted."),
        ("art-2", "It applies."),
    ]


def test_tables_are_kept_row_by_row() -> None:
    page = """<html><body><p class="oj-doc-ti">ANNEX II</p><table class="oj-table"><tr><td><p class="oj-tbl-hdr">Fuel</p></td>
<td><p class="oj-tbl-hdr">MJ/kg</p></td></tr><tr><td><p class="oj-tbl-txt">Bio-Propane</p></td><td><p>46</p></td></tr></table></body></html>"""
    assert passages(page)["anx-II.tbl-1"].text == "Fuel | MJ/kg\nBio-Propane | 46"


def test_a_page_of_the_site_without_text_is_refused() -> None:
    found = read(b'<html class="no-js"><body><div id="MainContainer">Menu</div></body></html>', "en.html")
    assert found == "The page holds the frame of the EUR-Lex site and no text of an act."


@pytest.mark.parametrize("opening", ["<div>", "<table><tr><td>(a)</td><td>"])
def test_a_page_that_nests_without_end_is_refused(opening: str) -> None:
    found = read(f"<html><body>{opening * 5_000}x".encode(), "en.html")
    assert isinstance(found, str)
    assert "nests" in found
