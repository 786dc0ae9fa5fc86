"""Newsletters by mail become their items; other letters stay whole; nothing is lost to old character sets."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.mailbox.adapt import read
from utblick.connectors.mailbox.items import blocks_of, plain_items
from utblick.connectors.mailbox.links import unwrapped
from utblick.connectors.mailbox.wire import divide, header
from utblick.connectors.record import DocumentRecord, Reject

HEAD = (
    "From: =?utf-8?q?N=C3=A4tverket_f=C3=B6r_regioner?= <news@network.example>\r\n"
    "Subject: =?iso-8859-1?Q?Nyhetsbrev_v=E5r?=\r\n"
    "Date: Mon, 23 Nov 2026 08:00:00 +0100\r\n"
    "Message-ID: <abc@network.example>\r\n"
    "List-Unsubscribe: <https://network.example/u>\r\n"
    "MIME-Version: 1.0\r\n"
)
TRACKED = (
    "https://click.mail.example/track?u=1&url=https%3A%2F%2Fa.example%2Fnews%2F1%3Futm_source%3Dx%26id%3D4"
)
LETTER = f"""<html><head><style>p {{}}</style><title>x</title></head><body>
<div style="display:none">Förhandstext som inte visas i brevet</div>
<p>Trouble viewing this? <a href="https://mail.example/v">View in browser</a></p>
<p>Kära läsare! Den här månaden händer det mycket kring sammanhållningspolitiken
och i Östersjöregionen, läs allt.</p>
<h2>Aktuellt</h2>
<h3><a href="{TRACKED}">Nytt förslag om COM(2018) 375</a></h3>
<p>Kommissionen har lagt fram ett förslag.</p><p>Läs mer om det.</p>
<table><tr><td><h3>Utlysning öppnar</h3></td></tr><tr><td>Små projekt kan söka från mars.</td></tr>
<tr><td><a href="https://b.example/call?utm_medium=email">Read more</a></td></tr></table>
<h2>Kalender</h2>
<h3>Möte i Bryssel</h3><p>Den 3 mars möts nätverket för att tala om nästa program och om budgeten.</p>
<p><a href="https://www.facebook.com/x">Facebook</a> <a href="https://x.com/y">X</a></p>
<p>You are receiving this because you signed up. <a href="https://network.example/u">Unsubscribe</a></p>
</body></html>"""


def mail(
    body: bytes, content_type: str = "text/html; charset=utf-8", head: str = HEAD, extra: str = ""
) -> bytes:
    return head.encode() + f"Content-Type: {content_type}\r\n{extra}\r\n".encode() + body


def records(data: bytes) -> list[DocumentRecord]:
    found = list(read(data, "a.eml"))
    assert all(isinstance(one, DocumentRecord) for one in found), found
    return [one for one in found if isinstance(one, DocumentRecord)]


def test_a_newsletter_becomes_its_items() -> None:
    intro, first, second, third = records(mail(LETTER.encode()))
    assert intro.title == "Nyhetsbrev vår"
    assert intro.text.startswith("Kära läsare!")
    assert (first.title, first.url) == ("Nytt förslag om COM(2018) 375", "https://a.example/news/1?id=4")
    assert first.text == "Kommissionen har lagt fram ett förslag."
    assert first.fields == {
        "com": ["COM(2018) 375"],
        "sender": ["network.example"],
        "newsletter": ["Nätverket för regioner"],
        "section": ["Aktuellt"],
    }
    assert (second.title, second.url) == ("Utlysning öppnar", "https://b.example/call")
    assert second.text == "Små projekt kan söka från mars."
    assert (third.title, third.fields["section"]) == ("Möte i Bryssel", ["Kalender"])
    assert {r.type for r in (intro, first, second, third)} == {"newsletter"}
    assert first.published == "2026-11-23T08:00:00+01:00"
    assert len({r.source_id for r in (intro, first, second, third)}) == 4
    assert all(r.source_id.startswith("abc@network.example#") for r in (first, second, third))
    everything = " ".join(r.text + r.title for r in (intro, first, second, third))
    assert not any(
        word in everything for word in ("Unsubscribe", "browser", "Facebook", "Förhandstext", "receiving")
    )


def test_the_same_letter_read_twice_gives_the_same_identifiers() -> None:
    assert [r.source_id for r in records(mail(LETTER.encode()))] == [
        r.source_id for r in records(mail(LETTER.encode()))
    ]


def test_bold_lines_and_whole_links_do_the_work_of_headings() -> None:
    bold = "".join(
        f"<div><b>Rubrik nummer {n}</b><br>Texten till rubriken om ett ämne som rör regionen, {n}.</div>"
        for n in range(3)
    )
    assert [r.title for r in records(mail(bold.encode()))] == [f"Rubrik nummer {n}" for n in range(3)]
    links = "".join(
        f'<li><a href="https://a.example/{n}">En ganska lång rubrik till nyhet {n}</a></li>' for n in range(4)
    )
    assert [r.url for r in records(mail(f"<ul>{links}</ul>".encode()))] == [
        f"https://a.example/{n}" for n in range(4)
    ]


def test_an_ordinary_letter_stays_whole() -> None:
    head = HEAD.replace("List-Unsubscribe: <https://network.example/u>\r\n", "")
    (record,) = records(mail(b"<p>Hej!</p><p>Kan vi ses p&aring; tisdag om <b>budgeten</b>?</p>", head=head))
    assert (record.title, record.text, record.type) == (
        "Nyhetsbrev vår",
        "Hej!\n\nKan vi ses på tisdag om budgeten?",
        "mail",
    )
    assert record.source_id == "abc@network.example"
    assert "newsletter" not in record.fields


def test_plain_text_is_divided_at_rules() -> None:
    text = (
        "Nyhetsbrev\n\nFörsta nyheten om energi\n-----\nDet här är texten om energi och den är ganska lång.\nhttps://a.example/1?utm_source=n\n\n"
        "Andra nyheten\n=====\nKort. Läs https://a.example/2.\n\nTo unsubscribe click here\n-- \nSignatur"
    )
    first, second = records(mail(text.encode(), "text/plain; charset=utf-8"))
    assert (first.title, first.url) == ("Första nyheten om energi", "https://a.example/1")
    assert (second.title, second.url) == ("Andra nyheten", "https://a.example/2")
    assert "unsubscribe" not in second.text
    assert "Signatur" not in second.text
    assert plain_items("Hej!\n\nBara ett brev.")[0] == []


def test_html_is_preferred_and_attachments_are_only_named() -> None:
    body = (
        '--b\r\nContent-Type: multipart/alternative; boundary="c"\r\n\r\n'
        "--c\r\nContent-Type: text/plain\r\n\r\nText\r\n"
        "--c\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Från webben</p>\r\n--c--\r\n"
        '--b\r\nContent-Type: application/pdf; name="=?utf-8?q?=C3=A5tg=C3=A4rd.pdf?="\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n"
        "--b\r\nContent-Type: text/plain\r\n"
        "Content-Disposition: attachment; filename*=utf-8''l%C3%A4s.txt\r\n\r\nhemligt\r\n--b--\r\n"
    )
    (record,) = records(mail(body.encode(), 'multipart/mixed; boundary="b"'))
    assert record.text == "Från webben"
    assert record.fields["attachment"] == ["åtgärd.pdf", "läs.txt"]


def test_a_mail_inside_a_mail_is_opened() -> None:
    inner = b"From: a@b.example\r\nSubject: Inre\r\nContent-Type: text/plain\r\n\r\nTexten inuti.\r\n"
    (record,) = records(mail(inner, "message/rfc822"))
    assert record.text == "Texten inuti."


@pytest.mark.parametrize(
    ("body", "content_type", "extra"),
    [
        ("Åtgärder – ”nu”".encode(), "text/plain; charset=utf-8", ""),
        ("Åtgärder – ”nu”".encode(), "text/plain; charset=iso-8859-1", ""),
        ("Åtgärder – ”nu”".encode(), "text/plain", ""),
        ("Åtgärder – ”nu”".encode("cp1252"), "text/plain; charset=iso-8859-1", ""),
        ("Åtgärder – ”nu”".encode("cp1252"), "text/plain; charset=utf-8", ""),
        ("Åtgärder – ”nu”".encode("cp1252"), "text/plain; charset=nonsense", ""),
        ("Åtgärder – ”nu”".encode("cp1252"), 'text/plain; charset="', ""),
        ("Åtgärder – ”nu”".encode("utf-16"), "text/plain; charset=utf-16", ""),
        (base64.b64encode("Åtgärder – ”nu”".encode()), "text/plain; charset=utf-8",
         "Content-Transfer-Encoding: base64\r\n"),
        (quopri.encodestring("Åtgärder – ”nu”".encode("cp1252")), "text/plain; charset=windows-1252",
         "Content-Transfer-Encoding: quoted-printable\r\n"),
        ("Ã…tgÃ¤rder â€“ â€nuâ€".encode(), "text/plain; charset=utf-8", ""),
    ],
)  # fmt: skip
def test_letters_survive_their_character_sets(body: bytes, content_type: str, extra: str) -> None:
    (record,) = records(mail(body, content_type, extra=extra))
    assert record.text.startswith("Åtgärder – ")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("=?utf-8?B?w4V0Z8OkcmQ=?= mer", "Åtgärd mer"),
        ("=?utf-8?Q?=C3=85t?=\r\n =?utf-8?Q?g=C3=A4rd?=", "Åtgärd"),
        ("=?nonsense?Q?=C5tg=E4rd?=", "Åtgärd"),
        ("=?utf-8?B?%%%?=", "=?utf-8?B?%%%?="),
        ("Åtgärd", "Åtgärd"),
        (b"\xc5tg\xe4rd".decode("ascii", "surrogateescape"), "Åtgärd"),
        ("", ""),
    ],
)
def test_headers_are_read_whatever_they_are(written: str, read_as: str) -> None:
    assert header(written) == read_as


def test_an_mbox_is_divided_at_its_lines() -> None:
    one = b"From a@b.example Mon Nov 23 08:00:00 2026\nSubject: Ett\n\nHej\n>From h\xc3\xa4r\n\n"
    two = b"From c@d.example Mon Nov 23 09:00:00 2026\nSubject: Tv\xc3\xa5\n\nHall\xc3\xa5\nFrom inuti\n"
    assert [line for line, _ in divide(one + two)] == [1, 6]
    first, second = records(one + two)
    assert (first.title, first.text) == ("Ett", "Hej\nFrom här")
    assert second.text == "Hallå\nFrom inuti"
    assert first.source_id != second.source_id


TARGET = "https://a.example/x?id=1"


@pytest.mark.parametrize(
    "address",
    [
        TARGET,
        "https://t.example/?url=https%3A%2F%2Fa.example%2Fx%3Fid%3D1",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fx%3Fid%3D1&data=05",
        "https://t.example/r?redirect=https%3A%2F%2Fu.example%2F%3Fu%3Dhttps%253A%252F%252Fa.example%252Fx%253Fid%253D1",
        "https://t.example/c?u=" + base64.urlsafe_b64encode(TARGET.encode()).decode().rstrip("="),
        "https://urldefense.com/v3/__https://a.example/x?id=1__;!!abc",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__a.example_x-3Fid-3D1&d=D",
        "https://t.awstrack.me/L0/https:%2F%2Fa.example%2Fx%3Fid=1/1/0100/x",
        "https://a.example/x?id=1&utm_source=a&mc_cid=b&fbclid=c",
    ],
)
def test_tracking_links_are_unwrapped(address: str) -> None:
    assert unwrapped(address) == TARGET


@pytest.mark.parametrize(
    "address",
    [
        "https://t.example/c/AbCdEf0123456789",
        "https://a.example/search?q=biogas",
        "https://a.example/?u=javascript%3Aalert(1)",
        "https://[broken/?u=1",
        "https://a.example/p?empty=&x=å",
    ],
)
def test_other_links_stay_as_they_are(address: str) -> None:
    assert unwrapped(address) == address


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"text", b"<html><p>x</p></html>", b"\0\xff", b"Subject: x\n\n", b"From \n"]
)
def test_what_holds_no_text_gets_a_sentence(data: bytes) -> None:
    (reject,) = read(data, "a.eml")
    assert isinstance(reject, Reject)
    assert reject.reason.endswith(".")


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(
        [
            b"",
            HEAD.encode(),
            b"From x\n",
            HEAD.encode() + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
        ]
    ),
    st.binary(max_size=300),
)
def test_no_bytes_make_it_stumble(start: bytes, rest: bytes) -> None:
    for found in read(start + rest, "x"):
        assert isinstance(found, DocumentRecord | Reject)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_makes_links_or_headers_stumble(first: str, second: str) -> None:
    assert isinstance(unwrapped("https://a.example/" + first + "?u=" + second), str)
    assert isinstance(header("=?utf-8?" + first + "?=" + second), str)


def test_deep_letters_are_survived() -> None:
    assert isinstance(blocks_of("<div>" * 20_000 + "text" + "</div>" * 20_000), list)
