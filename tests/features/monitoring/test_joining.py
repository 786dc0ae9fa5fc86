"""Joining by hand: which matter somebody means, shown before anything moves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.features.monitoring.conftest import document, record
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.models import Matter, Regrouping, WatchProfile
from utblick.features.monitoring.queries.joining import candidates
from utblick.foundation.accounts.viewer import Viewer

Person = Callable[[str], Viewer]
SignIn = Callable[[str], Client]
HOST = "utblick.example"


@pytest.fixture
def matters(bring: Callable[..., Counts], biofuel: WatchProfile) -> dict[str, Matter]:
    bring(
        record("1", "Skatt på biodrivmedel efter 2026", "Förslaget COM(2025) 565 om biodrivmedel."),
        record("2", "Remiss om skattebefrielse", "Biodrivmedel, COM(2025) 565 och COM(2025) 777."),
        record("3", "Sjöfarten i Östersjön", "Hamnarna och biodrivmedel."),
    )
    return {key: document(key).matter for key in "123"}


def found(viewer: Viewer, matter: Matter, written: str) -> list[str]:
    return [one.matter.title for one in candidates(viewer, matter, written, host=HOST)]


def test_a_number_and_an_address_of_this_site_mean_that_matter(
    matters: dict[str, Matter], person: Person
) -> None:
    one, other = matters["1"], matters["3"]
    for written in (
        f"{other.pk}",
        f" #{other.pk} ",
        f"Ärende {other.pk}",
        f"ärende\u00a0{other.pk}",
        f"https://{HOST}/arenden/{other.pk}/#notes",
        f"/arenden/{other.pk}/",
        f"https://{HOST}/inkorg/?board=RS&matter={other.pk}",
    ):
        assert found(person("strateg"), one, written) == ["Sjöfarten i Östersjön"], written


@pytest.mark.parametrize(
    "written",
    [
        "-1",
        "FPM1",
        "{n}-",
        "https://elsewhere.example/arenden/{n}/",
        "99999999999999999999",
        "[",
        "*",
        "// [",
    ],
)
def test_what_only_holds_a_number_means_no_matter_by_it(
    matters: dict[str, Matter], person: Person, written: str
) -> None:
    assert "Sjöfarten i Östersjön" not in found(
        person("strateg"), matters["1"], written.format(n=matters["3"].pk)
    )


def test_words_are_looked_for_in_titles_before_texts(matters: dict[str, Matter], person: Person) -> None:
    assert found(person("strateg"), matters["2"], "östersjön sjöfart") == ["Sjöfarten i Östersjön"]
    assert found(person("strateg"), matters["3"], "biodrivmedel") == [
        "Skatt på biodrivmedel efter 2026",
        "Remiss om skattebefrielse",
    ]
    assert found(person("strateg"), matters["3"], "ingenting alls") == []


def test_without_words_those_that_refer_to_the_same_are_offered_and_never_itself(
    matters: dict[str, Matter], person: Person
) -> None:
    assert found(person("strateg"), matters["1"], "") == ["Remiss om skattebefrielse"]
    assert found(person("strateg"), matters["1"], str(matters["1"].pk)) == []
    assert found(person("strateg"), matters["3"], "") == []


def test_nothing_moves_until_the_other_matter_was_seen(matters: dict[str, Matter], sign_in: SignIn) -> None:
    client, one, other = sign_in("strateg"), matters["1"], matters["3"]
    page = client.get(reverse("monitoring:join", args=[one.pk]), {"q": str(other.pk)}).content.decode()
    assert "Sjöfarten i Östersjön" in page
    assert f'name="other" value="{other.pk}"' in page
    assert not Regrouping.objects.exists()
    nothing = client.get(reverse("monitoring:join", args=[one.pk]), {"q": "-1"}).content.decode()
    assert "Inget ärende som du får se har det numret" in nothing
    client.post(reverse("monitoring:join", args=[one.pk]), {"other": str(other.pk)})
    assert document("3").matter == one
    for wrong in ("", "-1", "FPM14", "99999999999999999999", str(one.pk)):
        client.post(reverse("monitoring:join", args=[one.pk]), {"other": wrong})
    assert Regrouping.objects.count() == 1


def test_each_join_is_told_by_its_title_and_only_the_latest_can_be_undone(
    matters: dict[str, Matter], sign_in: SignIn
) -> None:
    client, one = sign_in("strateg"), matters["1"]
    for key in "23":
        client.post(reverse("monitoring:join", args=[one.pk]), {"other": str(matters[key].pk)})
    # The messages come first, and they have ways to undo of their own.
    client.get(reverse("monitoring:matter", args=[one.pk]))
    page = client.get(reverse("monitoring:matter", args=[one.pk])).content.decode()
    latest, first = Regrouping.objects.all()
    assert "slog ihop ”Sjöfarten i Östersjön” med detta ärende" in page
    assert "slog ihop ”Remiss om skattebefrielse” med detta ärende" in page
    assert page.count(reverse("monitoring:undo_regrouping", args=[latest.pk])) >= 1
    assert f'action="{reverse("monitoring:undo_regrouping", args=[first.pk])}"' not in page


@pytest.mark.parametrize("who", ["majoritet.tsn", "sekreterare.run", "kontakt.us", "admin"])
def test_who_may_not_join_does_not_see_the_page(
    matters: dict[str, Matter], sign_in: SignIn, who: str
) -> None:
    answer = sign_in(who).get(reverse("monitoring:join", args=[matters["1"].pk]))
    assert answer.status_code in (403, 404)


def test_a_matter_tells_what_came_last_below_its_title(
    bring: Callable[..., Counts], biofuel: WatchProfile, sign_in: SignIn
) -> None:
    bring(
        record(
            "1", "Kommissionen föreslår regler, COM(2025) 565", "Om biodrivmedel.", published="2025-07-16"
        ),
        record("2", "Rådet antar reglerna, COM(2025) 565", "Om biodrivmedel.", published="2026-11-20"),
    )
    one = document("1").matter
    assert one == document("2").matter
    page = sign_in("strateg").get(reverse("monitoring:matter", args=[one.pk])).content.decode()
    head = page.partition('class="two"')[0]
    assert "Senast:" in head
    assert head.index("Kommissionen föreslår regler") < head.index("Rådet antar reglerna")
