"""A page that is a file of its own: it needs nothing beside it, and prints well."""

from __future__ import annotations

from lxml.html import HtmlElement, tostring
from lxml.html.builder import BODY, HEAD, HTML, MAIN, META, STYLE, TITLE, E

CSS = """
:root { color-scheme: light; }
body { margin: 0; font: 16px/1.5 "Segoe UI", system-ui, "Noto Sans", sans-serif; color: #12222b; background: #fff;
  overflow-wrap: break-word; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .6rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; border-top: 1px solid #74868e; padding-top: 1rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
p { max-width: 68ch; margin: 0 0 .7rem; }
a { color: #0b4a6f; }
dl.facts { margin: 0; color: #4d5f69; }
dl.facts div { display: flex; flex-wrap: wrap; gap: .4em; }
dl.facts dt::after { content: ":"; }
dl.facts dd { margin: 0; color: #12222b; }
dl.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); gap: .6rem; }
dl.figures div { border: 1px solid #d6dedd; border-radius: 8px; padding: .6rem .8rem; display: flex;
  flex-direction: column-reverse; justify-content: flex-end; }
dl.figures dd { margin: 0; font-size: 1.4rem; font-weight: 700; }
dl.figures dt { color: #4d5f69; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1.2rem; font-size: .94rem; }
caption { text-align: start; font-weight: 600; padding: .3rem 0; }
th, td { text-align: start; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid #d6dedd; }
thead th { background: #e8edec; }
tbody th { font-weight: 400; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.short { white-space: nowrap; }
figure { margin: 1rem 0; }
figcaption { font-weight: 600; margin-bottom: .3rem; }
img { max-width: 100%; height: auto; }
ul { padding-inline-start: 1.2rem; }
li { margin-bottom: .4rem; }
@media print { main { max-width: none; padding: 0; } tr, figure { break-inside: avoid; } }
"""


def html_file(title: str, language: str, parts: list[HtmlElement]) -> bytes:
    """Write a whole page in UTF-8."""
    head = HEAD(
        META(charset="utf-8"),
        META(name="viewport", content="width=device-width, initial-scale=1"),
        TITLE(title),
        STYLE(CSS),
    )
    page = HTML(head, BODY(MAIN(*parts)), lang=language)
    return bytes(tostring(page, encoding="utf-8", doctype="<!doctype html>", pretty_print=True))


def facts(rows: list[tuple[str, str]]) -> HtmlElement:
    """Give names with their values, a line each."""
    return E.dl(*(E.div(E.dt(name), E.dd(value)) for name, value in rows), {"class": "facts"})
