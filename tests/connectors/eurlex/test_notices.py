"""Notices say the same in the old form and the new, as XML and as JSON; feed items give up their numbers."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.eurlex import feed, meta, notices
from utblick.connectors.record import DocumentRecord, Record, Reject


def uri(kind: str, name: str) -> str:
    return f"<URI><VALUE>http://x/{name}</VALUE><IDENTIFIER>{name}</IDENTIFIER><TYPE>{kind}</TYPE></URI>"


def notice(inner: str) -> DocumentRecord:
    (record,) = notices.read(f'<NOTICE decoding="eng">{inner}</NOTICE>'.encode(), "n.xml")
    assert isinstance(record, DocumentRecord), record
    return record


WORK = f"""{uri("cellar", "c1")}<SAMEAS>{uri("celex", "52031PC0012")}</SAMEAS>
<SAMEAS>{uri("immc", "COM(2031)12 final")}</SAMEAS>
<WORK_DATE_DOCUMENT><VALUE>2031-02-01</VALUE></WORK_DATE_DOCUMENT>
<WORK_CREATED_BY_AGENT><IDENTIFIER>COM</IDENTIFIER></WORK_CREATED_BY_AGENT>
<WORK_HAS_RESOURCE-TYPE><IDENTIFIER>PROP_REG</IDENTIFIER></WORK_HAS_RESOURCE-TYPE>
<WORK_CITES_WORK>{uri("cellar", "c2")}<SAMEAS>{uri("celex", "32018L2001")}</SAMEAS></WORK_CITES_WORK>
<WORK_PART_OF_DOSSIER><DOSSIER><REFERENCE_PROCEDURE><VALUE>2031/0044/COD</VALUE></REFERENCE_PROCEDURE></DOSSIER>
</WORK_PART_OF_DOSSIER>"""
OLD_FACET = f"""<WORK_IS_ABOUT_CONCEPT_EUROVOC><WORK_IS_ABOUT_CONCEPT_EUROVOC_CONCEPT>{uri("EUROVOC", "642")}
</WORK_IS_ABOUT_CONCEPT_EUROVOC_CONCEPT><WORK_IS_ABOUT_CONCEPT_EUROVOC_DOM>{uri("EUROVOC", "100150")}
</WORK_IS_ABOUT_CONCEPT_EUROVOC_DOM></WORK_IS_ABOUT_CONCEPT_EUROVOC>"""
NEW_FACET = f"""<WORK_IS_ABOUT_CONCEPT_EUROVOC><WORK_IS_ABOUT_CONCEPT_EUROVOC type="concept_hierarchy_path">
<WORK_IS_ABOUT_CONCEPT_EUROVOC leaf="true">{uri("EUROVOC", "642")}</WORK_IS_ABOUT_CONCEPT_EUROVOC>
<WORK_IS_ABOUT_CONCEPT_EUROVOC leaf="false">{uri("EUROVOC", "100150")}</WORK_IS_ABOUT_CONCEPT_EUROVOC>
</WORK_IS_ABOUT_CONCEPT_EUROVOC></WORK_IS_ABOUT_CONCEPT_EUROVOC>"""


def expression(language: str, title: str) -> str:
    return (
        f"<EXPRESSION><EXPRESSION_TITLE><VALUE>{title}</VALUE></EXPRESSION_TITLE>"
        f"<EXPRESSION_USES_LANGUAGE><IDENTIFIER>{language}</IDENTIFIER></EXPRESSION_USES_LANGUAGE></EXPRESSION>"
    )


def test_both_forms_say_the_same() -> None:
    titles = expression("SWE", "Förslag om biogas") + expression("ENG", "Proposal on biogas")
    old = notice(f"<WORK>{WORK}{OLD_FACET}</WORK>{titles}")
    new = notice(f"<WORK>{WORK}{NEW_FACET}{titles}</WORK>")
    assert old == new
    assert (old.source_id, old.type, old.title) == ("52031PC0012", "proposal", "Proposal on biogas")
    assert (old.language, old.published, old.text) == ("en", "2031-02-01", "Förslag om biogas")
    assert old.fields == {
        "com": ["COM(2031) 12 final"],
        "procedure": ["2031/0044(COD)"],
        "celex": ["52031PC0012"],
        "eurovoc": ["642"],
        "author": ["COM"],
        "titles_in": ["en", "sv"],
        "cites": ["32018L2001"],
    }


def test_a_json_notice_keeps_values_whose_key_is_repeated() -> None:
    def link(number: str) -> str:
        return json.dumps({"SAMEAS": {"URI": {"TYPE": "celex", "IDENTIFIER": number}}})

    text = (
        '{"NOTICE": {"@decoding": "eng", "DOSSIER": {'
        '"SAMEAS": {"URI": {"TYPE": "procedure", "IDENTIFIER": "2031_44"}},'
        '"REFERENCE_PROCEDURE": {"VALUE": "2031/0044/COD"},'
        '"DOSSIER_TITLE": {"VALUE": "On biogas", "LANG": "en"},'
        f'"CONTAINS": {link("52031PC0012")}, "CONTAINS": {link("32032R0001")},'
        f'"CONTAINS": [{link("52031SC0001")}]' + "}}}"
    )
    (record,) = notices.read(text.encode(), "n.json")
    assert isinstance(record, DocumentRecord)
    assert record.fields["celex"] == ["52031PC0012", "32032R0001", "52031SC0001"]
    assert (record.source_id, record.fields["procedure"]) == ("procedure:2031_44", ["2031/0044(COD)"])


def test_a_dossier_tells_its_events_in_order() -> None:
    def event(on: str, label: str, number: str) -> str:
        return (
            f"<EVENT><EVENT_LEGAL_DATE><VALUE>{on}</VALUE></EVENT_LEGAL_DATE>"
            f"<EVENT_LEGAL_HAS_TYPE_CONCEPT_TYPE_EVENT_LEGAL><PREFLABEL>{label}</PREFLABEL>"
            f"</EVENT_LEGAL_HAS_TYPE_CONCEPT_TYPE_EVENT_LEGAL>"
            f"<EVENT_LEGAL_DOCUMENT_REFERENCE><VALUE>{number}</VALUE></EVENT_LEGAL_DOCUMENT_REFERENCE></EVENT>"
        )

    events = event("2031-06-01", "Discussion", "ST 1 2031 INIT") + event(
        "2031-02-01", "Adoption", "COM(2031) 12"
    )
    record = notice(f"<DOSSIER><SAMEAS>{uri('procedure', '2031_44')}</SAMEAS></DOSSIER>{events}")
    assert record.text == "2031-02-01 Adoption (COM(2031) 12)\n2031-06-01 Discussion (ST 1 2031 INIT)"
    assert record.title == "2031_44"


def test_what_is_no_notice_gets_a_sentence() -> None:
    for data in (
        b"",
        b"<NOTICE",
        b"<ACT/>",
        b"<NOTICE/>",
        b"{}",
        b'{"rules": []}',
        b"{" * 9,
        b"<NOTICE><WORK/></NOTICE>",
    ):
        (reject,) = notices.read(data, "f")
        assert isinstance(reject, Reject)
        assert reject.reason.endswith((".", ")"))


@given(
    st.recursive(
        st.text(max_size=4) | st.none() | st.integers(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["WORK", "DOSSIER", "URI", "TYPE", "@a b", "VALUE", "x y"]), inner, max_size=3
            )
        ),
    )
)
@settings(max_examples=60)
def test_any_json_is_read_or_rejected(value: object) -> None:
    list(notices.read(json.dumps({"NOTICE": value}).encode(), "f"))
    list(meta.read(json.dumps(value).encode(), "f"))
    list(feed.read(json.dumps(value).encode(), "f"))


ADDRESS = "https://eur-lex.europa.eu/./legal-content/AUTO/?uri="


def test_feed_items() -> None:
    rss = f"""<rss><channel><item>
    <title>CELEX:62018TO0282(01): Order of 14 May 2020.#A &amp; B v C.#Subject.#Case T-282/18.</title>
    <link>{ADDRESS}CELEX:62018TO0282(01)</link><pubDate>Thu, 14 May 2020 10:00:00 GMT</pubDate></item>
    <item><title>This document is an excerpt from the EUR-Lex website</title>
    <link>{ADDRESS}CELEX:52024IP0028</link></item>
    <item><title>CONSIL:ST_11770_2025_ADD_2: STAFF DOCUMENT</title>
    <link>{ADDRESS}CONSIL:ST_11770_2025_ADD_2</link></item>
    <item><title>Elsewhere</title><link>https://example.org/?uri=CELEX:1</link></item></channel></rss>"""
    order, excerpt, council, other = feed.read(rss.encode(), "f.xml")
    assert isinstance(order, DocumentRecord)
    assert isinstance(excerpt, DocumentRecord)
    assert isinstance(council, DocumentRecord)
    assert isinstance(other, Reject)
    assert (order.source_id, order.title, order.published) == (
        "62018TO0282(01)",
        "Order of 14 May 2020.",
        "2020-05-14",
    )
    assert order.text == "A & B v C.\nSubject.\nCase T-282/18."
    assert order.fields == {"celex": ["62018TO0282(01)"], "case_number": ["T-282/18"]}
    assert (excerpt.title, excerpt.type) == ("52024IP0028", "resolution")
    assert council.fields["council_doc"] == ["ST 11770 2025 ADD 2"]


def test_a_list_of_items_leaves_out_what_a_tool_wrote() -> None:
    item = {
        "title": "CELEX:52025PC0265: Proposal",
        "url": ADDRESS + "CELEX:52025PC0265",
        "summary": "machine words",
    }
    (record,) = feed.read(json.dumps([item]).encode(), "f.json")
    assert isinstance(record, DocumentRecord)
    assert "machine" not in record.text + record.title
    assert record.type == "proposal"


def test_the_real_files(shared_data: Path) -> None:
    def records(path: Path) -> list[Record | Reject]:
        return list(notices.read(path.read_bytes(), path.name))

    folder = shared_data / "eurlex-notices"
    found = {path.relative_to(folder).as_posix(): records(path) for path in sorted(folder.rglob("*.*"))}
    rejected = [name for name, rows in found.items() if isinstance(rows[0], Reject)]
    assert rejected == [
        "filtering_rules/samples/general_rules.json",
        "filtering_rules/samples/selective_rules.json",
    ]
    assert sum(len(rows) for rows in found.values()) == len(found) == 14
    new, as_json, old = (
        found[name][0]
        for name in (
            "samples/2018_172_tree_new.xml",
            "samples/json/2018_172_tree_new.xml.json",
            "samples/original_notices/2018_172_tree.xml",
        )
    )
    assert new == as_json
    assert isinstance(new, DocumentRecord)
    assert isinstance(old, DocumentRecord)
    assert new.fields["procedure"] == old.fields["procedure"] == ["2018/0172(COD)"]
    assert new.text == old.text
    assert len(new.fields["documents"]) == 31
    dora = found["32022R2554_tree.xml"][0]
    assert isinstance(dora, DocumentRecord)
    assert len(dora.fields["titles_in"]) == 24
    assert len(dora.fields["eurovoc"]) == 9
    metas = sorted((shared_data / "eurlex-red-corpus").rglob("meta.json"))
    described = [one for path in metas for one in meta.read(path.read_bytes(), str(path))]
    assert len(metas) == len(described) == sum(isinstance(one, DocumentRecord) for one in described) == 52
    items = list(feed.read((shared_data / "eurlex-feed-items/posts.json").read_bytes(), "posts.json"))
    assert sum(isinstance(one, DocumentRecord) for one in items) == 32
    assert sum(isinstance(one, Reject) for one in items) == 3, "three lead to other sites"
