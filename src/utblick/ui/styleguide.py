"""The living page of the design system at `/ui/`: every part as it is, with what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import NotAllowed
from utblick.ui import charts, maps, messages
from utblick.ui.lists import Choice, Column, Contains, DateRange, Flag, Listing
from utblick.ui.shell import viewer_of
from utblick.ui.templatetags.ui import board as board_tag

TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Sample:
    """An invented row for the list."""

    number: int
    title: str
    board: str
    due_on: date | None
    hits: int
    unread: bool

    @property
    def tag(self) -> SafeString:
        return board_tag(self.board)


TITLES = (
    "Rådets delmandat för nationella och regionala partnerskapsplaner",
    "Samråd: hållbarhetskriterier för biogas i tung trafik",
    "Utlysning: gränsöverskridande vårdsamarbete runt Östersjön",
    "Årsforum för Östersjöstrategin",
    "Sammanhållningspolitikens genomförandebestämmelser",
)
BOARDS = ("RUN", "TSN", "HSN", "RS")
SAMPLES = [
    Sample(
        number,
        f"{TITLES[number % len(TITLES)]} {number}",
        BOARDS[number % len(BOARDS)],
        None if number % 7 == 0 else TODAY + timedelta(days=(number * 5) % 60 - 8),
        number * number % 97,
        number % 3 == 0,
    )
    for number in range(1, 131)
]
COLUMNS = (
    Column("title", gettext_lazy("Matter"), link=lambda row: f"#{row.number}", sort=True, heading=True),
    Column("board", gettext_lazy("Board"), html=lambda row: row.tag, sort=True),
    Column("due_on", gettext_lazy("Due"), sort=True),
    Column("hits", gettext_lazy("Hits"), numeric=True, sort=True),
    Column("unread", gettext_lazy("Unread"), hidden=True),
)
FILTERS = (
    Contains(key="q", label=gettext_lazy("Words"), field="title"),
    Choice(key="board", label=gettext_lazy("Board"), choices=[(key, key) for key in BOARDS]),
    DateRange(key="due", label=gettext_lazy("Due"), field="due_on"),
    Flag(key="unread", label=gettext_lazy("Only unread")),
)


class SampleForm(forms.Form):
    """A form with one of each field."""

    name = forms.CharField(label=gettext_lazy("Name"), help_text=gettext_lazy("What people will look for."))
    why = forms.CharField(label=gettext_lazy("Why we follow this"), widget=forms.Textarea, required=False)
    board = forms.ChoiceField(label=gettext_lazy("Board"), choices=[(key, key) for key in BOARDS])
    due_on = forms.DateField(
        label=gettext_lazy("Due"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    rhythm = forms.ChoiceField(
        label=gettext_lazy("Rhythm"),
        choices=[("daily", gettext_lazy("daily")), ("weekly", gettext_lazy("weekly"))],
        widget=forms.RadioSelect,
    )
    instant = forms.BooleanField(label=gettext_lazy("Tell me at once"), required=False)


def _check(request: HttpRequest) -> None:
    """Let in everyone on an example installation, otherwise administrators."""
    if settings.PRODUCTION and Role.ADMINISTRATOR not in viewer_of(request).roles:
        raise NotAllowed(_("The style guide is for administrators."))


def guide(request: HttpRequest) -> HttpResponseBase:
    """Show every part."""
    _check(request)
    form = SampleForm(request.POST) if request.method == "POST" else SampleForm()
    if form.is_bound and form.is_valid():
        messages.toast(request, _("Saved."), undo=request.path)
        return redirect("ui:guide")
    listing = Listing(
        request,
        SAMPLES,
        name="samples",
        title=_("Matters"),
        columns=COLUMNS,
        filters=FILTERS,
        default_sort="due_on",
        page_size=10,
        empty=(
            _("No matters yet"),
            _("Add a watch profile, and they will come."),
            "/",
            _("To the start page"),
        ),
    )
    text = "… regionerna ska involveras i utarbetandet av planerna, och <sammanhållningspolitikens> mål ska …"
    months = ("dec", "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov")
    found = [charts.Bar(name, at * at % 23 + 2, "#list-samples") for at, name in enumerate(months)]
    context = {
        "form": form,
        "today": TODAY,
        "days": [TODAY + timedelta(days=step) for step in (-9, 0, 1, 5, 40, 200)],
        "moment": datetime(2026, 11, 23, 8, 12, tzinfo=timezone.get_default_timezone()),
        "now": datetime(2026, 11, 23, 14, 2, tzinfo=timezone.get_default_timezone()),
        "boards": BOARDS,
        "text": text,
        "spans": [(2, 12), (text.index("<") + 1, text.index(">"))],
        "tabs": [
            {"label": _("Inbox"), "url": "#", "current": True, "count": 23},
            {"label": _("Followed"), "url": "#", "count": 4},
            {"label": _("All"), "url": "#"},
        ],
        "bars": charts.bars(_("Hits per month"), found, unit=_("hits"), period=_("Month")),
        "across": charts.across(
            _("Hits per source"),
            [charts.Bar(_("Public consultations"), 31), charts.Bar(_("Press"), 12)],
            unit=_("hits"),
            group=_("Source"),
        ),
        "map": maps.discs(
            _("Partners by region"),
            [
                maps.Spot("SE123", 9),
                maps.Spot("FI1C1", 6, "#list-samples"),
                maps.Spot("EE001", 5),
                maps.Spot("LV006", 3),
                maps.Spot("DE600", 2),
                maps.Spot("FRY10", 1),
            ],
            unit=_("partners"),
            home="SE123",
        ),
        "stacked": charts.stacked(
            _("What became of the matters"),
            [
                charts.Part(_("act"), 41, "#list-samples"),
                charts.Part(_("inform"), 77),
                charts.Part(_("decide later"), 12),
                charts.Part(_("dismissed"), 160),
            ],
            unit=_("matters"),
        ),
        "sparkline": charts.sparkline(_("Hits per week"), [3, 5, 2, 8, 13, 9, 4, 6, 11]),
    }
    return listing.response("ui/guide.html", context)


def toast(request: HttpRequest) -> HttpResponse:
    """Answer a part of the guide with a message, as a page's own action would."""
    _check(request)
    if request.method != "POST":
        raise Http404
    if request.POST.get("kind") == "fail":
        raise RuntimeError("asked for by the style guide")
    if request.POST.get("kind") == "refuse":
        raise NotAllowed(_("Only the example may do this."))
    messages.toast(request, _("Dismissed: %(title)s") % {"title": TITLES[1]}, undo=request.path)
    return HttpResponse("<p>" + _("Done.") + "</p>")


def bare(request: HttpRequest) -> HttpResponse:
    """Show the bare page, which signing in uses."""
    _check(request)
    return render(request, "ui/guide_bare.html", {"form": SampleForm(prefix="bare")})


def question(request: HttpRequest) -> HttpResponse:
    """Show a page that opens as a dialog where there is a script."""
    _check(request)
    return render(request, "ui/guide_dialog.html")
