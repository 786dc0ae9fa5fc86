"""A feed that was cut off on its way: the entries before are taken, the half one is refused."""

from __future__ import annotations

import pytest

from utblick.connectors.feed.adapt import read
from utblick.connectors.record import DocumentRecord, Reject

START = "<rss version='2.0'><channel><title>K</title>"
ITEM = "<item><guid>{0}</guid><title>Hela {0}</title><link>https://a.example/{0}</link></item>"


@pytest.mark.parametrize(
    "end",
    [
        "<item><guid>3</guid><title>Halv",
        "<item><title><![CDATA[Halv </item>",
        "<item><guid>3</guid><title>Hel</title>",
    ],
)
def test_the_half_entry_is_refused_and_the_others_are_kept(end: str) -> None:
    data = (START + ITEM.format(1) + ITEM.format(2) + end).encode()
    found = list(read(data, "f.xml"))
    assert [one.source_id for one in found if isinstance(one, DocumentRecord)] == ["1", "2"]
    [reject] = [one for one in found if isinstance(one, Reject)]
    assert reject.reason == "The file ends in the middle of this entry."


@pytest.mark.parametrize(
    "data",
    [
        START + ITEM.format(1),
        START + ITEM.format(1) + "</channel></rss>",
        START + ITEM.format(1) + "<item><guid>2</guid><title>Utan slut</title></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title>T</title></entry></feed>",
    ],
)
def test_what_is_only_untidy_is_taken(data: str) -> None:
    assert not [one for one in read(data.encode(), "f.xml") if isinstance(one, Reject)]
