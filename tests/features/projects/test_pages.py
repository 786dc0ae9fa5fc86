"""The pages of projects: three fields, what is missing with its link, sums that open their records, files, counts."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx.oxml.ns import qn
from openpyxl import load_workbook
from pypdf import PdfReader

from utblick.features.organisation.models import Unit
from utblick.features.programmes.experience import done_in
from utblick.features.programmes.models import Call, Programme
from utblick.features.programmes.partner_memories import remembered
from utblick.features.projects import actions, answer_links
from utblick.features.projects.example import load
from utblick.features.projects.models import Partner, Project, ResultQuestion
from utblick.foundation.accounts.viewer import NOBODY, Viewer, system
from utblick.ui import today, wheel
from utblick.ui.desk import parts
from utblick.ui.finding import found
from utblick.ui.related import related

BY = system("test")
Begun = Callable[..., Project]
SignIn = Callable[..., Client]
Person = Callable[[str], Viewer]


def example(acronym: str) -> Project:
    return Project.objects.get(acronym=acronym)


def body(client: Client, name: str, *args: object, query: str = "") -> str:
    answer = client.get(reverse(f"projects:{name}", args=args) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_three_fields_are_shown_and_the_unit_is_filled_in(region: None, client_of: SignIn) -> None:
    client, url = client_of("projektledare"), reverse("projects:begin")
    page = client.get(url).content.decode()
    assert len(re.findall(r'<(?:input|select|textarea)[^>]* name="(?:title|unit|why)"', page)) == 3
    kmc = Unit.objects.get(key="kmc")
    assert f'<option value="{kmc.pk}" selected' in page
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key
    sent = {"title": "Gemensam övning", "unit": kmc.pk, "why": "Vi kan för lite", "key": key[1]}
    answer = client.post(url, sent, follow=True)
    assert "Missing before the application" in answer.content.decode()
    client.post(url, sent)
    assert Project.objects.count() == 1


def test_an_empty_title_is_told_beside_its_field(region: None, client_of: SignIn) -> None:
    answer = client_of("projektledare").post(reverse("projects:begin"), {"title": "", "unit": ""})
    assert answer.status_code == 422


def test_what_is_missing_leads_to_its_field(begun: Begun, client_of: SignIn) -> None:
    project = begun()
    page = body(client_of("projektledare.biogas"), "project", project.pk)
    assert f'/projekt/{project.pk}/andra/#id_programme"' in page
    assert f'/projekt/{project.pk}/pengar/#id_own_share"' in page
    assert f'/projekt/{project.pk}/ny/partner/"' in page
    form = body(client_of("projektledare.biogas"), "change_facts", project.pk)
    assert 'id="id_programme"' in form
    for_others = body(client_of("majoritet.tsn"), "project", project.pk)
    assert "The programme" in for_others
    assert "#id_programme" not in for_others


def test_money_is_saved_as_it_is_written_in_swedish(begun: Begun, client_of: SignIn) -> None:
    project = begun()
    sent = {"currency": "SEK", "total": "1 250 000,50", "own_share": "250000", "version": "1"}
    answer = client_of("projektledare.biogas", "sv").post(
        reverse("projects:change_money", args=[project.pk]), sent
    )
    assert answer.status_code == 302
    project.refresh_from_db()
    assert (project.total, project.own_share) == (Decimal("1250000.50"), Decimal(250000))


def test_who_was_not_the_first_is_told_and_may_save_again(begun: Begun, client_of: SignIn) -> None:
    project = begun()
    client, url = client_of("projektledare.biogas"), reverse("projects:change_money", args=[project.pk])
    client.post(url, {"currency": "SEK", "total": "100", "version": "1"})
    second = client.post(url, {"currency": "SEK", "total": "200", "version": "1"})
    assert second.status_code == 409
    assert 'name="version" value="2"' in second.content.decode()
    assert Project.objects.get().total == 100


def test_the_list_is_narrowed_sorted_and_exported(portfolio: datetime, client_of: SignIn) -> None:
    client = client_of("strateg")
    assert "10 rows" in body(client, "projects")
    for query, count in (
        ("?stage=running", 3),
        ("?board=TSN", 4),
        ("?owner=TSN", 3),
        ("?programme=none", 10),
        ("?norate=1", 2),
        ("?nuts3=FI1C1", 4),
        (f"?unit={Unit.objects.get(key='trafik-samhalle').pk}", 4),
        ("?q=biogas", 1),
    ):
        assert f"{count} row" in body(client, "projects", query=query), query
    sheet = client.get(reverse("projects:projects") + "?sort=-own&format=xlsx")
    rows = list(
        load_workbook(io.BytesIO(b"".join(sheet.streaming_content))).active.iter_rows(values_only=True)
    )
    assert rows[7][0] == "KOMPASS ÖST: Skills for the transition of industry"


def test_my_units_projects(portfolio: datetime, client_of: SignIn) -> None:
    page = body(client_of("projektledare"), "projects", query="?mine=1")
    assert "BEREDD" in page
    assert "GÅRDSGAS" not in page


def test_every_sum_opens_as_many_projects_as_it_counts(portfolio: datetime, client_of: SignIn) -> None:
    client = client_of("majoritet.tsn")
    page = body(client, "money")
    told = re.findall(r'<a href="(/projekt/\?[^"]+)">(\d+)<span class="sr"> projects', page)
    assert len(told) >= 4
    for url, count in told:
        assert f"{count} row" in client.get(url.replace("&amp;", "&")).content.decode()
    assert "1 euro = 11.2 kronor" in page
    assert "in euro without a rate" in page


def test_sums_are_in_kronor_at_the_rate_that_stands_on_the_project(
    begun: Begun, at: datetime, client_of: SignIn
) -> None:
    for title, currency, rate in (("Ett", "SEK", None), ("Två", "EUR", Decimal(11)), ("Tre", "EUR", None)):
        project = begun(title)
        actions.write_step(project, "granted", on=timezone.localdate(at), by=BY, at=at)
        day, source = (timezone.localdate(at), "Riksbanken") if rate else (None, "")
        given = {"currency": currency, "rate": rate, "rate_on": day, "rate_source": source}
        actions.change_money(project, version=1, our_grant=Decimal(1000), by=BY, at=at, **given)
    page = body(client_of("strateg"), "money")
    assert ">12,000</a>" in page
    assert "1 in euro without a rate" in page


def test_the_timeline_holds_every_project_with_days_in_its_table(
    portfolio: datetime, client_of: SignIn
) -> None:
    page = body(client_of("majoritet.run"), "timeline")
    for project in Project.objects.exclude(starts_on=None):
        assert reverse("projects:project", args=[project.pk]) in page
    assert "Without days" in page
    assert "<script" not in page.split("<main")[1].split("</main>")[0]


def test_the_map_counts_projects_by_region_of_their_partners(portfolio: datetime, client_of: SignIn) -> None:
    page = body(client_of("opposition.rs"), "map")
    row = page[page.index('<a href="/projekt/?nuts3=FI1C1">Varsinais-Suomi</a>') :].partition("</tr>")[0]
    assert '<td class="numeric">4</td>' in row


def test_the_pack_for_the_auditors_as_page_word_pdf_and_excel(portfolio: datetime, client_of: SignIn) -> None:
    client = client_of("sekreterare.tsn", "sv")
    page = body(client, "audit")
    assert "TSN 2025-118" in page
    assert "nämndens beslut" in page
    files = {}
    for kind in ("xlsx", "pdf", "docx"):
        answer = client.get(reverse("projects:audit_file", args=[kind]))
        assert answer.status_code == 200
        files[kind] = b"".join(answer.streaming_content) if answer.streaming else answer.content
    rows = list(load_workbook(io.BytesIO(files["xlsx"])).active.iter_rows(values_only=True))
    assert sum(1 for row in rows if row[0] and row[1] and row[3]) >= 10
    read = PdfReader(io.BytesIO(files["pdf"]))
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "GÅRDSGAS" in "".join(one.extract_text() for one in read.pages)
    word = docx.Document(io.BytesIO(files["docx"]))
    assert word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == "sv-SE"
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any("GÅRDSGAS" in cell for cell in cells)
    assert client.get(reverse("projects:audit_file", args=["odt"])).status_code == 404


def test_the_pack_lacks_nothing_of_what_is_whole_and_says_what_else_lacks(
    portfolio: datetime, client_of: SignIn
) -> None:
    whole, lacking = example("GÅRDSGAS"), example("TANDSPEL")
    whole.programme = Programme.objects.create(
        key="cb-2021", name_sv="Central Baltic", name_en="Central Baltic"
    )
    whole.save()
    page = body(client_of("projektledare.biogas"), "project", whole.pk)
    assert "The auditors would miss" not in page
    page = body(client_of("strateg"), "project", lacking.pk)
    assert "The auditors would miss" in page


def test_partners_and_whom_to_ask(portfolio: datetime, client_of: SignIn) -> None:
    page = body(client_of("kontakt.us"), "partners")
    assert "Tartu stadsförvaltning" in page
    assert "Projektledare, Energi och klimat" in page
    again = body(client_of("kontakt.us"), "partners", query="?again=1")
    assert "Staden Gent" not in again


@pytest.mark.parametrize("name", ["projects", "timeline", "money", "map", "partners", "audit"])
def test_pages_cost_as_many_queries_for_many_projects_as_for_few(
    portfolio: datetime, client_of: SignIn, name: str
) -> None:
    client, url = client_of("strateg"), reverse(f"projects:{name}")
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(url)
    Project.objects.update(is_example=False)
    load(portfolio)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert Project.objects.count() == 20
    assert len(many) <= len(few)
    assert len(many) < 45


def test_a_project_costs_as_many_queries_with_many_parts_as_with_few(
    portfolio: datetime, client_of: SignIn
) -> None:
    client, project = client_of("strateg"), example("GÅRDSGAS")
    url = reverse("projects:project", args=[project.pk])
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    Partner.objects.bulk_create(
        [Partner(project=project, name=f"Nr {n}", folded=f"nr {n}") for n in range(20)]
    )
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)


def test_the_answer_page_stores_nothing_until_it_is_sent(begun: Begun, at: datetime) -> None:
    project = begun()
    actions.write_step(project, "closed", on=at.date() - timedelta(days=400), by=BY, at=at)
    assert actions.ask_due(at) == 1
    question = ResultQuestion.objects.get()
    url = "/projekt/svar/" + answer_links.address(question.pk, "in_use").split("/svar/")[1]
    client = Client()
    assert client.get(url).status_code == 200
    question.refresh_from_db()
    assert question.answer == ""
    assert client.post(url, {"svar": "", "line": ""}).status_code == 422
    answer = client.post(url, {"svar": "in_use", "line": "Linje 520"})
    assert "Tack" in answer.content.decode()
    question.refresh_from_db()
    assert question.answer == "in_use"
    assert client.get("/projekt/svar/wrong/").status_code == 404


def test_a_projects_contacts_are_chosen_in_the_log_form(portfolio: datetime, client_of: SignIn) -> None:
    project = example("GÅRDSGAS")
    page = client_of("strateg").get(reverse("actors:write") + f"?project={project.pk}").content.decode()
    assert f'<option value="{project.pk}" selected' in page


def test_projects_stand_where_other_rooms_show_them(portfolio: datetime, person: Person) -> None:
    names = {part.name: part for part in parts(person("majoritet.tsn"), "TSN", portfolio)}
    assert names["portfolio"].total == 1
    days = wheel.days(person("strateg"), portfolio.date(), portfolio.date() + timedelta(days=60))
    assert any("Lägesrapport 2" in day.title for day in days)
    first, beside = today.parts(person("projektledare.biogas"), portfolio)
    assert "my-projects" in {part.name for part in (*first, *beside)}
    first, beside = today.parts(person("kommunikator"), portfolio)
    assert "my-projects" not in {part.name for part in (*first, *beside)}
    answers = {part.name: part for part in found(person("majoritet.tsn"), "gårdsgas", portfolio)}
    assert answers["projects"].total == 1
    unit = Unit.objects.get(key="kmc")
    assert [part.total for part in related(person("kontakt.us"), unit) if part.name == "our-projects"] == [1]


def test_the_example_is_loaded_once(portfolio: datetime) -> None:
    assert load(portfolio) == {"projects": 0}
    assert Project.objects.count() == 10


def test_finding_a_partner_knows_whom_we_have_worked_with(portfolio: datetime, person: Person) -> None:
    rows = {one.name: one for one in remembered(person("kontakt.us"))}
    told = rows["Egentliga Finlands förbund"]
    assert len(told.projects) >= 2
    assert told.nuts3 == "FI1C1"
    begun = {one.pk: one.starts_on for one in Project.objects.all()}
    for one in told.projects:
        assert one.begun == begun[int(one.url.rstrip("/").rsplit("/", 1)[1])]
    assert "Projektledare, Energi och klimat" in rows["Zemgales planeringsregion"].whom
    assert remembered(NOBODY) == []


def test_the_check_of_a_call_knows_what_we_have_done(portfolio: datetime, person: Person) -> None:
    programme = Programme.objects.create(key="cb", name_sv="Central Baltic", name_en="Central Baltic")
    Project.objects.filter(acronym__in=["GÅRDSGAS", "BILDSVAR"]).update(programme=programme)
    (done,) = done_in(person("strateg"), [programme.pk])
    assert "GÅRDSGAS" in done.words
    assert done.unit == Unit.objects.get(key="energi-klimat").pk


def test_a_project_is_begun_from_a_call(region: None, client_of: SignIn, person: Person) -> None:
    programme = Programme.objects.create(key="cb", name_sv="Central Baltic", name_en="Central Baltic")
    call = Call.objects.create(programme=programme, key="7", title="Call 7")
    told = next(part for part in related(person("projektledare"), call) if "?call=" in part.more)
    assert told.more.endswith(f"?call={call.pk}")
    assert not related(person("majoritet.tsn"), call)
    client = client_of("projektledare")
    page = client.get(told.more).content.decode()
    assert "Call 7" in page
    sent = {"title": "Gemensam övning", "unit": Unit.objects.get(key="kmc").pk, "call": call.pk}
    client.post(reverse("projects:begin"), sent)
    project = Project.objects.get()
    assert (project.call, project.programme) == (call, programme)


def test_the_filters_that_other_pages_lead_to_are_shown_when_they_are_used(
    portfolio: datetime, client_of: SignIn
) -> None:
    client = client_of("strateg")
    assert not re.findall('name="(?:owner|nuts3|funded|norate)"', body(client, "projects"))
    assert 'name="owner"' in body(client, "projects", query="?owner=TSN")
