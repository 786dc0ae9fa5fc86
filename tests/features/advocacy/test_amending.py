"""An amending act read as changes in other acts, and those acts worked out with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.engine.amending.acts import ACT_EN, ACT_SV, AMENDING_SV, amending_en
from utblick.engine.passages import plain
from utblick.features.advocacy import amending, bringing, tracing, versions
from utblick.features.advocacy.actions.leads import refresh_leads
from utblick.features.advocacy.actions.texts import load_text
from utblick.features.advocacy.actions.working_out import work_out
from utblick.features.advocacy.models import Lead, Procedure, Stage, Text, Wording
from utblick.foundation.accounts.viewer import system
from utblick.foundation.rules import RuleBroken

BY = system("test")
SignIn = Callable[..., Client]
CHANGES = (
    "In Article 3, paragraph 1 is replaced by the following:\n‘1. Ports shall close.’",
    "The following Article is inserted:\n‘Article 3a\nTugs\nTugs shall pull.’",
    "In Annex I, the final row in the table is deleted;",
)


@pytest.fixture
def base(file: Procedure, at: datetime) -> Text:
    """Load the act as it is now, with the number of a consolidated version."""
    return load_text(
        file,
        bringing.parts_of_text(ACT_EN),
        stage=Stage.IN_FORCE,
        language="en",
        reference="02030R0005-20301231",
        on=date(2030, 12, 31),
        name_sv="Färjeförordningen",
        name_en="Ferries Regulation",
        by=BY,
        at=at,
    )


@pytest.fixture
def changing(file: Procedure, at: datetime) -> Text:
    """Load the act that amends it."""
    return load_text(
        file,
        bringing.as_parts(amending_en(*CHANGES)),
        stage=Stage.ACT,
        language="en",
        reference="32031R0006",
        on=date(2031, 5, 2),
        name_en="Amending Regulation",
        by=BY,
        at=at,
    )


def test_a_text_tells_which_acts_it_changes(base: Text, changing: Text) -> None:
    assert base.amends == {}
    assert changing.amends == {"32030R0005": 3}
    with override("sv"):
        assert amending.summary(changing.amends) == [("32030R0005", "Förordning 2030/5", 3)]
    with override("en"):
        assert amending.summary(changing.amends) == [("32030R0005", "Regulation 2030/5", 3)]


@pytest.mark.parametrize(
    ("reference", "act"),
    [
        ("02018L2001-20220607", "32018L2001"),
        ("32018L2001", "32018L2001"),
        ("Directive (EU) 2018/2001", "32018L2001"),
        ("COM(2018) 374", ""),
        ("4CD", ""),
        ("", ""),
    ],
)
def test_the_document_of_a_version_tells_the_act(reference: str, act: str) -> None:
    assert amending.act_of(Text(reference=reference)) == act


def test_the_act_is_worked_out_with_what_was_left(base: Text, changing: Text, at: datetime) -> None:
    made = work_out(changing, base, by=BY, at=at)
    words = {one.identifier: one.words for one in made.passages.all()}
    assert words["art-3.par-1"] == "Ports shall close."
    assert words["art-3a"] == "Tugs shall pull."
    assert (made.base, made.amending, made.made) == (base, changing, 2)
    assert [(one["reason"], one["label"]) for one in made.left] == [("unread", "Article 1, point (3)")]
    assert (made.name_en, made.stage) == ("Regulation 2030/5 as changed by Regulation 2031/6", Stage.LATER)
    assert made.name_sv == "Förordning 2030/5 med ändringarna i förordning 2031/6"
    kinds = [one.change for one in versions.compared(base, made) if one.change != "unchanged"]
    assert sorted(kinds) == ["amended", "inserted"]


def test_once_more_changes_nothing(base: Text, changing: Text, at: datetime) -> None:
    first = work_out(changing, base, by=BY, at=at)
    assert work_out(changing, base, by=BY, at=at) == first
    assert Text.objects.count() == 3


def test_nobody_compares_asks_with_what_was_worked_out(
    base: Text, changing: Text, wording: Wording, file: Procedure, at: datetime
) -> None:
    made = work_out(changing, base, by=BY, at=at)
    refresh_leads(file, by=BY, at=at)
    assert set(Lead.objects.values_list("text_id", flat=True)) == {base.pk, changing.pk}
    assert made not in tracing.matrix(BY, file).texts


def test_only_an_act_that_is_changed_in_the_same_language(
    file: Procedure, base: Text, changing: Text, at: datetime
) -> None:
    with pytest.raises(RuleBroken, match="säger inget om ändringar"):
        work_out(base, changing, by=BY, at=at)
    swedish = load_text(
        file,
        bringing.parts_of_text(ACT_SV),
        stage=Stage.IN_FORCE,
        language="sv",
        reference="32030R0005",
        by=BY,
        at=at,
    )
    with pytest.raises(RuleBroken, match="olika språk"):
        work_out(changing, swedish, by=BY, at=at)


def test_in_swedish_an_act_whose_articles_have_no_headings(file: Procedure, at: datetime) -> None:
    bare = bringing.as_parts(plain.passages_of(ACT_SV.replace("Mål\n", "")))
    before = load_text(file, bare, stage=Stage.IN_FORCE, language="sv", reference="32030L0001", by=BY, at=at)
    assert "art-2" not in {one.identifier for one in before.passages.all()}
    told = bringing.parts_of_text(AMENDING_SV)
    new = load_text(file, told, stage=Stage.ACT, language="sv", reference="32031L0009", by=BY, at=at)
    made = work_out(new, before, by=BY, at=at)
    assert (made.made, made.left) == (8, [])
    assert made.passages.get(identifier="art-2.par-2a").label == "artikel 2.2a"


@pytest.mark.parametrize(
    "name", ["kontakt.us", "kommunikator", "majoritet.run", "sekreterare.run", "contactpoint"]
)
def test_others_than_those_who_keep_files_work_nothing_out(
    name: str, base: Text, changing: Text, client_of: SignIn
) -> None:
    client = client_of(name)
    page = client.get(reverse("advocacy:amends", args=[changing.pk])).content.decode()
    assert reverse("advocacy:work_out", args=[changing.pk, base.pk]) not in page
    assert client.post(reverse("advocacy:work_out", args=[changing.pk, base.pk])).status_code == 403
    assert Text.objects.count() == 2


def test_from_the_text_to_what_changed(base: Text, changing: Text, client_of: SignIn) -> None:
    client = client_of("strateg")
    page = client.get(reverse("advocacy:text", args=[changing.pk])).content.decode()
    shown = reverse("advocacy:amends", args=[changing.pk])
    assert shown in page
    page = client.get(shown).content.decode()
    assert "paragraph 1 is replaced by the following" in page
    assert reverse("advocacy:text", args=[base.pk]) in page
    answer = client.post(reverse("advocacy:work_out", args=[changing.pk, base.pk]), follow=True)
    made = Text.objects.get(base=base)
    assert answer.redirect_chain[-1][0] == reverse("advocacy:compare", args=[base.pk, made.pk])
    page = answer.content.decode()
    assert "Tugs shall pull." in page
    assert "the final row in the table is deleted" in page
    assert reverse("advocacy:compare", args=[base.pk, made.pk]) in client.get(shown).content.decode()


def test_without_a_version_of_the_act_the_page_says_what_to_do(changing: Text, client_of: SignIn) -> None:
    page = client_of("strateg").get(reverse("advocacy:amends", args=[changing.pk])).content.decode()
    assert "32030R0005" in page
    assert '<form method="post" action="/paverkan/text' not in page


def test_a_text_that_changes_nothing_has_no_such_page(base: Text, client_of: SignIn) -> None:
    assert client_of("strateg").get(reverse("advocacy:amends", args=[base.pk])).status_code == 404


def test_the_page_asks_for_the_same_number_of_things_however_much_changes(
    file: Procedure,
    base: Text,
    changing: Text,
    client_of: SignIn,
    at: datetime,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    client = client_of("strateg")
    client.get(reverse("advocacy:amends", args=[changing.pk]))
    with django_assert_max_num_queries(16):  # type: ignore[attr-defined]
        client.get(reverse("advocacy:amends", args=[changing.pk]))
