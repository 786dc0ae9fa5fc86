"""The picture that a shared page has: its heading and whose it is, set once for each release and kept as a file."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

import typst
from django.conf import settings

from utblick.ui.typesetting import literal, printable

WIDTH, HEIGHT = 600, 315  # points; twice as many pixels, as those who show it want
PIXELS_AN_INCH = 144
LONGEST = 140

_PAGE = """
#set page(width: %(width)dpt, height: %(height)dpt, margin: (x: 40pt, y: 36pt), fill: rgb("#0b4a6f"))
#set text(fill: white, size: 15pt, lang: "%(language)s", hyphenate: true)
#place(bottom + right, dx: 40pt, dy: 36pt, polygon(
  fill: rgb("#073651"),
  (0pt, 0pt), (0pt, -40pt), (90pt, -70pt), (190pt, -30pt), (280pt, -90pt), (360pt, -44pt), (360pt, 0pt),
))
#text(size: 14pt, weight: 600)[#%(publisher)s] #h(1fr) #text(size: 13pt, fill: rgb("#cfe4ef"))[#%(kind)s]
#v(1fr)
#par(leading: 0.45em, justify: false, text(size: %(size)dpt, weight: 700)[#%(title)s])
#v(1.4fr)
#line(length: 64pt, stroke: 4pt + rgb("#e9c46a"))
"""


def picture(name: str, publisher: str, kind: str, title: str, language: str) -> bytes:
    """Give the picture as PNG of 1200 × 630 pixels; `name` is the release's, and kept with what is drawn."""
    page = _page(publisher, kind, title, language)
    mark = hashlib.sha256(page.encode()).hexdigest()[:12]
    kept = folder() / f"{name}-{mark}.png"
    if kept.exists():
        return kept.read_bytes()
    drawn = bytes(typst.compile(page.encode(), format="png", ppi=PIXELS_AN_INCH))
    _keep(kept, drawn)
    return drawn


def folder() -> Path:
    """Give where pictures are kept; all of it may be thrown away."""
    return Path(settings.UTBLICK_DATA) / "cards"


def _page(publisher: str, kind: str, title: str, language: str) -> str:
    said = printable(title)
    if len(said) > LONGEST:
        said = said[:LONGEST].rsplit(" ", 1)[0] + " …"
    size = 40 if len(said) <= 45 else 32 if len(said) <= 90 else 26
    return _PAGE % {
        "width": WIDTH,
        "height": HEIGHT,
        "language": language,
        "publisher": literal(printable(publisher)),
        "kind": literal(printable(kind)),
        "title": literal(said),
        "size": size,
    }


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Moved into place in one step: who reads at the same time sees all of it or nothing.
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as out:
        out.write(content)
    os.replace(out.name, path)
