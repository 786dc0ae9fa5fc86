"""What leaves the advisory desk as Word and PDF: a rule check, and a partner profile in English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.engine.eligibility.countries import country_en
from utblick.engine.eligibility.forms import LegalForm, form_en
from utblick.features.contactpoint import periods
from utblick.features.contactpoint.counties import called
from utblick.features.contactpoint.models import Profile
from utblick.features.contactpoint.words import CERTAINTIES, VERDICTS
from utblick.ui.sheets.pdf import as_pdf
from utblick.ui.sheets.sheet import Block, Item, Sheet
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


def profile_sheet(profile: Profile) -> Sheet:
    """Write a partner profile as one page in English: of its own case alone, and of no other."""
    with override("en"):
        forms = ", ".join(form_en(LegalForm(one)) for one in profile.partner_forms)
        countries = ", ".join(country_en(one) for one in profile.countries)
        facts = [
            (_("Organisation"), f"{profile.whose}, {called(profile.place)}"),
            (_("Programme"), periods.name_of(profile.programme, periods.periods())),
            (_("Priority"), _priority(profile)),
            (_("Kinds of partner wanted"), forms),
            (_("Countries wanted"), countries),
            (_("Holds until"), date_format(profile.expires_on, "DATE_FORMAT")),
            (_("Where it answers"), profile.reach),
        ]
        texts = (
            (_("Aim"), profile.objective_en),
            (_("Offers"), profile.offers_en),
            (_("Wants"), profile.wants_en),
        )
        return Sheet(
            kind=_("Partner profile"),
            title=profile.title_en,
            language="en",
            facts=tuple((name, value) for name, value in facts if value),
            blocks=tuple(Block(name, (Item(text),), is_list=False) for name, text in texts if text),
            foot=(_("From Central Baltic Contact Point Sweden South, with the organisation's consent."),),
            is_one_page=True,
        )


def _priority(profile: Profile) -> str:
    rules = periods.rules_by_key(profile.programme)
    found = next((one for one in rules.objectives if one.key == profile.priority), None) if rules else None
    return f"{found.key} {found.title_en}" if found else profile.priority
