"""Real acts of every format fall into as many articles, recitals and annexes as they have."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from utblick.connectors.eurlex.passages import read
from utblick.engine.passages import plain
from utblick.engine.passages.changes import changes
from utblick.engine.passages.ids import parsed, written
from utblick.engine.passages.reference import locate
from utblick.engine.passages.writing import Passage

# file -> articles, recitals, annexes; a star stands for the digest in the names of versions
CORPUS = {
    "31998l0070/versions/1998-10-13*/en.html": (16, 26, 4),
    "31998l0070/versions/2003-11-20*/en.html": (17, 26, 4),
    "31998l0070/versions/2009-06-25*/en.xml": (22, 26, 4),
    "31998l0070/versions/2009-06-25*/en.fmx4/*.xml": (23, 26, 4),
    "31998l0070/versions/2011-06-22*/en.xml": (22, 26, 4),
    "31998l0070/versions/2011-06-22*/en.fmx4/*.xml": (23, 26, 4),
    "31998l0070/versions/2014-07-01*/en.html": (22, 26, 4),
    "31998l0070/versions/2014-07-01*/en.fmx4/*.xml": (23, 26, 4),
    "31998l0070/versions/2015-10-05*/en.html": (23, 26, 5),
    "31998l0070/versions/2015-10-05*/en.fmx4/*.xml": (24, 26, 5),
    "31998l0070/versions/2018-12-24*/en.html": (23, 0, 5),
    "31998l0070/versions/2018-12-24*/en.fmx4/*.xml": (24, 0, 5),
    "32009l0028/versions/2009-04-23*/en.xml": (29, 97, 7),
    "32009l0028/versions/2013-07-01*/en.html": (29, 97, 7),
    "32009l0028/versions/2013-07-01*/en.fmx4/*.xml": (29, 97, 7),
    "32009l0028/versions/2015-10-05*/en.html": (29, 97, 9),
    "32009l0028/versions/2015-10-05*/en.fmx4/*.xml": (30, 97, 9),
    "32009l0028/versions/2021-07-01*/en.html": (0, 0, 0),
    "32009l0028/versions/2021-07-01*/en.fmx4/*.xml": (30, 0, 9),
    "32015l0652/versions/2015-04-25*/en.html": (9, 18, 4),
    "32015l0652/versions/2015-04-25*/en.fmx4/*.xml": (9, 18, 4),
    "32015l0652/versions/2018-12-24*/en.html": (9, 0, 4),
    "32015l0652/versions/2018-12-24*/en.fmx4/*.xml": (9, 0, 4),
    "32015l1513/versions/2015-09-09*/en.xml": (6, 38, 2),
    "32015l1513/versions/2015-09-09*/fr.xml": (6, 38, 2),
    "32015l1513/versions/2021-07-01*/en.html": (5, 0, 2),
    "32015l1513/versions/2021-07-01*/fr.html": (5, 0, 2),
    "32015l1513/versions/2021-07-01*/en.fmx4/*.xml": (6, 0, 2),
    "32018l2001/versions/2018-12-11*/en.xml": (39, 131, 11),
    "32018l2001/versions/2018-12-21*/en.fmx4/*.xml": (39, 0, 11),
    "32018l2001/versions/2022-06-07*/en.fmx4/*.xml": (39, 0, 11),
    "32018l2001r(01)/versions/2019-03-19*/fr.xml": (0, 0, 0),
    "32018l2001r(04)/versions/2020-09-25*/en.xml": (0, 0, 0),
    "32018l2001r(04)/versions/2020-09-25*/fr.xml": (0, 0, 0),
    "32018l2001r(12)/versions/2025-10-27*/en.xml": (0, 0, 0),
    "32019r0807/versions/2019-03-13*/en.xml": (8, 18, 1),
    "32019r0807/versions/2019-03-13*/fr.xml": (8, 18, 1),
    "32021r2003/versions/2021-08-06*/en.xml": (8, 8, 0),
    "32022r2448/versions/2022-12-13*/en.xml": (8, 10, 0),
    "32023l2413/versions/2023-10-18*/en.xml": (7, 103, 2),
    "32024r0795/versions/2024-02-29*/en.xml": (20, 32, 0),
    "32024r0795/versions/2025-12-23*/en.html": (20, 0, 0),
    "32024r0795/versions/2025-12-23*/en.fmx4/*.xml": (20, 0, 0),
}
OTHERS = {
    "eurlex-formex/32017R1001/L_2017154EN.01000101.xml": (212, 48, 0),
    "eurlex-formex/32017R1001/L_2017154EN.01008901.xml": (0, 0, 1),
    "eurlex-formex/32022R2065/L_2022277EN.01000101.xml": (93, 156, 0),
    "eurlex-formex/32024R1689/L_202401689EN.000101.fmx.xml": (113, 180, 0),
    "eurlex-formex/32024R1689/L_202401689EN.012401.fmx.xml": (0, 0, 1),
    "eurlex-formex/aia.fmx.xml": (113, 180, 13),
    "eurlex-formex/gdpr.fmx.xml": (99, 173, 0),
    "eurlex-formex/lexparency/document_1.xml": (6, 4, 0),
    "eurlex-formex/lexparency/visakodex.xml": (60, 0, 14),
    "eurlex-html/aiact-32024R1689-abridged.xhtml": (3, 0, 1),
    "eurlex-html/gdpr-32016R0679-abridged.xhtml": (2, 0, 0),
    "eurlex-html/modern_1_raw.html": (5, 2, 2),
    "eurlex-html/old_1_raw.html": (6, 5, 0),
    "eurlex-html/old_consolidated_raw.html": (7, 0, 0),
    "eurlex-html/proposal_raw.html": (85, 89, 9),
    "ai-act-negotiation/AIA-Trilogue-Coreper20240202.txt": (113, 176, 13),
    "ai-act-negotiation/EP-amendments-parliament.txt": (38, 137, 1),
}
REFUSED = {
    "eurlex-red-corpus/works/31998l0070/versions/2000-12-04*/en.html": "no text of an act",
    "eurlex-red-corpus/works/31998l0070/versions/2003-03-22*/en.html": "no text of an act",
    "eurlex-formex/32024R1689/L_202401689EN.toc.fmx.xml": "table of contents",
    "eurlex-formex/32022R2065/L_2022277EN.01000101.doc.xml": "lists the parts",
    "eurlex-formex/lexparency/formulas.xml": "holds no act",
    "eurlex-html/stub_1.html": "no text of an act",
    "eurlex-units/DORA.json": "JSON",
}
FILES = {f"eurlex-red-corpus/works/{name}": counts for name, counts in CORPUS.items()} | OTHERS


def path_of(shared_data: Path, pattern: str) -> Path:
    (path,) = shared_data.glob(pattern)
    return path


def passages(path: Path) -> list[Passage]:
    found = read(path.read_bytes(), str(path))
    assert not isinstance(found, str), found
    return found


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]{4,}", text))


@pytest.mark.parametrize("pattern", FILES)
def test_articles_recitals_and_annexes_are_as_many_as_the_act_has(shared_data: Path, pattern: str) -> None:
    found = passages(path_of(shared_data, pattern))
    ids = [passage.id for passage in found]
    assert len(ids) == len(set(ids))
    assert all((path := parsed(id)) is not None and written(path) == id for id in ids)
    tops = Counter((parsed(id) or (("", ""),))[0][0] for id in ids if "." not in id)
    assert (tops["art"], tops["rec"], tops["anx"]) == FILES[pattern]


@pytest.mark.parametrize("pattern", REFUSED)
def test_files_without_an_act_are_refused_with_the_reason(shared_data: Path, pattern: str) -> None:
    path = path_of(shared_data, pattern)
    found = read(path.read_bytes(), str(path))
    assert isinstance(found, str)
    assert REFUSED[pattern] in found


def test_no_file_of_the_corpus_is_left_out(shared_data: Path) -> None:
    works = shared_data / "eurlex-red-corpus" / "works"
    files = {path for ending in ("*.html", "*.xml") for path in works.rglob(ending)}
    tried = {path_of(shared_data, pattern) for pattern in [*FILES, *REFUSED] if "red-corpus" in pattern}
    assert files == tried


_UNREAD = {"BIB.INSTANCE", "FAM.COMP", "INFO.CONSLEG", "INFO.PROD", "PUBLICATION", "INCL.ELEMENT"}
_INLINE = {
    "HT",
    "IND",
    "EXPR",
    "FT",
    "DATE",
    "IE",
    "QUOT.START",
    "QUOT.END",
    "BASE",
    "REF.DOC.OJ",
    "DIVIDEND",
}
_WORDS_OF_NUMBERS = "annex anhang article artikel chapter section title titel kapitel part teil"


def printed(element: etree._Element) -> str:
    """Give all text of a Formex element, read apart from the reader."""
    if not isinstance(element.tag, str) or element.tag in _UNREAD:
        return element.tail or ""
    space = "" if element.tag in _INLINE else " "
    inner = (element.text or "") + "".join(map(printed, element))
    return f"{space}{inner}{space}{element.tail or ''}"


@pytest.mark.parametrize("pattern", [name for name in FILES if "en.fmx4" in name or "eurlex-formex" in name])
def test_formex_loses_no_word(shared_data: Path, pattern: str) -> None:
    path = path_of(shared_data, pattern)
    had = words(printed(etree.fromstring(path.read_bytes(), etree.XMLParser(remove_pis=True))))
    has = words(" ".join(" ".join((p.label, p.heading, p.text, *p.notes)) for p in passages(path)))
    # The words before the numbers of articles, chapters and annexes stand in the labels in our own form.
    lost = {word: n for word, n in (had - has).items() if word.casefold() not in _WORDS_OF_NUMBERS.split()}
    assert sum(lost.values()) <= 0.001 * sum(had.values()), lost


@pytest.mark.parametrize("pattern", [name for name in CORPUS if "fmx4" in name])
def test_page_and_formex_of_one_version_give_the_same_passages(shared_data: Path, pattern: str) -> None:
    works = shared_data / "eurlex-red-corpus" / "works"
    formex = path_of(works, pattern)
    pages = [path for name in ("en.html", "en.xml") if (path := formex.parent.parent / name).exists()]
    if not pages or CORPUS[pattern] == (30, 0, 9):
        pytest.skip("there is no page with the text of this version")
    on_page = {passage.id: squeezed(passage.text) for passage in passages(pages[0])}
    kept = [
        p for p in passages(formex) if p.text and not p.repealed and re.match(r"(art|rec)-(?!.*\.qt-)", p.id)
    ]
    same = sum(on_page.get(passage.id) == squeezed(passage.text) for passage in kept)
    assert same >= 0.93 * len(kept)


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


@pytest.mark.parametrize("work", ["31998l0070", "32009l0028", "32015l0652", "32018l2001"])
def test_each_version_is_rebuilt_from_what_changed_since_the_one_before(shared_data: Path, work: str) -> None:
    files = sorted((shared_data / "eurlex-red-corpus" / "works" / work).glob("versions/*/en.fmx4/*.xml"))
    versions = [passages(path) for path in files]
    assert len(versions) > 1
    for old, new in itertools.pairwise(versions):
        found = changes(old, new)
        before = Counter((passage.id, passage.text) for passage in old)
        after = Counter((passage.id, passage.text) for passage in new)
        assert before == Counter(
            (c.old_id or c.id, "".join(text for sign, text in c.words if sign != "+"))
            for c in found
            if c.change != "inserted"
        )
        assert after == Counter(
            (c.id, "".join(text for sign, text in c.words if sign != "-"))
            for c in found
            if c.change != "deleted"
        )


def test_the_articles_that_a_compromise_renumbered_are_found_again(shared_data: Path) -> None:
    agreed = passages(shared_data / "ai-act-negotiation" / "AIA-Trilogue-Coreper20240202.txt")
    adopted = passages(shared_data / "eurlex-formex" / "aia.fmx.xml")
    articles = {
        c.id: c.old_id for c in changes(agreed, adopted) if re.fullmatch(r"art-\w+", c.id) and c.old_id
    }
    assert len(articles) > 80
    assert {id: articles[id] for id in ("art-4", "art-19", "art-27", "art-50", "art-99")} == {
        "art-4": "art-4b",
        "art-19": "art-20",
        "art-27": "art-29a",
        "art-50": "art-52",
        "art-99": "art-71",
    }


def test_what_another_program_cites_is_found(shared_data: Path) -> None:
    units = json.loads((shared_data / "eurlex-units" / "DORA.json").read_text("utf-8"))["units"]
    rows: list[str] = []
    for unit in units:
        if unit["type"] == "article":
            rows += [unit["ref"], unit["heading"] or "", unit["text"]]
        elif unit["type"] != "document_title":
            rows.append(f"{unit['ref'] or ''} {unit['text']}")
    found = {passage.id: squeezed(passage.text) for passage in plain.passages_of("\n".join(rows))}
    assert Counter(id.partition("-")[0] for id in found if "." not in id) >= Counter({"art": 64, "rec": 106})
    cited = [
        u for u in units if u["type"] in ("recital", "paragraph", "point") and not u["is_amendment_text"]
    ]
    right = sum(found.get(locate(u["target_path"], found)) == squeezed(u["text"]) for u in cited if u["text"])
    assert right >= 0.98 * len(cited)
