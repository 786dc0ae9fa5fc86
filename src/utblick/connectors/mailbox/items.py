"""A newsletter's items: its headings with what stands under them, without the furniture of mail."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from utblick.connectors.mailbox.links import unwrapped
from utblick.connectors.reading.markup import parse_html
from utblick.connectors.reading.text import clean, line

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS = HEADINGS | frozenset(
    (
        "p",
        "div",
        "td",
        "th",
        "tr",
        "table",
        "li",
        "ul",
        "ol",
        "blockquote",
        "section",
        "article",
        "center",
        "hr",
        "body",
        "br",
    )
)
UNREAD = frozenset(("head", "style", "script", "title", "template", "noscript"))
LONGEST_HEADING = 200
# Letters that an item needs besides its heading when it has no link, and that an introduction needs.
LEAST = 40
_BOILERPLATE = re.compile(
    r"unsubscribe|opt.?out of|avregistrera|avprenumerera|avsluta (?:din )?prenumeration"
    r"|peruuta tilaus|abmelden"
    r"|view (?:this |the )?(?:e-?mail|newsletter|message|it)? ?"
    r"(?:online|in (?:your|a|the)? ?(?:web )?browser)"
    r"|(?:visa|läs|öppna) .{0,30}(?:webbläsare|på webben)"
    r"|(?:update|manage|change) (?:your )?(?:e-?mail )?(?:preferences|subscription)"
    r"|hantera (?:din )?prenumeration"
    r"|forward (?:this|to a friend)|tipsa (?:en vän|en kollega)"
    r"|(?:you are|you're) receiving this|you received this|this (?:e-?mail|message) was sent to"
    r"|du (?:får|har fått) (?:det här|detta|brevet|mejlet|utskicket)|skickades till"
    r"|trouble viewing|problems? (?:viewing|reading|med att läsa)"
    r"|privacy (?:policy|notice|statement)|integritetspolicy|all rights reserved|^copyright\b|^©"
    r"|add us to your address book|no images\?"
    r"|^(?:facebook|twitter|x|linkedin|instagram|youtube|flickr|share|tweet|dela|forward)$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^(?:[>»→ ]*)(?:read|learn|find out|see|view|läs|se|visa|lue|ta reda på)\b.{0,40}$"
    r"|^(?:more|mer|link|länk|here|här)[ >»→.]*$",
    re.IGNORECASE,
)
_SOCIAL = re.compile(
    r"//(?:[\w-]+\.)*(?:facebook|twitter|x|linkedin|instagram|youtube|flickr|threads)\.(?:com|net)/", re.I
)
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_RULE = re.compile(r"^\s*([-=_*#~–—])\s*(?:\1\s*){4,}$")


@dataclass(slots=True)
class Block:
    """A run of text without a break in it, and where its links lead. `bold` when all of it is."""

    text: str
    links: list[tuple[str, str]] = field(default_factory=list)
    heading: bool = False
    bold: bool = False


@dataclass(slots=True)
class Item:
    """One piece of news in a letter."""

    title: str
    text: str = ""
    url: str = ""
    section: str = ""


def html_items(markup: str) -> tuple[list[Item], str]:
    """Give a letter's items and the whole text without furniture; no items when it is not a list of news."""
    blocks = [block for block in blocks_of(markup) if not is_furniture(block)]
    whole = "\n\n".join(block.text for block in blocks)
    if sum(block.heading for block in blocks) < 2:
        # Without headings, short lines that are bold or are a link as a whole do their work.
        marked = [b for b in blocks if _whole_link(b) and len(b.text) >= 25] or [b for b in blocks if b.bold]
        if len(marked) < 3:
            marked = [b for b in blocks if (_whole_link(b) or b.bold) and not _MORE.match(b.text)]
        if len(marked) < 3:
            return [], whole
        for block in marked:
            block.heading = len(block.text) <= LONGEST_HEADING
    return _gathered(blocks), whole


def _whole_link(block: Block) -> bool:
    return len(block.links) == 1 and line(block.links[0][1]) == block.text and not _MORE.match(block.text)


def _gathered(blocks: list[Block]) -> list[Item]:
    items: list[Item] = []
    intro: list[str] = []
    section = ""
    current: Item | None = None
    texts: list[str] = []
    more = ""

    def finish() -> None:
        nonlocal section, current
        if current is None:
            return
        current.text = "\n\n".join(texts)
        current.url = current.url or more
        if current.url or len(current.text) >= LEAST:
            current.section = section
            items.append(current)
        elif not texts:
            # A heading with nothing under it stands over those that follow.
            section = current.title
        else:
            intro.append(f"{current.title}\n{current.text}")

    for block in blocks:
        if block.heading:
            finish()
            current, texts, more = (
                Item(title=block.text, url=block.links[0][0] if block.links else ""),
                [],
                "",
            )
        elif current is None:
            intro.append(block.text)
        else:
            reading = next((address for address, text in block.links if _MORE.match(line(text))), "")
            current.url = current.url or reading
            more = more or (block.links[0][0] if block.links else "")
            if not _MORE.match(block.text):
                texts.append(block.text)
    finish()
    if len(items) < 2:
        return []
    introduction = "\n\n".join(intro)
    if sum(map(str.isalpha, introduction)) >= 2 * LEAST:
        items.insert(0, Item(title="", text=introduction))
    return items


def is_furniture(block: Block) -> bool:
    """Tell whether a block is of the mail and not of its news."""
    if len(block.text) <= 400 and _BOILERPLATE.search(block.text):
        return True
    return (
        bool(block.links)
        and all(_SOCIAL.search(address) for address, _ in block.links)
        and len(block.text) < 80
    )


def blocks_of(markup: str) -> list[Block]:
    """Give the runs of text of a letter in order."""
    root = parse_html(markup)
    blocks: list[Block] = []
    if root is None:
        return blocks
    text: list[str] = []
    links: list[tuple[str, str]] = []
    bold_letters = depth_bold = depth_heading = 0
    link: tuple[str, list[str]] | None = None
    hidden: etree._Element | None = None

    def flush() -> None:
        nonlocal text, links, bold_letters
        whole = line("".join(text))
        letters = sum(map(str.isalnum, whole))
        if letters:
            bold = bold_letters >= letters and letters >= 8 and len(whole) <= LONGEST_HEADING
            heading = depth_heading > 0 and len(whole) <= LONGEST_HEADING
            blocks.append(Block(whole, links, heading, bold))
        text, links, bold_letters = [], [], 0

    def take(value: str | None) -> None:
        nonlocal bold_letters
        if value:
            text.append(value)
            if link:
                link[1].append(value)
            if depth_bold:
                bold_letters += sum(map(str.isalnum, value))

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        style = (element.get("style") or "").replace(" ", "").lower()
        bold = tag in ("b", "strong") or "font-weight:bold" in style or "font-weight:700" in style
        if event == "start" and hidden is None:
            if tag in UNREAD or "display:none" in style or "max-height:0" in style:
                hidden = element
                continue
            if tag in BLOCKS:
                flush()
            depth_heading += tag in HEADINGS
            depth_bold += bold
            if tag == "a" and (element.get("href") or "").strip().lower().startswith(("http://", "https://")):
                link = (unwrapped(str(element.get("href"))), [])
            take(element.text)
        elif event == "end":
            if hidden is not None:
                if hidden is element:
                    hidden = None
                    take(element.tail)
                continue
            if tag in BLOCKS and tag != "br":
                flush()
            depth_heading -= tag in HEADINGS
            depth_bold -= bold
            if tag == "a" and link:
                links.append((link[0], "".join(link[1])))
                link = None
            if element is not root:
                take(element.tail)
    flush()
    return blocks


def plain_items(text: str) -> tuple[list[Item], str]:
    """Give the items of a letter in plain text, where rules or underlines divide it, and the whole text."""
    lines = text.replace("\r\n", "\n").split("\n")
    if "-- " in lines:
        lines = lines[: lines.index("-- ")]
    chunks: list[list[str]] = [[]]
    ruled = 0
    for number, one in enumerate(lines):
        if _RULE.match(one):
            ruled += 1
            above = [kept for kept in chunks[-1] if kept.strip()]
            underlines = number > 0 and lines[number - 1].strip() and len(lines[number - 1].strip()) <= 150
            if underlines and len(above) > 1:
                # A line below a title: the title opens the next chunk.
                title = chunks[-1].pop()
                chunks.append([title])
            elif not underlines:
                chunks.append([])
            continue
        chunks[-1].append(one)
    whole = _kept(lines)
    if ruled < 2:
        return [], whole
    items = [item for chunk in chunks if (item := _plain_item(chunk)) is not None]
    return (items if len(items) >= 2 else []), whole


def _kept(lines: list[str]) -> str:
    kept = [
        one for one in lines if not (len(one) < 400 and _BOILERPLATE.search(one)) and not _RULE.match(one)
    ]
    return clean("\n".join(kept))


def _plain_item(chunk: list[str]) -> Item | None:
    text = _kept(chunk)
    title, _, rest = text.partition("\n")
    found = _ADDRESS.search(text)
    url = unwrapped(found[0].rstrip(".,;:")) if found else ""
    if not title.strip() or len(title) > LONGEST_HEADING or not (url or len(rest) >= LEAST):
        return None
    return Item(title=line(title), text=rest.strip(), url=url)
