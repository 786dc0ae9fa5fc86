"""The pages of the strategy: everybody reads them, every figure opens its records, and none costs more for more."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import docx
import pypdf
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from utblick.features.balticsea import actions
from utblick.features.balticsea.models import (
    Coordinator,
    Correspondence,
    GroupMeeting,
    GroupSeat,
    PlanVersion,
    PolicyArea,
    StrategyDay,
    StrategyTag,
)
from utblick.features.balticsea.queries.tagged import whole
from utblick.features.exchanges.models import Exchange
from utblick.features.followup.actions.reports import draft_report, freeze_report
from utblick.features.followup.queries import data_of
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.ui import desk, finding, today, wheel

BY = system("test")
Person = Callable[[str], Viewer]
Area = Callable[..., PolicyArea]
SignIn = Callable[..., Client]
READERS = (
    "strateg",
    "majoritet.tsn",
    "opposition.tsn",
    "kontakt.us",
    "sekreterare.run",
    "admin",
    "kommunikator",
)


def page(client: Client, name: str, *about: Any, query: str = "") -> str:
    answer = client.get(reverse(f"balticsea:{name}", args=about) + query)
    assert answer.status_code == 200, (name, about, answer.status_code)
    return answer.content.decode()


def test_everybody_reads_what_we_do(tagged: datetime, client_of: SignIn) -> None:
    seats = list(GroupSeat.objects.all())
    for client in map(client_of, READERS):
        said = page(client, "strategy")
        assert "We do something in" in said
        assert "Where we do nothing that is tagged" in said
        for one in ("records", "untagged", "groups", "plans", "crosswalk"):
            page(client, one)
        page(client, "plan", "2021")
        assert "tagged 2017: Energy" in page(client, "area", "2021", "energy")
        for seat in seats:
            page(client, "seat", seat.pk)


def test_an_installation_without_plans_says_what_to_do(region: None, client_of: SignIn) -> None:
    client = client_of("strateg")
    assert "No plan is entered yet" in page(client, "strategy")
    for one in ("records", "untagged", "groups", "crosswalk"):
        page(client, one)
    assert "6 versions of the plan are known" in page(client, "plans")
    assert "versions of the plan are known" not in page(client_of("majoritet.rs"), "plans")
    client.post(reverse("balticsea:take_suggested"))
    assert PlanVersion.objects.count() == 6
    assert "Nothing is tagged" in page(client, "strategy")
    assert client_of("bryssel").post(reverse("balticsea:take_suggested")).status_code == 403


def test_every_figure_opens_its_records(tagged: datetime, client_of: SignIn) -> None:
    client = client_of("strateg")
    for query in ("", "?first=2025-01-01&last=2026-12-31", "?plan=2017"):
        _figures_open_their_records(client, query)


def _figures_open_their_records(client: Client, query: str) -> None:
    said = page(client, "strategy", query=query)
    cards = re.findall(r'<dt><a href="([^"]+)">[^<]+<span class="num">(\d+)</span>', said)
    totals = re.findall(r'<a class="num" href="([^"]+)">(\d+)<', said)
    assert len(cards) > 5
    assert len(totals) > 3
    for url, count in [*cards, *totals]:
        listed = client.get(url.replace("&amp;", "&")).content.decode()
        rows = re.search(r"<strong>(\d+)</strong> rows?|(\d+) rows?", listed)
        assert rows is not None, url
        assert count in rows.group(0), url


def test_an_action_s_figure_opens_its_records(tagged: datetime, client_of: SignIn) -> None:
    client = client_of("strateg")
    found = re.findall(r'<a href="([^"]+)">(\d+) things? of ours', page(client, "area", "2021", "transport"))
    assert found
    for url, count in found:
        assert f"{count} row" in client.get(url.replace("&amp;", "&")).content.decode()


def test_the_records_are_exported_as_they_are_seen(tagged: datetime, client_of: SignIn) -> None:
    url = reverse("balticsea:records") + "?plan=2021&area=health&work=networks&format=xlsx"
    answer = client_of("majoritet.hsn").get(url)
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    cells = [str(cell.value) for row in book.active.iter_rows() for cell in row if cell.value]  # type: ignore[union-attr]
    assert "European Regional and Local Health Authorities" in cells
    assert "CPMR Baltic Sea Commission" not in cells


def test_what_cannot_be_read_is_said(tagged: datetime, client_of: SignIn) -> None:
    client, backwards = client_of("strateg"), "?first=2026-02-01&last=2026-01-01"
    for query in ("?plan=none", "?first=x", backwards, "?plan=2026", "?first=9999-99-99"):
        page(client, "strategy", query=query)
        page(client, "area", "2021", "nutri", query=query)
    assert "The last day is before the first." in page(client, "strategy", query=backwards)


def test_what_is_not_there_is_not_found(tagged: datetime, client_of: SignIn) -> None:
    client = client_of("strateg")
    for address in (
        reverse("balticsea:area", args=["2021", "atlantis"]),
        reverse("balticsea:area", args=["1999", "nutri"]),
        reverse("balticsea:plan", args=["1999"]),
        reverse("balticsea:seat", args=[10**9]),
        reverse("balticsea:add", args=["atlantis"]),
        reverse("balticsea:add", args=["mote"]),
        reverse("balticsea:add", args=["mote"]) + "?seat=²",
        reverse("balticsea:change", args=["omrade", 10**9]),
        reverse("balticsea:untagged") + "?kind=x.y",
        reverse("followup:strategy_year", args=[2008]),
        reverse("followup:strategy_year", args=[2100]),
        reverse("followup:download_strategy", args=[2026, "exe"]),
    ):
        assert client.get(address).status_code == 404, address


def test_pages_cost_the_same_however_much_is_tagged(tagged: datetime, client_of: SignIn, area: Area) -> None:
    client = client_of("strateg")
    addresses = [
        reverse("balticsea:strategy"),
        reverse("balticsea:area", args=["2021", "health"]),
        reverse("balticsea:records"),
        reverse("balticsea:groups"),
        reverse("balticsea:plan", args=["2021"]),
        reverse("followup:strategy_year", args=[timezone.localdate().year]),
        reverse("governance:desk", args=["HSN"]),
    ]

    def cost(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    for address in addresses:
        client.get(address)
    few = [cost(address) for address in addresses]
    untagged = Exchange.objects.exclude(
        pk__in=StrategyTag.objects.filter(kind="exchanges.exchange").values("number")
    )
    for exchange in untagged[:20]:
        actions.set_tag("exchanges.exchange", exchange.pk, area("health"), by=BY, at=tagged)
    for number in range(5):
        actions.add_seat(
            area=area("health"), role=f"Roll {number}", valid_from=tagged.date(), by=BY, at=tagged
        )
    assert [cost(address) for address in addresses] == few
    assert max(few) < 100, few


FORMS = ("plan", "omrade", "atgard", "mal", "delmal", "samordnare", "motsvarighet", "organ", "dag", "plats")


def test_forms_are_for_those_who_may(tagged: datetime, client_of: SignIn) -> None:
    for name in ("bryssel", "majoritet.run", "sekreterare.run", "kommunikator"):
        _has_no_forms(client_of(name))


def _has_no_forms(client: Client) -> None:
    for what in FORMS:
        assert client.get(reverse("balticsea:add", args=[what])).status_code == 403, what
    meeting, seat = GroupMeeting.objects.earliest("pk"), GroupSeat.objects.earliest("pk")
    rows = {
        "plan": PlanVersion.objects.earliest("pk"),
        "samordnare": Coordinator.objects.earliest("pk"),
        "motsvarighet": Correspondence.objects.earliest("pk"),
        "plats": seat,
        "mote": meeting,
    }
    for what, row in rows.items():
        address = reverse("balticsea:change", args=[what, row.pk])
        assert client.get(address).status_code == 403, what
        assert client.post(address, {}).status_code == 403, what
        if what != "plats":
            assert client.post(reverse("balticsea:remove", args=[what, row.pk])).status_code == 403, what
    assert client.post(reverse("balticsea:end_seat", args=[seat.pk])).status_code == 403
    assert client.get(reverse("balticsea:copy_plan", args=["2026"])).status_code == 403


def test_a_plan_is_begun_changed_and_filled_on_pages(tagged: datetime, client_of: SignIn) -> None:
    client = client_of("strateg")
    plan = PlanVersion.objects.get(key="2026")
    given = {
        "key": "2026",
        "name_sv": plan.name_sv,
        "name_en": plan.name_en,
        "document": "SWD(2026) 1",
        "adopted_on": "2026-06-01",
        "valid_from": "2026-06-01",
        "certainty": "sourced",
        "version": "1",
    }
    address = reverse("balticsea:change", args=["plan", plan.pk])
    assert client.post(address, given).status_code == 302
    assert client.post(address, {**given, "document": "SWD(2026) 2"}).status_code == 409
    source = PlanVersion.objects.get(key="2021")
    answer = client.post(
        reverse("balticsea:copy_plan", args=["2026"]), {"source": source.pk, "with_actions": "on"}
    )
    assert answer.status_code == 302
    assert "To be checked against the document" in page(client, "plan", "2026")
    # It holds and has areas: old tags now stand under its areas, and say so.
    said = page(client, "strategy")
    assert "tagged 2021: Transport" in said
    nutri = PolicyArea.objects.get(plan=plan, key="nutri")
    fields = {
        "area": nutri.pk,
        "number": "5",
        "name_sv": "Ny åtgärd",
        "name_en": "New action",
        "certainty": "sourced",
    }
    assert client.post(reverse("balticsea:add", args=["atgard"]), fields).status_code == 302
    taken = client.post(reverse("balticsea:add", args=["atgard"]), fields)
    assert taken.status_code == 422
    assert "The area has an action with that number" in taken.content.decode()
    assert client.post(reverse("balticsea:remove", args=["omrade", nutri.pk])).status_code == 302
    assert not PolicyArea.objects.filter(pk=nutri.pk).exists()


def test_a_seat_and_its_meetings_on_pages(tagged: datetime, client_of: SignIn) -> None:
    unit = Unit.objects.get(key="kollektivtrafik")
    client = client_of("kontakt.kollektivtrafik")
    given = {"kind": "reference", "role": "Enhetschef", "unit": unit.pk, "valid_from": "2026-01-01"}
    assert client.post(reverse("balticsea:add", args=["plats"]), given).status_code == 302
    seat = GroupSeat.objects.latest("pk")
    other = Unit.objects.get(key="fou")
    assert (
        client.post(reverse("balticsea:add", args=["plats"]), {**given, "unit": other.pk}).status_code == 422
    )
    address = f"{reverse('balticsea:add', args=['mote'])}?seat={seat.pk}"
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert client.post(address, {"on": tomorrow}).status_code == 422
    assert client.post(address, {"on": "2026-02-01", "notes": "Nästa gång i Riga."}).status_code == 302
    assert "Nästa gång i Riga." in page(client_of("kommunikator"), "seat", seat.pk)
    assert "Nästa gång i Riga." not in page(client_of("opposition.tsn"), "seat", seat.pk)
    client.post(reverse("balticsea:end_seat", args=[seat.pk]))
    seat.refresh_from_db()
    assert seat.valid_until == timezone.localdate()


def test_the_year_s_report_has_its_reader_s_sight(tagged: datetime, client_of: SignIn) -> None:
    year = timezone.localdate().year
    address = reverse("followup:strategy_year", args=[year])
    strategist, politician = client_of("strateg"), client_of("majoritet.hsn")
    letter = "Gemensamt brev om biogas"
    assert letter in strategist.get(address).content.decode()
    assert letter not in politician.get(address).content.decode()
    assert strategist.get(reverse("followup:strategy"), {"year": "x"}).headers["Location"] == address

    def file(client: Client, form: str) -> bytes:
        answer = client.get(reverse("followup:download_strategy", args=[year, form]))
        assert answer.status_code == 200
        return bytes(answer.content)

    words = docx.Document(io.BytesIO(file(strategist, "docx")))
    cells = [cell.text for table in words.tables for row in table.rows for cell in row.cells]
    assert letter in cells
    text = "".join(leaf.extract_text() for leaf in pypdf.PdfReader(io.BytesIO(file(politician, "pdf"))).pages)
    assert "Baltic Sea report" in text
    assert letter not in text
    names = load_workbook(io.BytesIO(file(strategist, "xlsx"))).sheetnames
    assert {"What was done, by policy are", "Transport", "Health"} <= set(names)


def test_the_frozen_report_tells_what_everybody_may_see(
    tagged: datetime, person: Person, client_of: SignIn
) -> None:
    last = timezone.localdate()
    report = draft_report("balticsea", last.replace(month=1, day=1), last, by=person("strateg"), at=tagged)
    said = str(data_of(report, "sv").as_json())
    assert "Hälsofrämjande hälso- och sjukvård" in said
    assert "Gemensamt brev om biogas" not in said
    freeze_report(report, by=person("strateg"), at=tagged)
    answer = client_of("majoritet.hsn").get(reverse("followup:report", args=[report.pk]))
    assert answer.status_code == 200
    assert "EU law on biofuels and bioenergy" in answer.content.decode()


def test_where_else_the_strategy_stands(tagged: datetime, person: Person) -> None:
    strategist = person("strateg")
    parts = {part.name: part for part in desk.parts(strategist, "TSN", tagged)}
    assert parts["strategy"].lines[0].title in ("Energi", "Transport", "Fysisk planering")
    assert "strategy" not in {part.name for part in desk.parts(strategist, "RF", tagged)}
    first, beside = today.parts(strategist, tagged)
    shown = {part.name: part for part in (*first, *beside)}
    assert "rapport om strategin" in str(shown["strategy"].lines[0].title)
    first, beside = today.parts(person("kontakt.us"), tagged)
    assert "strategy" not in {part.name for part in (*first, *beside)}
    found = {part.name: part for part in finding.found(strategist, "övergödning", tagged)}
    assert [str(line.title) for line in found["balticsea"].lines] == ["Näringsämnen"]
    day = StrategyDay.objects.get(kind="forum", is_example=True)
    within = wheel.days(strategist, day.starts_on, day.starts_on + timedelta(days=40))
    assert (day.name, "eu") in {(one.title, one.kind) for one in within}
    presidency = StrategyDay.objects.get(kind="presidency", country="SE", starts_on__year=2022)
    within = wheel.days(strategist, presidency.starts_on.replace(month=1, day=1), presidency.starts_on)
    assert presidency.name in {one.title for one in within}


def test_the_example_s_figures(tagged: datetime) -> None:
    found = whole(BY, PlanVersion.objects.get(key="2021"))
    assert len(found.areas) == 14
    assert {one.area.key for one in found.without_work} == {
        "bioeconomy",
        "hazards",
        "nutri",
        "safe",
        "ship",
        "tourism",
    }
    assert StrategyTag.objects.count() == 35
    assert GroupSeat.objects.count() == 3
    assert StrategyTag.objects.filter(area__plan__key="2017").count() == 3
