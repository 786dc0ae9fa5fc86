"""What leaves the advisory desk as Word and PDF: a rule check, a partner profile, the figures of a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from utblick.engine.eligibility.countries import country_en, country_sv
from utblick.engine.eligibility.forms import LegalForm, form_en, form_sv
from utblick.features.contactpoint import periods
from utblick.features.contactpoint.counties import called
from utblick.features.contactpoint.figures import COUNTED, Cell, Figures, conversion_sentence
from utblick.features.contactpoint.models import Profile
from utblick.features.contactpoint.words import CERTAINTIES, VERDICTS
from utblick.ui.columns import grouped
from utblick.ui.exports import Sheet as Rows
from utblick.ui.sheets.pdf import as_pdf
from utblick.ui.sheets.sheet import Block, Item, Sheet, Table
from utblick.ui.sheets.word import as_docx

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
NO_PROMISE = {
    "sv": "Det här är inget löfte. Bara programmet avgör om en idé kan få stöd.",
    "en": "This is no promise. Only the programme decides whether an idea can be funded.",
}


def as_file(sheet: Sheet, form: str, name: str) -> HttpResponse:
    """Give the answer that opens or saves a document; nobody keeps a copy on the way."""
    made = as_pdf(sheet) if form == "pdf" else as_docx(sheet)
    answer = HttpResponse(made, content_type=TYPES[form])
    kept = "inline" if form == "pdf" else "attachment"
    answer["Content-Disposition"] = f'{kept}; filename="{name}.{form}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def check_sheet(
    idea: Mapping[str, Any], findings: Sequence[Mapping[str, str]], programme: str, on: date, language: str
) -> Sheet:
    """Write a rule check for the applicant: what speaks against, what to ask, what speaks for, each with its source."""
    with override(language):
        blocks = []
        for verdict, heading, _tone in VERDICTS:
            items = tuple(
                Item(
                    one[f"sentence_{language}"],
                    (f"{one['source']} ({CERTAINTIES[one['certainty']]})",) if one["source"] else (),
                )
                for one in findings
                if one["verdict"] == verdict
            )
            blocks.append(Block(str(heading), items))
        return Sheet(
            kind=_("Rule check"),
            title=_("Rule check: %(title)s") % {"title": idea.get("title") or _("an idea")},
            language=language,
            facts=(
                (_("Programme"), periods.name_of(programme, periods.periods())),
                (_("Rules of"), date_format(on, "DATE_FORMAT")),
            ),
            working=NO_PROMISE[language],
            blocks=tuple(blocks),
            foot=(
                _(
                    "From Central Baltic Contact Point Sweden South. Ask the joint secretariat before you apply."
                ),
            ),
        )


def profile_sheet(
    profile: Profile, languages: Sequence[str] = ("en",), *, has_consent: bool = False
) -> Sheet:
    """Write a partner profile, in one language as one page: of its own case alone, and of no other.

    Of two languages the first is the document's; what is written in the second follows after it.
    """
    first, *rest = languages
    with override(first):
        word, form_word = (country_en, form_en) if first == "en" else (country_sv, form_sv)
        forms = ", ".join(form_word(LegalForm(one)) for one in profile.partner_forms)
        countries = ", ".join(word(one) for one in profile.countries)
        facts = [
            (_("Organisation"), f"{profile.whose}, {called(profile.place)}"),
            (_("Programme"), periods.name_of(profile.programme, periods.periods())),
            (_("Priority"), _priority(profile)),
            (_("Kinds of partner wanted"), forms),
            (_("Countries wanted"), countries),
            (_("Holds until"), date_format(profile.expires_on, "DATE_FORMAT")),
            (_("Where it answers"), profile.reach),
        ]
        said = _("From Central Baltic Contact Point Sweden South.")
        if has_consent:
            said = _("From Central Baltic Contact Point Sweden South, with the organisation's consent.")
        return Sheet(
            kind=_("Partner profile"),
            title=getattr(profile, f"title_{first}"),
            language=first,
            facts=tuple((name, value) for name, value in facts if value),
            blocks=(*_said_in(profile, first), *(_also_in(profile, code) for code in rest)),
            foot=(said,),
            is_one_page=not rest,
        )


def _said_in(profile: Profile, language: str) -> list[Block]:
    """Give what a profile says in a language, a block for each part, in that language's headings."""
    with override(language):
        parts = ((_("Aim"), "objective"), (_("Offers"), "offers"), (_("Wants"), "wants"))
        texts = [(heading, getattr(profile, f"{name}_{language}")) for heading, name in parts]
        return [Block(heading, (Item(text),), is_list=False) for heading, text in texts if text]


def _also_in(profile: Profile, language: str) -> Block:
    """Give what a profile says in its second language, under that title."""
    lines = [f"{block.heading}: {item.text}" for block in _said_in(profile, language) for item in block.items]
    items = tuple(Item(line, language=language) for line in lines)
    return Block(getattr(profile, f"title_{language}"), items, is_list=False)


def _priority(profile: Profile) -> str:
    rules = periods.rules_by_key(profile.programme)
    found = next((one for one in rules.objectives if one.key == profile.priority), None) if rules else None
    if found is None:
        return profile.priority
    return f"{found.key} {found.title_en if get_language() == 'en' else found.title_sv}"


def cell_words(cell: Cell) -> str:
    """Write a figure; one that is hidden as that."""
    return _("hidden") if cell.count is None else grouped(cell.count)


def figures_sheet(found: Figures, language: str, today: date | None = None) -> Sheet:
    """Write the figures of a time for the secretariat or the board; with `today`, say when the time is not over."""
    with override(language):
        said = conversion_sentence(found)
        way = tuple(Item(f"{words}: {cell_words(cell)}") for words, cell in found.conversion)
        return Sheet(
            kind=_("Figures"),
            title=_title(found),
            language=language,
            facts=tuple((one.name, one.value) for one in sums(found)),
            working=running_words(found, today),
            blocks=(
                Block(
                    _("What happened"),
                    tuple(Item(f"{words}: {cell_words(cell)}") for words, cell in found.totals),
                ),
                Block(_("From enquiry to grant"), (*((Item(said),) if said else ()), *way)),
            ),
            tables=tuple(
                Table(
                    table.title,
                    (table.title, *(str(words) for _key, words in COUNTED)),
                    tuple(
                        (Item(line.name), *(Item(cell_words(cell)) for cell in line.cells))
                        for line in table.lines
                    ),
                )
                for table in found.tables
                if table.lines
            ),
            foot=(counted_words(), *((hiding_words(),) if found.hides else ())),
        )


def figures_rows(found: Figures, today: date | None = None) -> Rows:
    """Give the figures as the rows of a workbook or a CSV file."""
    rows: list[list[Any]] = [["", _("All"), *(_cell(cell) for _words, cell in found.totals)]]
    for table in found.tables:
        rows += [[table.title, line.name, *(_cell(cell) for cell in line.cells)] for line in table.lines]
    statement = [counted_words()]
    statement += [f"{one.name}: {one.value}" for one in sums(found)]
    statement += [f"{words}: {cell_words(cell)}" for words, cell in found.conversion]
    statement += [
        words for words in (running_words(found, today), hiding_words() if found.hides else "") if words
    ]
    return Rows(
        name=f"contactpoint-{found.asked.first.isoformat()}-{found.asked.last.isoformat()}",
        title=_title(found),
        statement=statement,
        headings=[_("By"), _("Which"), *(str(words) for _key, words in COUNTED)],
        rows=rows,
    )


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure beside the cases; `opens` says which records are behind it: `events`, `approved`, or none."""

    name: str
    value: str
    opens: str = ""


def sums(found: Figures) -> list[Sum]:
    """Give what is summed up beside the cases: hours, events, visitors, and what was approved."""
    hours = _("not shown") if found.hours is None else grouped(found.hours)
    rows = [
        Sum(_("Hours of work"), hours),
        Sum(_("Events"), grouped(found.events), "events"),
        Sum(_("Signed up for events"), grouped(found.signed_up), "events"),
        Sum(_("Came to events"), grouped(found.came), "events"),
    ]
    if found.granted is not None:
        rows.append(Sum(_("Approved, euro"), grouped(found.granted), "approved"))
    return rows


def counted_words() -> str:
    """Say what is counted."""
    return _(
        "What is counted is what happened in the time. The enquiry itself may have come earlier, so a row can have "
        "an idea or an approval without an enquiry."
    )


def running_words(found: Figures, today: date | None) -> str:
    """Say that a time is not over; empty when it is."""
    if today is None or found.asked.last < today:
        return ""
    return _("The time is not over: these are the figures until %(day)s.") % {
        "day": date_format(today, "DATE_FORMAT")
    }


def hiding_words() -> str:
    """Say why some figures are hidden."""
    return _(
        "Figures of one or two cases are hidden, and those by which they could be worked out, hours too: "
        "nobody's idea is to be known by them."
    )


def _cell(cell: Cell) -> Any:
    return _("hidden") if cell.count is None else cell.count


def _title(found: Figures) -> str:
    return _("Central Baltic Contact Point, %(first)s – %(last)s") % {
        "first": date_format(found.asked.first, "DATE_FORMAT"),
        "last": date_format(found.asked.last, "DATE_FORMAT"),
    }
