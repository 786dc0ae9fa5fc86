"""Items: withdrawn and put back, from a matter to several boards, and what is secret stays so."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from utblick.connectors.record import DocumentRecord
from utblick.features.governance import actions
from utblick.features.governance.models import Item
from utblick.features.governance.views.items import first_sentences
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.models import Matter, Source
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]
Make = Callable[..., Any]


def page(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, (address, answer.status_code)
    return b"".join(answer).decode()


def test_a_withdrawn_item_is_not_changed_and_is_put_back(
    item: Make, meeting: Make, person: Person, client_of: SignIn, at: datetime
) -> None:
    by, there = person("sekreterare.tsn"), meeting()
    paper = item(meeting=there)
    address = f"/namnder/punkter/{paper.pk}/"
    client = client_of("sekreterare.tsn", "sv")
    assert "Ja, dra tillbaka den" in page(client, address)
    client.post(f"{address}dra-tillbaka/")
    with pytest.raises(RuleBroken, match="tillbakadragen"):
        actions.change_item(paper, version=2, title="Ny", by=by, at=at)
    assert client.get(f"{address}andra/").status_code == 302
    shown = page(client, address)
    assert "Lägg tillbaka den" in shown
    assert "Redigera skrivelsen" not in shown
    with pytest.raises(NotAllowed):
        actions.put_back_item(paper, by=person("majoritet.tsn"), at=at)
    client.post(f"{address}lagg-tillbaka/")
    paper.refresh_from_db()
    assert (paper.withdrawn_at, paper.meeting) == (None, there)
    with pytest.raises(RuleBroken, match="redan kvar"):
        actions.put_back_item(paper, by=by, at=at)


def test_put_back_after_its_meeting_it_waits_for_another(
    item: Make, meeting: Make, person: Person, at: datetime
) -> None:
    by, paper = person("sekreterare.tsn"), item(meeting=meeting())
    actions.withdraw_item(paper, by=by, at=at)
    back = actions.put_back_item(paper, by=by, at=at + timedelta(days=60))
    assert back.meeting is None


def test_two_at_one_paper(client_of: SignIn, item: Make, meeting: Make) -> None:
    soon = timezone.localdate() + timedelta(days=10)
    there, paper = meeting(on=soon), item(secrecy="")
    address = f"/namnder/punkter/{paper.pk}/andra/"
    sent = {
        "title": "Ett",
        "kind": "decision",
        "place": "50",
        "proposal": "Ja",
        "background": "Bakgrund",
        "version": "1",
    }
    client = client_of("sekreterare.tsn", "sv")
    assert client.post(address, sent | {"meeting": str(there.pk)}).status_code == 302
    answer = client.post(address, sent | {"title": "Mitt eget"})
    assert answer.status_code == 409
    standing = {one.label: one.value for one in answer.context["standing"]}
    assert standing == {"Rubrik": "Ett", "Sammanträde": soon.isoformat()}
    assert 'value="Mitt eget"' in answer.content.decode()


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("En mening. En till. Och en tredje som är lång.", 25, "En mening. En till."),
        ("Kort.", 25, "Kort."),
        ("Ett mycket långt påstående utan något slut", 20, "Ett mycket långt…"),
        ("Enligt art. 5 i lagen. Sedan kommer mycket mer text.", 30, "Enligt art. 5 i lagen."),
        ("", 20, ""),
        ("ord" * 40, 20, f"{'ord' * 40}"[:19] + "…"),
    ],
)
def test_a_summary_ends_where_a_sentence_does(text: str, most: int, expected: str) -> None:
    assert first_sentences(text, most) == expected


def _matter(at: datetime, owner: str = "TSN", concerned: tuple[str, ...] = ()) -> Matter:
    source = Source.objects.create(key="prov", kind="feed", name_sv="Prov", name_en="Test")
    record = DocumentRecord(source="prov", source_id="1", title="Nya regler för biogas", language="sv")
    import_records(source, [record], by=system("test"), at=at)
    account = Account.objects.get(email="strateg@utblick.example")
    Matter.objects.update(state="act", owner_board=Board.objects.get(key=owner), owner=account)
    matter = Matter.objects.get()
    matter.concerned_boards.set(Board.objects.filter(key__in=concerned))
    return matter


def test_a_matter_goes_to_its_owner_and_those_it_concerns(
    client_of: SignIn, item: Make, at: datetime
) -> None:
    matter = _matter(at, concerned=("RUN",))
    own = reverse("monitoring:matter", args=[matter.pk])
    shown = page(client_of("strateg", "sv"), own)
    assert shown.index("Ta upp i TSN") < shown.index("Ta upp i RUN")
    assert "Ta upp i HSN" not in shown
    secretary = page(client_of("sekreterare.run", "sv"), own)
    assert "Ta upp i RUN" in secretary
    assert "Ta upp i TSN" not in secretary


def test_a_matter_tells_what_lies_before_boards(client_of: SignIn, item: Make, at: datetime) -> None:
    matter = _matter(at)
    item(matter=matter, title="Den färdiga")
    item(matter=matter, title="Utkastet", is_ready=False)
    own = reverse("monitoring:matter", args=[matter.pk])
    elected, writer = page(client_of("majoritet.tsn", "sv"), own), page(client_of("strateg", "sv"), own)
    assert "TSN: Den färdiga" in elected
    assert "Utkastet" not in elected
    assert "TSN: Utkastet" in writer
    assert "skrivs" in writer


SECRET = "Känsliga namn"


def test_what_is_secret_is_nowhere_else(
    client_of: SignIn, item: Make, meeting: Make, decision: Make, person: Person, at: datetime
) -> None:
    there = meeting(on=timezone.localdate())
    paper = item(meeting=there, secrecy="OSL 15 kap. 1 §", background=SECRET, costs=SECRET)
    by = person("sekreterare.tsn")
    actions.change_item(paper, version=1, background=f"{SECRET} igen", by=by, at=at)
    assert SECRET not in str(list(AuditEvent.objects.values()))
    addresses = [
        "/namnder/", "/namnder/bord/TSN/", "/namnder/bord/RS/", f"/namnder/moten/{there.pk}/", f"/namnder/punkter/{paper.pk}/",
        "/namnder/punkter/", "/namnder/punkter/?format=csv", "/namnder/punkter/?q=namn", "/namnder/aret/", "/",
    ]  # fmt: skip
    for who in ("majoritet.tsn", "opposition.tsn", "sekreterare.hsn", "kontakt.us", "admin"):
        client = client_of(who, "sv")
        for address in addresses:
            assert SECRET not in page(client, address), (who, address)
        assert client.get(f"/namnder/punkter/{paper.pk}/andra/").status_code == 403
    # The form of the decision begins from the proposal, which is public.
    writer = client_of("sekreterare.tsn", "sv")
    assert SECRET not in page(writer, f"/namnder/bord/TSN/nytt-beslut/?item={paper.pk}")
    shown = page(writer, f"/namnder/punkter/{paper.pk}/")
    assert SECRET in shown
    assert "ändrat; texten är sekretessbelagd" in shown
    assert "visas då bara för dem som skriver åt nämnden" in page(
        writer, f"/namnder/punkter/{paper.pk}/andra/"
    )


def test_making_a_paper_secret_keeps_its_words_out_of_the_trail(
    item: Make, person: Person, at: datetime
) -> None:
    paper = item()
    fields = {"secrecy": "OSL 18 kap.", "background": SECRET}
    actions.change_item(paper, version=1, by=person("strateg"), at=at, **fields)
    actions.change_item(paper, version=2, by=person("strateg"), at=at, secrecy="", background="Öppet")
    assert SECRET not in str(list(AuditEvent.objects.values()))


def _document(client: Client, paper: Item, **given: str) -> Any:
    answer = client.post(f"/namnder/punkter/{paper.pk}/skrivelse.docx", given)
    return docx.Document(io.BytesIO(answer.content))


def test_the_paper_says_what_it_is(client_of: SignIn, item: Make, meeting: Make) -> None:
    paper = item(
        meeting=meeting(), secrecy="OSL 15 kap. 1 §", retention="Bevaras", diary_number="TSN 2026/17"
    )
    document = _document(client_of("sekreterare.tsn", "en"), paper)
    told = document.core_properties
    assert (told.title, told.language) == ("Yttrande om drivmedel", "sv-SE")
    assert told.subject == "för beslut, TSN 2026/17"
    assert told.author == "Trafik- och samhällsplaneringsnämnden, Region Östergötland"
    assert document.paragraphs[0].text == "Sekretess enligt OSL 15 kap. 1 §"
    facts = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert facts["Gallringsregel"] == "Bevaras"
    assert facts["Sekretessgrund"] == "OSL 15 kap. 1 §"
    others = _document(client_of("majoritet.tsn", "sv"), paper)
    assert others.paragraphs[0].text == "Delar är sekretessbelagda enligt OSL 15 kap. 1 §"


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("", "Förslag till beslut"),
        ("sv", "Förslag till beslut"),
        ("en", "Proposal for decision"),
        ("xx", "Förslag till beslut"),
    ],
)
def test_a_paper_is_in_swedish_unless_asked_otherwise(
    asked: str, heading: str, client_of: SignIn, item: Make
) -> None:
    document = _document(client_of("sekreterare.tsn", "en"), item(), **({"language": asked} if asked else {}))
    assert heading in [one.text for one in document.paragraphs]
    assert "Öppet" not in [one.text for one in document.paragraphs]
    assert not document.paragraphs[0].text.startswith("Delar")


def test_a_cancelled_meeting_is_noticed_by_who_has_its_item_open(
    client_of: SignIn, item: Make, meeting: Make, at: datetime
) -> None:
    there = meeting(on=date(2026, 12, 11))
    paper = item(meeting=there)
    actions.cancel_meeting(there, by=system("test"), at=at)
    sent = {"title": "Ett", "kind": "decision", "place": "50", "version": str(paper.version)}
    answer = client_of("sekreterare.tsn").post(f"/namnder/punkter/{paper.pk}/andra/", sent)
    assert answer.status_code == 409
