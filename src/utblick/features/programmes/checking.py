"""A quick check of a call for a unit: what speaks for it, what against, and what to ask. Never a promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

FOR, AGAINST, ASK = "for", "against", "ask"


@dataclass(frozen=True, slots=True)
class Fact:
    """A value with where it is from, and whether it is to be confirmed."""

    value: object
    source: str = ""
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a call, its programme and the unit; None where nothing is known.

    `open_to_us` is a value of `Open`; `share` is the per cent that is paid of our costs; `form` whether a public
    authority may take part; `closes_on` the day of the step that can be applied in.
    """

    today: date
    state: str
    closes_on: Fact | None
    weeks_needed: int
    open_to_us: Fact
    share: Fact | None
    own_share: str
    countries: Fact | None
    partners: int | None
    form: Fact | None
    suits: str
    experience: tuple[str, ...]
    needs_external_border: bool
    earlier_no: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the check. What is to be confirmed never speaks against: it is something to ask."""

    verdict: str
    sentence: str
    source: str = ""
    is_unsure: bool = False


def check(asked: Asked) -> list[Line]:
    """Give the lines, what speaks against first, then what to ask, then what speaks for."""
    order = (AGAINST, ASK, FOR)
    return sorted(_lines(asked), key=lambda line: order.index(line.verdict))


def _lines(asked: Asked) -> Iterator[Line]:
    yield _open(asked.open_to_us)
    yield from _time(asked)
    yield from _money(asked)
    yield from _partners(asked)
    yield from _form(asked)
    if asked.needs_external_border:
        yield Line(
            AGAINST,
            _(
                "The call is for the external border: the lead partner, or half of the partners, must come from there, "
                "and our county lies elsewhere."
            ),
        )
    if asked.suits:
        yield Line(FOR, _("It fits what the unit looks for: %(why)s.") % {"why": asked.suits})
    else:
        yield Line(
            ASK, _("Nothing that the unit has said it looks for was found in the call. Does it fit the work?")
        )
    if asked.experience:
        count = len(asked.experience)
        words = {"n": count, "latest": asked.experience[0]}
        yield Line(
            FOR,
            ngettext(
                "We have worked in the programme before: %(latest)s.",
                "We have worked in the programme %(n)d times, last in %(latest)s.",
                count,
            )
            % words,
        )
    else:
        yield Line(
            ASK,
            _(
                "No earlier work of ours in the programme is registered: ask those who know it before you plan."
            ),
        )
    if asked.earlier_no:
        yield Line(AGAINST, asked.earlier_no)


def _line(verdict: str, sentence: str, fact: Fact) -> Line:
    if fact.is_unsure and verdict == AGAINST:
        verdict = ASK
    return Line(verdict, sentence, fact.source, fact.is_unsure)


def _open(fact: Fact) -> Line:
    if fact.value == "yes":
        return _line(FOR, _("The programme is open to our county."), fact)
    if fact.value == "no":
        return _line(AGAINST, _("The programme is not open to our county."), fact)
    if fact.value == "partly":
        return _line(ASK, _("The programme is open to our county in part: ask which actors may apply."), fact)
    return Line(ASK, _("Whether the programme is open to our county is to be confirmed."), fact.source, True)


def _time(asked: Asked) -> Iterator[Line]:
    if asked.state == "closed":
        yield Line(AGAINST, _("The call has closed."))
        return
    if asked.closes_on is None:
        yield Line(ASK, _("When the call closes is not known."))
        return
    day = asked.closes_on.value
    assert isinstance(day, date)
    weeks = (day - asked.today).days // 7
    left = ngettext("%(n)d whole week is left", "%(n)d whole weeks are left", weeks) % {"n": weeks}
    usual = ngettext("%(n)d week", "%(n)d weeks", asked.weeks_needed) % {"n": asked.weeks_needed}
    words = {"left": left[:1].upper() + left[1:], "usual": usual}
    if weeks >= asked.weeks_needed:
        yield _line(FOR, _("%(left)s; the unit usually needs %(usual)s to prepare.") % words, asked.closes_on)
    elif weeks * 2 >= asked.weeks_needed:
        yield _line(
            ASK,
            _("%(left)s; the unit usually needs %(usual)s to prepare. It may do with what stands ready.")
            % words,
            asked.closes_on,
        )
    else:
        yield _line(
            AGAINST, _("%(left)s; the unit usually needs %(usual)s to prepare.") % words, asked.closes_on
        )


def _money(asked: Asked) -> Iterator[Line]:
    if asked.share is None:
        yield Line(ASK, _("Which share of the costs is paid is not written here: look in the call."))
    else:
        percent = asked.share.value
        assert isinstance(percent, int)
        words = {"share": f"{percent}\u00a0%", "own": f"{100 - percent}\u00a0%"}
        sentence = (
            _("The whole cost can be paid, so no share of our own is needed.")
            if percent >= 100
            else _("At most %(share)s of the costs is paid, so at least %(own)s is our own.") % words
        )
        yield _line(FOR if percent >= 100 else ASK, sentence, asked.share)
    if asked.own_share:
        yield Line(FOR, _("How our own share is paid: %(how)s") % {"how": asked.own_share})
    elif asked.share is None or asked.share.value != 100:
        yield Line(
            ASK,
            _("How our own share would be paid is not written: it takes a decision before the application."),
        )


def _partners(asked: Asked) -> Iterator[Line]:
    if asked.countries is None:
        yield Line(
            ASK, _("How many partners and countries are needed is not written here: look in the call.")
        )
        return
    countries, partners = asked.countries.value, asked.partners
    assert isinstance(countries, int)
    said = ngettext("at least %(n)d country", "at least %(n)d countries", countries) % {"n": countries}
    if partners:
        with_whom = ngettext("at least %(n)d partner", "at least %(n)d partners", partners) % {"n": partners}
        sentence = _("It takes %(partners)s from %(countries)s.") % {"partners": with_whom, "countries": said}
    else:
        sentence = _("It takes partners from %(countries)s.") % {"countries": said}
    yield _line(ASK if countries > 1 else FOR, sentence, asked.countries)


def _form(asked: Asked) -> Iterator[Line]:
    if asked.form is None:
        return
    if asked.form.value == "yes":
        yield _line(FOR, _("Public authorities may take part."), asked.form)
    elif asked.form.value == "no":
        yield _line(AGAINST, _("Public authorities may not take part."), asked.form)
    else:
        yield _line(ASK, _("Whether public authorities may take part is to be asked."), asked.form)
