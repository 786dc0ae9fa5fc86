"""Every official source is in the registry, and no reader is thrown by a file that isn't its own."""

from __future__ import annotations

import pytest

from utblick.connectors.record import Record, Reject
from utblick.connectors.registry import BY_NAME

NAMES = (
    "comitology_documents",
    "commission_press",
    "eurlex_act",
    "eurlex_feed",
    "eurlex_meta",
    "eurlex_notice",
    "europarl_documents",
    "europarl_pages",
    "government_offices",
    "riksdag",
    "sedia_calls",
    "sedia_changelog",
    "sedia_results",
)
STRANGE = (
    b"",
    b"\x00\xff\xfe\x80",
    "räksmörgås".encode("utf-16"),
    b"[[[[1]]]]",
    b'{"a": {"b": [null, 1, "x"]}}',
    b"<a><b>text</b></a>",
    b"<!DOCTYPE html><p>Hello",
    b"a;b;c\n1;2;3\n",
    b"@prefix a: <b> . a:c a:d 1 .",
    b'{"metadata": 3, "path": 1, "index": [], "dokumentstatus": "x", "events": 5, "topicId": {}}',
    b'{"NOTICE": [], "data": [{"type": "Work", "identifier": "x", "title": 3}], "lex_id": 1}',
    b'{"id": [], "call_id": {}, "documentReference": 1, "title": ["x"], "url": {"a": 1}, "attachments": 7}',
)


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_meets_strange_files(name: str) -> None:
    read = BY_NAME[name].load()
    for data in STRANGE:
        for item in read(data, "strange"):
            assert isinstance(item, Record | Reject)
            if isinstance(item, Reject):
                assert item.line >= 1
                assert item.reason.endswith((".", ")"))
            else:
                assert item.kind in BY_NAME[name].kinds
                assert item.source_id
                assert item.title
