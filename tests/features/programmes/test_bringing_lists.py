"""Any list: its columns are shown and put right, remembered for its headings, and brought in in the background."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from utblick.features.programmes.actions.lists import JOB, Order, change_mapping, forget, settle, take_ordered
from utblick.features.programmes.list_columns import documented_kind, fingerprint
from utblick.features.programmes.models import ColumnMapping, ListReading, PublicParticipation, PublicProject
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.jobs.models import JobRun

ClientOf = Callable[..., Client]
Person = Callable[[str], Viewer]
OWN = (
    "Insats;Vem;Vad för slags;Började;Kostnad i euro\n"
    "Biogas på landet;Gården HB;LP;2021-01-01;1000\n"
    "Biogas på landet;Kommunen;PP;2021-01-01;500\n"
    ";;;2021-01-01;7\n"
    "Hamnar;Hamnbolaget AB;LP;2022-05-01;inte känd\n"
)
OWN_FIELDS = ("title", "beneficiary", "partner_role", "starts_on", "total_eur")


def page(client: Client, data: bytes, name: str = "lista.csv", **said: str) -> str:
    """Hand in a list, and give the page of its columns."""
    answer = client.post(reverse("programmes:bring_list"), {"chosen": SimpleUploadedFile(name, data), **said})
    assert answer.status_code == 200
    return answer.content.decode()


def further(client: Client, shown: str, fields: tuple[str, ...] = (), **more: str) -> str:
    """Press a button on the page of columns with some columns put right."""
    signed = re.search(r'name="signed" value="([^"]+)"', shown)
    assert signed
    columns = {f"column-{at}": field for at, field in enumerate(fields)}
    answer = client.post(
        reverse("programmes:bring_list"), {"signed": signed[1], **columns, **more}, follow=True
    )
    return answer.content.decode()


def take(person: Person, at: datetime) -> None:
    """Do what the background work would."""
    run = JobRun.objects.filter(name=JOB).latest("pk")
    take_ordered(**run.arguments, by=person("strateg"), at=at)


@pytest.mark.parametrize(("name", "data"), [("lista.csv", b"bara ett ord\n"), ("x.exe", b"MZ")])
def test_a_list_without_rows_is_refused(client_of: ClientOf, name: str, data: bytes) -> None:
    given = {"chosen": SimpleUploadedFile(name, data)}
    answer = client_of("strateg").post(reverse("programmes:bring_list"), given)
    assert answer.status_code == 422
    assert "The list has no rows below its headings" in answer.content.decode()


def test_a_list_of_ones_own_is_put_right_and_remembered(
    client_of: ClientOf, person: Person, at: datetime
) -> None:
    client = client_of("strateg")
    shown = page(client, OWN.encode(), programme="Vårt program", licence="Eget")
    tried = further(client, shown, OWN_FIELDS)
    assert "“inte känd” in the column" in tried
    assert PublicProject.objects.count() == 0
    further(client, tried, OWN_FIELDS, take="1")
    take(person, at)
    found = {(one.project.title, one.name, one.part) for one in PublicParticipation.objects.all()}
    assert found == {
        ("Biogas på landet", "Gården HB", "lead"),
        ("Biogas på landet", "Kommunen", "partner"),
    }
    assert PublicProject.objects.get().programme_text == "Vårt program"
    assert PublicProject.objects.get().licence == "Eget"
    reading = ListReading.objects.get()
    assert (reading.inserted, reading.rejected) == (2, 2)
    refused = client.get(reverse("programmes:list_refused", args=[reading.pk])).content.decode()
    assert "lista.csv" in refused
    assert ",4," in refused
    # The next list with these headings needs no correcting.
    again = page(client, OWN.replace("Kommunen", "Regionen").encode(), "ny.csv")
    assert "settled before" in again
    assert '<option value="partner_role" selected>' in again
    take(person, at)
    assert PublicParticipation.objects.count() == 2
    forget(ColumnMapping.objects.get(), by=person("strateg"), at=at)
    assert "settled before" not in page(client, OWN.encode())


def test_a_workbook_is_recognised_and_says_how_sure_it_is(client_of: ClientOf) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Stödmottagare", "Projektnamn", "Startdatum", "Slutdatum", "EU-stöd", "Totalt belopp"])
    for n in range(5):
        sheet.append([f"Företag {n} AB", f"Projekt {n}", "2016-01-01", "2018-12-31", 100 + n, 300 + n])
    data = BytesIO()
    book.save(data)
    shown = page(client_of("strateg"), data.getvalue(), "lista.xlsx")
    assert shown.count(" selected>") == 6
    assert "Företag 0 AB" in shown
    assert re.search(r"\d\d %", shown)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Programme,Project acronym,Organisation in English,Lead partner,Country code\n"
            "Central Baltic,KRETS,A university,Yes,FI\n",
            "keep",
        ),
        (
            "program;projektnamn;organisationsnamn;organisationsroll;nuts3;land\n"
            "Central Baltic;Krets;Ett universitet;LP;Östergötlands län;Sverige\n",
            "interreg_partners",
        ),
        ("a;b\n1;2\n", ""),
        ("", ""),
    ],
)
def test_lists_with_documented_columns_are_known(text: str, kind: str) -> None:
    assert documented_kind(text.encode(), "lista.csv") == kind


def test_a_known_kind_is_counted_at_once(client_of: ClientOf, person: Person, at: datetime) -> None:
    text = (
        "program;projektnamn;organisationsnamn;organisationsroll;nuts3;land\n"
        "Central Baltic;Krets;Ett universitet;LP;Östergötlands län;Sverige\n"
        "Central Baltic;Krets;En kommun;PP;Örebro län;Sverige\n"
    )
    client = client_of("strateg")
    shown = page(client, text.encode())
    assert "Its columns are known." in shown
    further(client, shown, take="1")
    take(person, at)
    assert PublicParticipation.objects.filter(nuts3="SE123", part="lead").count() == 1
    assert "nothing new to bring in" in page(client, text.encode())


def test_what_is_no_list_gets_a_sentence(client_of: ClientOf) -> None:
    client = client_of("strateg")
    for name, data in (("tom.csv", b" "), ("bild.xlsx", b"PK\x03\x04broken")):
        answer = client.post(reverse("programmes:bring_list"), {"chosen": SimpleUploadedFile(name, data)})
        assert answer.status_code == 422
        assert b'class="error"' in answer.content or b"error" in answer.content


def test_columns_without_project_or_organisation_are_refused(client_of: ClientOf) -> None:
    client = client_of("strateg")
    shown = page(client, OWN.encode())
    told = further(client, shown, ("", "", "", "starts_on", ""))
    assert "Say which column is the project" in told
    further(client, shown, ("", "", "", "starts_on", ""), take="1")
    assert not JobRun.objects.filter(name=JOB).exists()


def test_a_list_is_known_again_by_its_headings_alone() -> None:
    assert fingerprint(["A b", "C"]) == fingerprint(["a  B", "c"]) != fingerprint(["C", "A b"])


def test_what_is_remembered_is_seen_changed_and_forgotten(
    client_of: ClientOf, person: Person, at: datetime
) -> None:
    client = client_of("strateg")
    order = Order("columns", {"Insats": "title", "Vem": "", "Kr": "total_eur"}, {"programme": "Vårt program"})
    row = settle("Våra insatser.csv", order, by=person("strateg"), at=at)
    address = reverse("programmes:remembered_columns", args=[row.pk])
    assert address in client.get(reverse("programmes:bring_list")).content.decode()
    shown = client.get(address).content.decode()
    assert "Vårt program" in shown
    assert '<option value="total_eur" selected>' in shown
    new = {
        "name": "Våra",
        "column-0": "title",
        "column-1": "beneficiary",
        "column-2": "",
        "country": "se",
        "version": "1",
    }
    assert client.post(address, {**new, "column-0": "", "column-1": ""}).status_code == 422
    assert client.post(address, {**new, "column-0": "ingenting"}).status_code == 422
    assert client.post(address, new).status_code == 302
    row.refresh_from_db()
    assert (row.name, row.told, row.version) == ("Våra", {"country": "SE"}, 2)
    assert row.columns == [["Insats", "title"], ["Vem", "beneficiary"], ["Kr", ""]]
    assert client.post(address, new).status_code == 409
    again = page(client, b"Insats;Vem;Kr\nBiogas;Kommunen;7\n")
    assert '<option value="beneficiary" selected>' in again
    client.post(reverse("programmes:forget_columns", args=[row.pk]))
    assert not ColumnMapping.objects.exists()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["majoritet.rs", "kontakt.us"])
def test_who_must_not_bring_lists(client_of: ClientOf, person: Person, at: datetime, name: str) -> None:
    assert client_of(name).get(reverse("programmes:bring_list")).status_code == 403
    row = ColumnMapping.objects.create(fingerprint="x", name="X", changed_at=at)
    with pytest.raises(NotAllowed):
        forget(row, by=person(name), at=at)
    with pytest.raises(NotAllowed):
        change_mapping(row, name="X", fields=[], said={}, version=1, by=person(name), at=at)
    assert client_of(name).get(reverse("programmes:remembered_columns", args=[row.pk])).status_code == 403
    reading = ListReading.objects.create(source="x", at=at)
    assert client_of(name).get(reverse("programmes:list_refused", args=[reading.pk])).status_code == 403
