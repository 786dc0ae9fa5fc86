"""The wall: what applicants tell the advisers is on no page of anybody else's, and no way leads in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.db import models
from django.test import Client
from django.urls import get_resolver, reverse

from tests.end_to_end import contactpoint_pages, pages
from tests.features.contactpoint import states
from tests.features.states import NOW
from tests.laid import state
from utblick.features.contactpoint import actions, queries
from utblick.features.contactpoint.models import (
    Case,
    Consent,
    Forwarding,
    Listener,
    MeetingDocument,
    NetworkMeeting,
    Profile,
    RuleCheck,
    SignUp,
    StandardAnswer,
    Step,
)
from utblick.features.organisation.models import Assignment
from utblick.foundation.accounts.matrix import set_rule
from utblick.foundation.accounts.models import Account, PermissionRule
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.audit.queries import events_for

pytestmark = pytest.mark.django_db
Person = Callable[[str], Viewer]
OUTSIDERS = (
    "strateg",
    "bryssel",
    "projektledare",
    "kontakt.us",
    "sekreterare.run",
    "majoritet.rs",
    "kommunikator",
    "admin",
)
# Who sees most reads every page; the others share them, and the administrator reads what the first may not.
FIRST, LAST = "strateg", "admin"
WORD = "zyxplanterat"
OPEN = {"home", "calls", "check", "ideas", "stories", "figures"}
# An administrator decides of weeding too, and is told numbers and days alone.
OPEN_TO_ADMIN = {"weeding", "weeding_rule"}
# Fields that are let out on purpose: the reviewed text of the idea bank, and codes.
LET_OUT = {
    "bank_sv",
    "bank_en",
    "programme",
    "county",
    "channel",
    "place",
    "priority",
    "way",
    "form",
    "how",
    "kind",
    "reply",
    "secrecy",
    "mail",
}


def plant() -> None:
    """Put a word into every text that the advisory desk keeps."""
    kinds = (Case, Step, Profile, Consent, Forwarding, Listener, StandardAnswer, SignUp, RuleCheck)
    for kind in (*kinds, NetworkMeeting, MeetingDocument):
        texts = {
            field.name: WORD
            for field in kind._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
            and not field.choices
            and field.name not in LET_OUT
        }
        kind._default_manager.update(**texts)
    # What is registered is never proposed: without a number an administrator is shown that there is something.
    Case.objects.update(diary_number="")
    MeetingDocument.objects.update(address="https://naidis.example/")
    for number, row in enumerate(SignUp.objects.all()):
        SignUp.objects.filter(pk=row.pk).update(mail=f"{WORD}{number}@exempel.example")
    RuleCheck.objects.update(idea={"title": WORD}, findings=[])


@pytest.mark.parametrize("name", OUTSIDERS)
def test_only_advisers_read_and_write(name: str, desk: datetime, person: Person, case: Case) -> None:
    outsider = person(name)
    for asked in (
        queries.cases,
        queries.profiles,
        queries.listeners,
        queries.answers,
        queries.events,
        queries.meetings,
    ):
        with pytest.raises(NotAllowed):
            asked(outsider)
    with pytest.raises(NotAllowed):
        actions.note_step(case, "advice", on=desk.date(), words="nej", by=outsider, at=desk)
    with pytest.raises(NotAllowed):
        actions.plan_next(case, "", None, None, by=outsider, at=desk)
    assert queries.cases(person("contactpoint")).count() == Case.objects.count()


@state(states.desk)
def walked() -> None:
    """Have what every page of the desk shows."""
    contactpoint_pages.fill(Account.objects.get(email="contactpoint@utblick.example"), NOW)


@pytest.mark.parametrize("name", OUTSIDERS)
def test_every_address_behind_the_wall_is_shut(
    name: str, walked: None, client_of: Callable[..., Client]
) -> None:
    client = client_of(name)
    for page in contactpoint_pages.PAGES["contactpoint"]:
        answer = client.get(pages.address(page))
        word = page.name.partition(":")[2]
        is_open = word in OPEN or (name == "admin" and word in OPEN_TO_ADMIN)
        assert answer.status_code == (200 if is_open else 403), page
    for address in _posts():
        assert client.post(address).status_code in (403, 405), address


def _posts() -> Iterator[str]:
    """Give every address behind the wall that takes a press, for the first row."""
    posting = {
        "remove_step": Step,
        "confirm_answer": StandardAnswer,
        "unlist": Profile,
        "withdraw_consent": Consent,
        "withdraw_listener": Listener,
        "remove_document": MeetingDocument,
    }
    for name, kind in posting.items():
        row = kind._default_manager.order_by("pk").first()
        assert row is not None
        yield reverse(f"contactpoint:{name}", args=[row.pk])
    for name in ("pdf", "docx"):
        yield reverse("contactpoint:profile_sheet", args=[Profile.objects.earliest("pk").pk, name])
        handed = Step.objects.exclude(agreed_by="").earliest("pk")
        yield reverse("contactpoint:handed_over", args=[handed.pk, name])


def test_no_administrator_can_open_the_wall_in_the_matrix(desk: datetime, person: Person) -> None:
    admin = person("admin")
    with pytest.raises(ValueError, match="vägg"):
        set_rule(Role.ADMINISTRATOR, queries.VIEW, "all", by=admin, at=desk)
    PermissionRule.objects.create(role=Role.ADMINISTRATOR, action=queries.VIEW, reach="all")
    assert not person("admin").may(queries.VIEW), "a row in the database opens nothing either"


def test_the_trail_of_cases_is_shown_to_advisers_alone(desk: datetime, person: Person) -> None:
    admin = person("admin")
    set_rule(Role.STRATEGIST, "audit.event.view", "all", by=admin, at=desk)
    assert [one.action for one in events_for(admin)] == ["accounts.permission.changed"]
    assert AuditEvent.objects.filter(action__startswith="contactpoint.").count() > 20


def test_the_trail_never_holds_what_stands_in_a_case(desk: datetime, person: Person) -> None:
    told = " ".join(f"{one.target_text} {one.changes}" for one in AuditEvent.objects.all())
    secrets = [
        *Case.objects.values_list("organisation", flat=True),
        *Case.objects.values_list("question", flat=True),
    ]
    assert [text for text in secrets if text and text in told] == []


def test_no_row_of_the_desk_points_into_another_room(desk: datetime) -> None:
    """Merging two bodies, or removing a programme, must never meet a case."""
    outside = {
        (kind.__name__, field.name)
        for kind in (Case, Step, Profile, Listener, RuleCheck)
        for field in kind._meta.concrete_fields
        if field.related_model is not None and field.related_model._meta.app_label != "contactpoint"  # type: ignore[union-attr]
    }
    assert outside == {("Case", "owner")}


@state
def planted() -> None:
    """Lay out an installation in which every page has something to show, with the word in every text of the desk."""
    pages.fill()
    plant()
    # Who walks the pages in a browser is an adviser too; here it must not be.
    walker = Account.objects.get(email=pages.WALKER)
    Assignment.objects.filter(account=walker, role=Role.CONTACT_POINT_ADVISER).delete()


def _addresses() -> list[str]:
    """Give every page but those behind the wall, and lists of other rooms as files."""
    walked = [
        pages.address(one)
        for part, found in pages.PAGES.items()
        for one in found
        if part != "contactpoint" or one.name.partition(":")[2] in OPEN | OPEN_TO_ADMIN
    ]
    files = [reverse("administration:audit") + "?format=csv", reverse("actors:bodies") + "?format=csv"]
    return [*dict.fromkeys(walked), *files]


def test_a_planted_word_is_on_no_page_of_anybody_else(planted: None) -> None:
    addresses = _addresses()
    assert len(addresses) > 150
    sharing = [name for name in OUTSIDERS if name != FIRST]
    shut: list[str] = []
    for name in (FIRST, *sharing):
        client = Client()
        account = Account.objects.get(email=f"{name}@utblick.example")
        client.force_login(account, backend="utblick.foundation.accounts.backend.AccountBackend")
        own = addresses if name == FIRST else addresses[sharing.index(name) :: len(sharing)]
        for address in dict.fromkeys([*own, *(shut if name == LAST else ())]):
            answer = client.get(address)
            if name == FIRST and answer.status_code != 200:
                shut.append(address)
            said = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
            assert WORD not in said.decode(errors="ignore"), f"{name} reads it on {address}"
        # A search says what it was asked for; it leads nowhere behind the wall.
        for address in (f"{reverse('search')}?q={WORD}", f"{reverse('administration:audit')}?record={WORD}"):
            assert b"/kontaktpunkt/arenden" not in client.get(address).content, (
                f"{name} finds it by {address}"
            )


def test_the_word_is_there_for_an_adviser(planted: None) -> None:
    client = Client()
    account = Account.objects.get(email="contactpoint@utblick.example")
    client.force_login(account, backend="utblick.foundation.accounts.backend.AccountBackend")
    assert WORD in client.get(reverse("contactpoint:home")).content.decode()
    assert WORD in client.get(f"{reverse('search')}?q={WORD}").content.decode()


def test_every_address_of_the_room_is_in_the_table() -> None:
    walked = {page.name for page in (*contactpoint_pages.PAGES["contactpoint"], *contactpoint_pages.OUTSIDE)}
    posts = {"remove_step", "confirm_answer", "unlist", "withdraw_consent", "withdraw_listener"}
    posts |= {"remove_story", "attendance", "profile_sheet", "handed_over", "remove_document", "calls_file"}
    posts.add("event_file")
    _namespace, resolver = get_resolver().namespace_dict["contactpoint"]
    names = {f"contactpoint:{name}" for name in resolver.reverse_dict if isinstance(name, str)}
    assert names - walked == {f"contactpoint:{name}" for name in posts}
