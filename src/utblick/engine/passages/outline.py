"""Lines to passages: title, preamble, recitals, articles with paragraphs and points, final formulas, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from utblick.engine.passages import numbering, zones
from utblick.engine.passages.ids import DIVISIONS, Path
from utblick.engine.passages.lines import Line
from utblick.engine.passages.nesting import Nesting
from utblick.engine.passages.quoting import Quotations
from utblick.engine.passages.reference import parse as parse_reference
from utblick.engine.passages.writing import Passage, Writer

_TITLE: Path = (("tit", ""),)
_TEXT: Path = (("txt", ""),)
_PREAMBLE: Path = (("pre", ""),)
_AMENDMENT = re.compile(r"(?:Amendment|Ändringsförslag|Ändring)\s+\d{1,4}\b.{0,20}$")


def passages(lines: Sequence[Line], language: str = "en") -> list[Passage]:
    """Give the passages of an act from its lines, in their order; nothing of the text is left out."""
    return _Outline(lines, Writer(language)).read()


class _Outline:
    def __init__(self, lines: Sequence[Line], writer: Writer) -> None:
        self.lines = lines
        self.quotations = Quotations(lines)
        self.writer = writer
        self.zone = "front"
        self.division: Path = ()
        self.parts: list[Path] = []
        self.nesting = Nesting(writer, _TEXT)
        self.citations = self.recitals = 0
        self.heading_for: Path | None = None
        self.named: Path = ()  # what an amendment says it is about, until its text has repeated it
        self.at = 0

    def read(self) -> list[Passage]:
        """Read all lines."""
        while self.at < len(self.lines):
            row = self.lines[self.at]
            following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
            self._read(row, following)
            self.at += 1
        return self.writer.passages()

    def _read(self, row: Line, following: Line | None) -> None:
        text = f"{row.label} {row.text}".strip()
        if not text:
            return
        if row.role == "note":
            self.writer.say(self.writer.count((), "fn"), text)
        elif row.role == "table":
            self.writer.say(self.writer.count(self.nesting.container(row.depth), "tbl"), row.text)
        elif self._quoted(row, text) or self._amendment(row, following):
            pass
        elif not (self._divides(row, text, following) or self._heads(row, following)):
            self._says(row, text)

    # What divides the act.

    def _divides(self, row: Line, text: str, following: Line | None) -> bool:
        if read := zones.article(row):
            self._article(read)
        elif (read := zones.annex(row, self.zone)) is not None:
            self.zone, self.division, self.parts = "annex", (), []
            self._begin(self.writer.open((("anx", read.number),), read.rest))
            self.heading_for = self.nesting.path
        elif self.zone != "annex" and (read := zones.division(row)):
            self.zone = "articles"
            self._division(read)
        elif row.role == "part" or (self.zone == "annex" and zones.is_part(row)):
            self._part(row, text)
        elif row.role == "title":
            self._begin(_TITLE)
            if not self.writer.go_on_at(_TITLE, text):
                self.writer.say(_TITLE, text)
        else:
            return False
        return True

    def _begin(self, path: Path) -> None:
        self.nesting = Nesting(self.writer, path)
        self.heading_for = None

    def _article(self, read: numbering.Numbered) -> None:
        outer: Path = ()
        if self.zone == "amendments":
            heading = read.rest.strip(" .–—-")
            if self.named[:1] == (("art", read.number),):
                self.named = ()
                self.heading_for = self.nesting.path
                if heading:
                    self.writer.head(self.nesting.path, heading)
                return
        elif self.zone == "annex":
            outer = self.parts[0][:1] if self.parts else self.nesting.path[:1]
        else:
            self.zone = "articles"
        heading = read.rest.strip(" .–—-")
        path = self.writer.open((*outer, ("art", read.number)), heading)
        self._begin(path)
        self.heading_for = None if heading else path

    def _division(self, read: numbering.Numbered) -> None:
        rank = DIVISIONS.index(read.kind)
        upper = tuple(s for s in self.division if DIVISIONS.index(s[0]) < rank)
        self.division = self.writer.open((*upper, (read.kind, read.number)), read.rest)
        self._begin(self.division)
        self.heading_for = self.division

    def _part(self, row: Line, text: str) -> None:
        if row.role and self.parts and self.writer.is_bare(self.parts[-1]):
            self.writer.head(self.parts[-1], text)
            return
        del self.parts[row.level - 1 :]
        base = self.parts[-1] if self.parts else self.nesting.path[:1]
        lettered = numbering.part(text)
        if lettered and lettered.kind == "prt" and row.level == 1:
            base, self.parts = base[:1], []
        if (
            not row.role
            and lettered
            and (len(lettered.rest) > zones.HEADING_LENGTH or lettered.rest.endswith(":"))
        ):
            path = self.writer.open((*base, (lettered.kind, lettered.number)))
            self._begin(path)
            self._says(Line(lettered.rest), lettered.rest)
        else:
            path = heading_path(self.writer, base, text)
            self._begin(path)
            self.heading_for = path if not row.role else None
        self.parts.append(path)

    def _heads(self, row: Line, following: Line | None) -> bool:
        """Take the line as a heading of what has just begun."""
        path, self.heading_for = self.heading_for, None
        if path is None or row.label or row.depth:
            return False
        if row.role == "heading" or (not row.role and following is not None and zones.is_heading(row.text)):
            self.writer.head(path, row.text)
            self.heading_for = (
                path if row.role == "heading" or (path[-1][0] == "anx" and row.text.isupper()) else None
            )
            return True
        return False

    # What stands in it.

    def _says(self, row: Line, text: str) -> None:
        self.zone, kind = zones.following(self.zone, row, text)
        match kind:
            case "title":
                self._begin(_TITLE)
                self.writer.say(_TITLE, text)
            case "formula":
                self._begin(_PREAMBLE)
                self.writer.say(_PREAMBLE, text)
            case "citation":
                self.citations += 1
                self._begin(self.writer.open((("cit", str(self.citations)),)))
                self.writer.say(self.nesting.path, text)
            case "recital":
                self._recital(row, text)
            case "final":
                self._begin((("fin", ""),))
                self.writer.say(self.nesting.path, text)
            case "front":
                self.writer.say(_TEXT, text)
            case _:
                self._inside(row, text)

    def _recital(self, row: Line, text: str) -> None:
        self.recitals += 1
        read = numbering.point(text)
        value = read.number if read and read.kind == "pt" else ""
        self._begin(self.writer.open((("rec", value or str(self.recitals)),)))
        self.writer.say(self.nesting.path, read.rest if read and value else text)

    def _inside(self, row: Line, text: str) -> None:
        if self.named:
            text, self.named = self._without_name(text), ()
        if row.depth is None and self._article_path() and (read := numbering.paragraph(text)):
            article = self._article_path()
            if article:
                self._begin(self.writer.open((*article, ("par", read.number))))
                text = read.rest
                if inner := numbering.point(text):
                    self.nesting.point(inner, None, self._coming())
                    text = inner.rest
                self.nesting.say(text, 0)
                return
        if self.zone == "annex" and (decimals := numbering.decimals(text)):
            base = self.parts[-1] if self.parts else self.nesting.path
            self._begin(self.writer.open(numbering.under(base, decimals[0])))
            self.nesting.say(decimals[1], 0)
            return
        numbered = numbering.point(text)
        if numbered is None and (self.zone == "annex" or row.depth is not None):
            dotted = numbering.paragraph(text)
            numbered = dotted._replace(kind="pt") if dotted else None
        if numbered and (row.label or numbered.rest or numbered.number):
            self.nesting.point(numbered, row.depth, self._coming())
            self.nesting.fill(numbered.rest)
        elif self._goes_on(row):
            self.writer.go_on(text)
        else:
            self.nesting.say(text, row.depth or 0)

    def _article_path(self) -> Path:
        """Give the article that the line stands in, which may be one of an annex."""
        path = self.nesting.path
        return next((path[: at + 1] for at, (kind, _) in enumerate(path) if kind == "art"), ())

    def _without_name(self, text: str) -> str:
        """Leave out the number that the line before has said: `(1a)` after `Recital 1 a (new)`."""
        read = numbering.point(text) or numbering.paragraph(text)
        return read.rest if read and read.number and read.number == self.named[-1][1] else text

    def _goes_on(self, row: Line) -> bool:
        """Say whether a line of plain text is the rest of a sentence that a page break cut."""
        last = self.writer.last
        return row.depth is None and row.text[:1].islower() and bool(last) and last[-1] not in ".:;,?!”’"

    def _coming(self) -> list[str]:
        """Give the numbers of the next lines, by which `(i)` after `(h)` is told from a Roman one."""
        found: list[str] = []
        for row in self.lines[self.at + 1 : self.at + 12]:
            read = numbering.point(f"{row.label} {row.text}".strip())
            if read and read.kind == "pt":
                found.append(read.number)
        return found

    # What it takes from others.

    def _quoted(self, row: Line, text: str) -> bool:
        if self.zone not in ("articles", "annex", "front"):
            return False
        end = self.quotations.until(self.at, self.writer.last)
        if not end:
            return False
        container = self.nesting.innermost if row.depth is None else self.nesting.container(row.depth)
        for one in self.lines[self.at : end]:
            self.writer.say(self.writer.count(container, "qt"), f"{one.label} {one.text}".strip())
        self.at = end - 1
        self.heading_for = None
        return True

    def _amendment(self, row: Line, following: Line | None) -> bool:
        """Read `Amendment 12` and the line that says what it amends; the text is that of the passage named."""
        if row.role or following is None or not _AMENDMENT.match(row.text):
            return False
        for skipped, named in enumerate(self.lines[self.at + 1 : self.at + 4], 1):
            if path := parse_reference(named.text):
                self.zone, self.at = "amendments", self.at + skipped
                self._begin(self.writer.open(path))
                self.named = path
                return True
        return False


def heading_path(writer: Writer, base: Path, heading: str) -> Path:
    """Begin what a heading in an annex names: a part, a numbered point, else the next section."""
    if read := numbering.decimals(heading):
        return writer.open(numbering.under(base, read[0]), read[1])
    if named := numbering.part(heading):
        return writer.open((*base, (named.kind, named.number)), named.rest)
    named = numbering.paragraph(heading) or numbering.point(heading)
    if named and named.number:
        return writer.open((*base, ("pt", named.number)), named.rest)
    path = writer.count(base, "sct")
    writer.head(path, heading)
    return path
