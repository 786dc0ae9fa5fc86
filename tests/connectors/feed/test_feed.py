"""Feeds of every age and in every state of repair, to documents."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.feed.adapt import language, moment, read
from utblick.connectors.feed.wire import to_text, without_doctype
from utblick.connectors.record import DocumentRecord, Reject


def records(feed: str | bytes) -> list[DocumentRecord]:
    found = list(read(feed if isinstance(feed, bytes) else feed.encode(), "a.xml"))
    assert all(isinstance(one, DocumentRecord) for one in found), found
    return [one for one in found if isinstance(one, DocumentRecord)]


def one(feed: str | bytes) -> DocumentRecord:
    (record,) = records(feed)
    return record


def rss(items: str, channel: str = "") -> str:
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{channel}{items}</channel></rss>'
    )


def atom(entries: str, attributes: str = "") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>T</title>{entries}</feed>'


YEAR = rss("<item><title>år</title></item>")


def declared(encoding: str, feed: bytes) -> bytes:
    return feed.replace(b'version="1.0"', f'version="1.0" encoding="{encoding}"'.encode(), 1)


def test_rss_2() -> None:
    record = one(
        rss(
            "<item><title>Nytt förslag &amp; svar</title><link>https://a.example/1</link>"
            '<guid isPermaLink="false">tag-1</guid><pubDate>Mon, 23 Nov 2026 09:30:00 +0100</pubDate>'
            "<category>Energi</category>"
            "<description>&lt;p&gt;Om COM(2018) 375.&lt;/p&gt;&lt;p&gt;Mer.&lt;/p&gt;</description></item>",
            "<language>sv-se</language>",
        )
    )
    assert record == DocumentRecord(
        source="feed",
        source_id="tag-1",
        url="https://a.example/1",
        title="Nytt förslag & svar",
        language="sv",
        published="2026-11-23T09:30:00+01:00",
        type="news",
        text="Om COM(2018) 375.\n\nMer.",
        fields={"com": ["COM(2018) 375"], "category": ["Energi"]},
    )


def test_atom_1() -> None:
    record = one(
        atom(
            '<entry xml:lang="en"><id>urn:x:1</id><title type="html">&lt;b&gt;Call&lt;/b&gt; open</title>'
            '<link rel="self" href="/api/1"/><link href="news/1"/><updated>2026-11-23T10:00:00Z</updated>'
            "<published>2026-11-20T08:00:00.123Z</published><summary>Short.</summary>"
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
            "<p>Long <i>text</i> &lt; 3.</p></div></content>"
            "</entry>",
            'xml:base="https://a.example/en/" xml:lang="sv"',
        )
    )
    assert (record.source_id, record.url) == ("urn:x:1", "https://a.example/en/news/1")
    assert (record.title, record.text, record.language) == ("Call open", "Short.\n\nLong text < 3.", "en")
    assert record.published == "2026-11-20T08:00:00+00:00"


def test_rdf_with_dublin_core() -> None:
    record = one(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="https://a.example/"><link>https://a.example/</link><dc:language>fi</dc:language></channel>'
        '<item rdf:about="https://a.example/1"><title>Uutinen</title><link>https://a.example/1</link>'
        "<dc:date>2026-11-23</dc:date></item></rdf:RDF>"
    )
    assert (record.source_id, record.language, record.published) == (
        "https://a.example/1",
        "fi",
        "2026-11-23",
    )


def test_atom_0_3_and_rss_0_91() -> None:
    old = (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>A</title><id>x</id>'
        "<issued>2004-05-01T10:00:00+02:00</issued>"
        '<content type="text/html" mode="escaped">&lt;p&gt;B&lt;/p&gt;</content></entry>'
        "<entry><title>C</title><id>y</id>"
        '<content type="text/plain" mode="base64">SGVq</content></entry></feed>'
    )
    first, second = records(old)
    assert (first.text, first.published) == ("B", "2004-05-01T10:00:00+02:00")
    assert second.text == "Hej"
    older = (
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://a.example/rss-0.91.dtd">'
        '<rss version="0.91"><channel><link>https://a.example/x/</link><item><title>Caf&eacute;</title><link>1</link></item></channel></rss>'
    )
    assert (one(older).title, one(older).url) == ("Café", "https://a.example/x/1")


def test_markup_is_gone_and_nothing_else() -> None:
    markup = "<script>alert(1)</script><p onclick='x'>a<br>b</p> 3 < 4"
    text = one(rss(f"<item><title>x</title><description><![CDATA[{markup}]]></description></item>")).text
    assert "script" not in text
    assert text.startswith("a\nb")
    assert (
        one(rss("<item><title>Förslag &lt;COM(2020) 1&gt; antaget</title></item>")).title
        == "Förslag <COM(2020) 1> antaget"
    )
    assert one(rss("<item><title>AT&amp;amp;T</title></item>")).title == "AT&T"
    assert one(atom("<entry><title>a &lt;b&gt; c</title><id>1</id></entry>")).title == "a <b> c"


def test_an_entry_is_known_by_guid_then_link_then_title() -> None:
    assert (
        one(rss("<item><guid>g</guid><link>https://a.example/</link><title>t</title></item>")).source_id
        == "g"
    )
    assert (
        one(rss("<item><link>https://a.example/</link><title>t</title></item>")).source_id
        == "https://a.example/"
    )
    before = one(rss("<item><title>t</title><description>a</description></item>"))
    after = one(rss("<item><title>t</title><description>corrected</description></item>"))
    assert before.source_id == after.source_id
    assert before.source_id != one(rss("<item><title>u</title><description>a</description></item>")).source_id


def test_a_guid_that_is_an_address_is_the_link_unless_it_says_it_is_not() -> None:
    assert one(rss("<item><guid>https://a.example/1</guid></item>")).url == "https://a.example/1"
    assert one(rss('<item><guid isPermaLink="false">https://a.example/1</guid></item>')).url == ""


def test_several_things_under_one_identifier_stay_several_in_any_order() -> None:
    first = "<item><guid>g</guid><link>https://a.example/1</link><title>a</title></item>"
    second = "<item><guid>g</guid><link>https://a.example/2</link><title>b</title></item>"
    there, back = records(rss(first + second)), records(rss(second + first))
    assert len({record.source_id for record in there}) == 2
    assert {r.source_id: r.url for r in there} == {r.source_id: r.url for r in back}
    same_link = "<item><link>https://a.example/</link><title>%s</title></item>"
    assert len({r.source_id for r in records(rss(same_link % "a" + same_link % "b"))}) == 2


def test_two_versions_of_one_entry_are_one_the_last_changed() -> None:
    entry = '<entry><id>x</id><link href="https://a.example/"/><title>%s</title><updated>2026-11-%sT00:00:00Z</updated></entry>'
    assert one(atom(entry % ("new", 23) + entry % ("old", 20))).title == "new"
    assert one(atom(entry % ("old", 20) + entry % ("new", 23))).title == "new"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"just text", "not XML"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not XML"),
        (b"<!DOCTYPE html><html><body>Hej</body></html>", "web page"),
        (b'<opml version="2.0"><body/></opml>', "OPML"),
        (b"<sitemap><url/></sitemap>", "<sitemap>"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "not XML"),
    ],
)
def test_what_is_no_feed_gets_a_sentence(data: bytes, words: str) -> None:
    (reject,) = read(data, "a.xml")
    assert isinstance(reject, Reject)
    assert words in reject.reason
    assert (reject.file, reject.line) == ("a.xml", 1)


def test_an_entry_with_nothing_in_it_is_rejected_with_its_line() -> None:
    found = list(
        read(rss("\n\n<item><pubDate>x</pubDate></item><item><title>t</title></item>").encode(), "a.xml")
    )
    assert isinstance(found[0], Reject)
    assert found[0].line == 3
    assert isinstance(found[1], DocumentRecord)


def test_an_empty_feed_is_a_feed() -> None:
    assert records(rss("")) == []
    assert records(atom("")) == []


def test_entities_are_never_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    started = time.monotonic()
    record = one(
        bomb
        + rss("<item><title>a&l11;&f;b</title><guid isPermaLink='&l11;'>g</guid></item>").partition("?>")[2]
    )
    assert time.monotonic() - started < 2
    assert (record.title, record.source_id) == ("a&l11;&f;b", "g")


def test_a_declaration_is_cut_whatever_it_holds() -> None:
    assert without_doctype('<!DOCTYPE a [<!ENTITY x "]>"> <!-- ]> \' -->]><a/>') == "<a/>"
    assert without_doctype("<!-- <!DOCTYPE --><a><!DOCTYPE b></a>") == "<!-- <!DOCTYPE --><a><!DOCTYPE b></a>"
    assert without_doctype("<!DOCTYPE a [ <rss/>") == "<rss/>"


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (declared("iso-8859-1", YEAR.encode("latin-1")), "år"),
        (declared("iso-8859-1", YEAR.encode()), "år"),
        (declared("iso-8859-1", rss("<item><title>“x”</title></item>").encode("cp1252")), "“x”"),
        (declared("utf-8", rss("<item><title>år – “x”</title></item>").encode("cp1252")), "år – “x”"),
        (declared("nonsense", YEAR.encode()), "år"),
        (YEAR.encode("utf-16"), "år"),
        (YEAR.encode("utf-16-le"), "år"),
        (b"\xef\xbb\xbf" + YEAR.encode(), "år"),
        (rss("<item><title>cafÃ© i SmÃ¥land</title></item>").encode(), "café i Småland"),
        (rss("<item><title>a&#150;b&#x1;c\x08&nbsp;d&#xD800;</title></item>").encode(), "a–bc d"),
    ],
)
def test_letters_survive_wrong_and_missing_declarations(data: bytes, title: str) -> None:
    assert one(data).title == title


def test_a_feed_that_breaks_off_gives_what_it_had() -> None:
    whole = rss(
        "".join(f"<item><title>t{n}</title><link>https://a.example/{n}</link></item>" for n in range(3))
    )
    *before, last = read(whole[: whole.index("t2") + 1].encode(), "a.xml")
    assert [r.title for r in before if isinstance(r, DocumentRecord)] == ["t0", "t1"]
    assert isinstance(last, Reject)
    assert one(rss("<item><title>a & b</title></item>")).title.startswith("a")
    assert one("\n\n" + rss("<item><title>a</title></item>")).title == "a"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Mon, 23 Nov 2026 09:30:00 GMT", "2026-11-23T09:30:00+00:00"),
        ("Mon, 23 Nov 2026 09:30 +0100", "2026-11-23T09:30:00+01:00"),
        ("23 Nov 2026 09:30:00 EST", "2026-11-23T09:30:00-05:00"),
        ("2026-11-23T09:30Z", "2026-11-23T09:30:00+00:00"),
        ("2026-11-23 09:30:00+0100", "2026-11-23T09:30:00+01:00"),
        ("2026-11-23T09:30:00", "2026-11-23"),
        ("20261123T093000Z", "2026-11-23T09:30:00+00:00"),
        ("2026-11-23", "2026-11-23"),
        ("23/11/2026", "2026-11-23"),
        ("23 november 2026", "2026-11-23"),
        ("2026-13-45T99:00:00Z", ""),
        ("yesterday", ""),
        ("", ""),
        ("1" * 500, ""),
    ],
)
def test_dates_are_read_and_never_guessed(written: str, iso: str) -> None:
    assert moment(written) == iso


@pytest.mark.parametrize(
    ("tag", "code"),
    [("sv-SE", "sv"), ("EN", "en"), ("en_US", "en"), ("swe", ""), ("", ""), ("x-klingon", "")],
)
def test_languages_are_two_letters_or_nothing(tag: str, code: str) -> None:
    assert language(tag) == code


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=300).map(lambda t: rss(f"<item>{t}</item>").encode("utf-8", "replace")),
    )
)
def test_no_bytes_make_the_reader_stumble(data: bytes) -> None:
    for found in read(data, "a.xml"):
        if isinstance(found, DocumentRecord):
            assert found.source_id
        else:
            assert found.reason.endswith((".", ")"))
    assert isinstance(to_text(data), str)


def test_deep_nesting_is_survived() -> None:
    deep = "<b>" * 20_000 + "x" + "</b>" * 20_000
    assert (
        one(rss(f"<item><title>t</title><description><![CDATA[{deep}]]></description></item>")).title == "t"
    )
    list(
        read(
            rss(f"<item><guid>g</guid><title>t</title><description>{deep}</description></item>").encode(),
            "a.xml",
        )
    )


def test_every_file_of_two_torture_suites_is_survived(shared_data: Path) -> None:
    read_files = found = 0
    for name in ("feedparser-tests.zip", "w3c-feedvalidator-testcases.zip"):
        with zipfile.ZipFile(shared_data / "feeds" / name) as archive:
            for info in archive.infolist():
                if info.filename.endswith((".xml", ".rss", ".atom", ".rdf")):
                    read_files += 1
                    found += sum(
                        isinstance(r, DocumentRecord) for r in read(archive.read(info), info.filename)
                    )
    assert read_files == 2545
    # One is cut off in the middle of its only item, which is refused.
    assert found == 1387
