"""Every page of the product, and an installation in which each has something to show.

`test_every_page_is_walked` fails when a page is missing here.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.end_to_end import (
    actors_pages,
    advocacy_pages,
    answer_pages,
    archive_pages,
    balticsea_pages,
    contactpoint_pages,
    desk,
    letters_pages,
    programmes_pages,
    project_pages,
    publishing_pages,
)
from tests.end_to_end.page import Page
from utblick.connectors.eurovoc.adapt import read as read_subjects
from utblick.features.exchanges import actions as exchanges
from utblick.features.exchanges import answer_links
from utblick.features.exchanges.example import load as load_exchanges
from utblick.features.exchanges.models import Exchange, ListImport, OpenPlace, Question, Term, TravelFactor
from utblick.features.followup.actions.reports import draft_report
from utblick.features.followup.example import load as load_followup
from utblick.features.followup.models import Goal, Indicator, Report
from utblick.features.governance.example import load as load_governance
from utblick.features.governance.models import Decision, Item, Meeting, YearDay
from utblick.features.monitoring import example
from utblick.features.monitoring.actions import triage
from utblick.features.monitoring.actions.digests import subscribe
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.actions.matters import join, write_note
from utblick.features.monitoring.actions.recall import add_text
from utblick.features.monitoring.actions.searches import save_search
from utblick.features.monitoring.actions.triage import Verdict
from utblick.features.monitoring.models import Concept, Digest, MatterNote, Source, WatchProfile
from utblick.features.networks.actions import recommend
from utblick.features.networks.example import load as load_networks
from utblick.features.networks.models import Network, Recommendation, Representative, WorkingGroup
from utblick.features.organisation.models import Assignment, Board, Remit, Substitute, Topic, Unit
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.jobs import enqueue_job
from utblick.foundation.jobs.models import JobRun
from utblick.foundation.outbox.models import OutboxMessage

SUBJECTS = Path(example.__file__).parent / "eurovoc.jsonl"
WALKER = "admin@utblick.example"


PAGES: dict[str, tuple[Page, ...]] = {
    "matters": (
        Page("monitoring:home"),
        Page("monitoring:inbox"),
        Page("monitoring:inbox", query="?source=none"),
        Page("monitoring:matters"),
        Page("monitoring:mine"),
        Page("monitoring:desk", "RS"),
        Page("monitoring:matter", lambda: MatterNote.objects.get().matter_id),
        Page("monitoring:join", lambda: MatterNote.objects.get().matter_id),
        Page("monitoring:join", lambda: MatterNote.objects.get().matter_id, query="?q=biogas"),
        Page("search"),
        Page("search", query="?q=biogas"),
        Page("search", query="?q=(biogas"),
        Page("monitoring:by_hand"),
        Page("monitoring:mail"),
        Page("monitoring:mail_history"),
        Page("monitoring:mail_digest", Digest),
    ),
    "watch": (
        Page("monitoring:profiles"),
        Page("monitoring:profile", WatchProfile),
        Page("monitoring:new_profile"),
        Page("monitoring:change_profile", WatchProfile),
        Page("monitoring:profile_recall", WatchProfile),
        Page("monitoring:concepts"),
        Page("monitoring:new_concept"),
        Page("monitoring:concept", "biogas"),
        Page("monitoring:subjects"),
        Page("monitoring:subjects", query="?q=biogas"),
        Page("monitoring:subject", "8412"),
        Page("monitoring:subject_field", "66"),
        Page("monitoring:sources"),
        Page("monitoring:source", "kommissionen"),
        Page("monitoring:change_source", "kommissionen"),
        Page("monitoring:add_source"),
        Page("monitoring:import_files"),
    ),
    "exchanges": (
        Page("exchanges:exchanges"),
        Page("exchanges:exchange", lambda: Exchange.objects.get(title__startswith="Besök").pk),
        Page("exchanges:register"),
        Page("exchanges:change_exchange", Exchange),
        Page("exchanges:experience", query="?q=triage"),
        Page("exchanges:places"),
        Page("exchanges:place", OpenPlace),
        Page("exchanges:offer_places"),
        Page("exchanges:change_places", OpenPlace),
        Page("exchanges:import_list"),
        Page("exchanges:list_import", lambda: ListImport.objects.get(done_at=None).pk),
        Page("exchanges:list_import", lambda: ListImport.objects.exclude(done_at=None).get().pk),
        Page("exchanges:terms"),
        Page("exchanges:new_term", "type"),
        Page("exchanges:change_term", Term),
        Page("exchanges:change_factor", TravelFactor),
        Page("exchanges:answer", lambda: answer_links.address(Question.objects.get().pk).split("/")[-2]),
    ),
    **actors_pages.PAGES,
    **advocacy_pages.PAGES,
    **answer_pages.PAGES,
    **archive_pages.PAGES,
    **project_pages.PAGES,
    **balticsea_pages.PAGES,
    **contactpoint_pages.PAGES,
    **letters_pages.PAGES,
    **programmes_pages.PAGES,
    **publishing_pages.PAGES,
    "networks": (
        Page("networks:networks"),
        Page("networks:network", "cpmr"),
        Page("networks:overview"),
        Page("networks:pack"),
        Page("networks:gains"),
        Page("networks:change_group", WorkingGroup),
        Page("networks:change_representative", Representative),
        Page("networks:review"),
        Page("networks:new_network"),
        Page("networks:change_network", "cpmr"),
        Page("networks:cost", "cpmr"),
        Page("networks:representative", "cpmr"),
        Page("networks:group", "cpmr"),
        Page("networks:gain", "cpmr"),
        Page("networks:recommend", "cpmr"),
        Page("networks:decide", Recommendation),
    ),
    "boards": (
        Page("governance:desks"),
        Page("governance:desk", "RUN"),
        Page("governance:meetings"),
        Page("governance:meeting", lambda: Item.objects.exclude(meeting=None).earliest("pk").meeting_id),
        Page("governance:new_meeting"),
        Page("governance:change_meeting", Meeting),
        Page("governance:items"),
        Page("governance:item", Item),
        Page("governance:new_item", "RUN"),
        Page("governance:change_item", lambda: Item.objects.latest("pk").pk),
        Page("governance:decisions"),
        Page("governance:decision", Decision),
        Page("governance:new_decision", "RUN"),
        Page("governance:change_decision", Decision),
        Page("governance:follow_up", Decision),
        Page("governance:year"),
        Page("governance:new_year_day"),
        Page("governance:change_year_day", YearDay),
        Page("governance:outside_calendars"),
        Page("governance:calendars"),
        Page("governance:paper_template"),
        Page("followup:coverage"),
        Page("followup:definitions"),
        Page("followup:new_definition"),
        Page("followup:set_aside"),
        Page("followup:confirm"),
        Page("followup:objections"),
        Page("followup:goals"),
        Page("followup:indicator", Indicator),
        Page("followup:new_goal"),
        Page("followup:goal", Goal),
        Page("followup:change_goal", Goal),
        Page("followup:new_indicator", Goal),
        Page("followup:change_indicator", Indicator),
        Page("followup:indicator_value", Indicator),
        Page("followup:reports"),
        Page("followup:report", Report),
        Page("followup:write_report", Report),
    ),
    "region": (
        Page("organisation:region"),
        Page("organisation:remits"),
        Page("organisation:units"),
        Page("organisation:unit", Unit),
        Page("organisation:people"),
        Page("organisation:assignment", Assignment),
        Page("organisation:board", "RS"),
        Page("organisation:new_board"),
        Page("organisation:change_board", "RS"),
        Page("organisation:end_board", "RS"),
        Page("organisation:new_unit"),
        Page("organisation:change_unit", Unit),
        Page("organisation:end_unit", Unit),
        Page("organisation:new_topic"),
        Page("organisation:change_topic", lambda: Topic.objects.earliest("pk").key),
        Page("organisation:new_remit"),
        Page("organisation:change_remit", Remit),
        Page("organisation:end_remit", Remit),
        Page("organisation:new_assignment"),
        Page("organisation:change_assignment", Assignment),
        Page("organisation:end_assignment", Assignment),
        Page("organisation:new_substitute", Assignment),
        Page("organisation:hand_over", Account),
        Page("organisation:end_substitute", lambda: Substitute.objects.values_list("assignment", "pk")[0]),
    ),
    "running": (
        Page("administration:accounts"),
        Page("administration:new_account"),
        Page("administration:account", Account),
        Page("administration:permissions"),
        Page("administration:change_permissions"),
        Page("administration:audit"),
        Page("administration:log", lambda: ("monitoring.matter", MatterNote.objects.get().matter_id)),
        Page("administration:outbox"),
        Page("administration:message", OutboxMessage),
        Page("administration:jobs"),
        Page("administration:run", JobRun),
        Page("accounts:profile"),
        Page("accounts:change_password"),
        Page("ui:accessibility"),
    ),
}
# Nobody is signed in there; the last is the answer to a wrong link, which is a page too.
OUTSIDE = (
    Page("accounts:sign_in"),
    Page("accounts:reset"),
    Page("accounts:reset_sent"),
    Page("accounts:password_chosen"),
    Page("accounts:choose_password", ("x", "y")),
    Page("monitoring:mail_stop", "wrong"),
    Page("monitoring:mail_rhythm", "wrong"),
    Page("exchanges:answer", "wrong"),
    *project_pages.OUTSIDE,
    *contactpoint_pages.OUTSIDE,
    *letters_pages.OUTSIDE,
)
# What else answers a question, and why it is no page of its own.
NO_PAGES = {
    **answer_pages.NO_PAGES,
    **archive_pages.NO_PAGES,
    **project_pages.NO_PAGES,
    **balticsea_pages.NO_PAGES,
    **contactpoint_pages.NO_PAGES,
    **letters_pages.NO_PAGES,
    **programmes_pages.NO_PAGES,
    **publishing_pages.NO_PAGES,
    "health": "plain text for monitors",
    "set_language": "sets the language and goes back",
    "files:download": "an original file",
    "ui:guide": "walked by test_ui_guide.py",
    "ui:guide_bare": "walked by test_ui_guide.py",
    "ui:guide_dialog": "walked by test_ui_guide.py",
    "ui:guide_toast": "part of the style guide",
    "monitoring:pane": "part of the inbox",
    "monitoring:concept_figures": "part of a concept's page",
    "monitoring:preview_profile": "part of a profile's page",
    "monitoring:suggest_words": "part of a profile's page",
    "monitoring:choose_subjects": "part of a profile's page",
    "monitoring:export_opml": "a file",
    "monitoring:rejects": "a file",
    "followup:download_report": "a file",
    "governance:built_in_template": "a file",
    "governance:download_template": "a file",
    "governance:example_paper": "a file",
    "governance:calendar_feed": "what calendar programs fetch",
    "monitoring:mail_one_click": "what mail programs press",
}


def address(page: Page) -> str:
    """Give a page's address, for the rows that there are."""
    about = page.about
    if about is None:
        words: tuple[Any, ...] = ()
    elif isinstance(about, tuple):
        words = about
    elif isinstance(about, type):
        first = about._default_manager.order_by("pk").first()  # type: ignore[attr-defined]
        assert first is not None, f"there is no {about.__name__} for {page.name}"
        words = (first.pk,)
    else:
        found = about() if callable(about) else about
        words = found if isinstance(found, tuple) else (found,)
    return reverse(page.name, args=words) + page.query


def fill() -> None:
    """Let an administrator who is a strategist too find something on every page."""
    desk.fill()
    at = timezone.now()
    account = Account.objects.get(email=WALKER)
    since = timezone.localdate() - timedelta(days=30)
    Assignment.objects.create(account=account, role=Role.STRATEGIST, valid_from=since)
    by = viewer_for(account, at)
    lent = Assignment.objects.exclude(account=account).earliest("pk")
    days = {"valid_from": timezone.localdate(), "valid_until": timezone.localdate() + timedelta(days=7)}
    Substitute.objects.create(assignment=lent, account=account, **days)
    Concept.objects.create(
        key="biogas", name_sv="Biogas", name_en="Biogas", labels={"sv": ["biogas*"]}, changed_at=at
    )
    subjects = Source.objects.create(key="eurovoc", kind="eurovoc", name_sv="EuroVoc", name_en="EuroVoc")
    import_records(subjects, read_subjects(SUBJECTS.read_bytes(), SUBJECTS.name), by=system("test"), at=at)
    profile = WatchProfile.objects.get()
    subscribe(profile, by=by, at=at - timedelta(days=2))
    add_text(profile, title="Stöd till biogas", text="Regeringen ger stöd till biogas.", by=by, at=at)
    save_search("Biogas på linjer", "q=biogas", by=by, at=at)
    for number, state in ((1, "act"), (2, "inform"), (3, "dismissed")):
        one = desk.matter(number)
        verdict = Verdict(state=state, owner=account, reason="minor" if state == "dismissed" else "")
        triage.judge(one, verdict, version=one.version, by=by, at=at)
    told_of = desk.matter(2)
    join(told_of, desk.matter(4), by=by, at=at)
    write_note(told_of, "Ring Motala på måndag.", by=by, at=at)
    enqueue_job("outbox.forget", by=by, at=at)
    actors_pages.fill(by, at)
    _exchanges(by, at)
    advocacy_pages.fill(by, at)
    answer_pages.fill(by, at)
    archive_pages.fill(by, at)
    project_pages.fill(by, at)
    balticsea_pages.fill(at)
    contactpoint_pages.fill(account, at)
    programmes_pages.fill(at)
    letters_pages.fill(at)
    publishing_pages.fill(at)
    client = Client()
    client.force_login(account)
    answer = client.post(reverse("monitoring:mail_now"))
    assert answer.status_code == 302
    assert Digest.objects.exists()


def _exchanges(by: Viewer, at: datetime) -> None:
    """Register an exchange that the unit kept a name of and was asked about."""
    load_networks(at)
    cpmr = Network.objects.get(key="cpmr")
    recommend(cpmr, "continue", "Arbetsgruppen används av två enheter.", by=by, at=at)
    load_exchanges(at)
    load_governance(at)
    load_followup(at)
    draft_report(
        "board", at.date() - timedelta(days=180), at.date(), board=Board.objects.get(key="HSN"), by=by, at=at
    )
    contact = viewer_for(Account.objects.get(email="kontakt.us@utblick.example"), at)
    wish = exchanges.Wish(
        title="Besök på universitetssjukhuset om kvällsöppna mottagningar",
        place="Tartu, Estland",
        starts_on=at.date() - timedelta(days=3),
        units=[Unit.objects.get(key="us-akut")],
    )
    made = exchanges.register(wish, by=by, at=at)
    exchanges.keep_name(made, "Namn Exempel", "Intyg", at.date() + timedelta(days=30), by=contact, at=at)
    exchanges.ask_due(at)
    rows = "Vad;Enhet;När;Kostnad\nResa;Akutkliniken;2026-05-04;1 200\nResa;Okänd enhet;2026-05-04;\n"
    exchanges.take_in(exchanges.begin_list(rows.encode(), "lista.csv", by=by, at=at), by=by, at=at)
    exchanges.begin_list(rows.replace("Resa", "Möte").encode(), "en till.csv", by=by, at=at)
