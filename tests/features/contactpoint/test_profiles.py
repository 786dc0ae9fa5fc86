"""Nothing leaves without a consent that holds, and what leaves tells of one case alone."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, timedelta

import docx
import pytest
from django.test import Client

from utblick.features.contactpoint import actions, documents, matching, queries
from utblick.features.contactpoint.actions.profiles import FIELDS
from utblick.features.contactpoint.models import Case, Consent, Listener, Profile
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.sheets.pdf import pages_of
from utblick.ui.sheets.sheet import texts_of

pytestmark = pytest.mark.django_db
Person = Callable[[str], Viewer]


def test_nothing_is_sent_on_without_a_consent_that_holds(
    profile: Profile, desk: datetime, person: Person
) -> None:
    by, today = person("contactpoint"), desk.date()
    assert actions.forward(profile, ["Kontaktpunkt Åland"], today, by=by, at=desk)
    consent = profile.consents.get(purpose="forward")
    actions.withdraw_consent(consent, by=by, at=desk)
    with pytest.raises(RuleBroken, match="samtycket"):
        actions.forward(profile, ["Kontaktpunkt Åland"], today, by=by, at=desk)
    with pytest.raises(RuleBroken, match="samtycket"):
        actions.forward(profile, ["x"], today - timedelta(days=60), by=by, at=desk)


def test_a_profile_that_has_run_out_is_renewed_before_it_is_sent(
    profile: Profile, desk: datetime, person: Person
) -> None:
    by, later = person("contactpoint"), desk + timedelta(days=40)
    with pytest.raises(RuleBroken, match="gått ut"):
        actions.forward(profile, ["x"], later.date(), by=by, at=later)
    actions.renew_profile(profile, later.date() + timedelta(days=90), by=by, at=later)
    assert actions.forward(profile, ["x"], later.date(), by=by, at=later)


def test_the_idea_bank_needs_consent_and_review_and_names_nobody(
    profile: Profile, desk: datetime, person: Person, client_of: Callable[..., Client]
) -> None:
    by = person("contactpoint")
    assert list(queries.ideas(person("kontakt.us"), desk.date())) == [profile]
    said = client_of("kontakt.us").get("/kontaktpunkt/idebank/").content.decode()
    assert "harvest reed" in said
    assert profile.whose not in said
    with pytest.raises(RuleBroken, match="names"):
        actions.list_in_bank(profile, f"{profile.whose} söker", "An association", by=by, at=desk)
    actions.withdraw_consent(profile.consents.get(purpose="bank"), by=by, at=desk)
    profile.refresh_from_db()
    assert profile.reviewed_on is None
    assert not queries.ideas(person("kontakt.us"), desk.date()).exists()
    with pytest.raises(RuleBroken, match="consent"):
        actions.list_in_bank(profile, "En förening", "An association", by=by, at=desk)


def test_a_profile_that_is_changed_leaves_the_idea_bank_until_it_is_reviewed_again(
    profile: Profile, desk: datetime, person: Person
) -> None:
    fields = {name: getattr(profile, name) for name in FIELDS}
    fields["wants_sv"] = "Något annat."
    by = person("contactpoint")
    actions.save_profile(profile, version=profile.version, **fields, by=by, at=desk)
    assert not queries.ideas(by, desk.date()).exists()


def test_the_one_pager_is_english_one_page_and_tells_of_no_other_case(
    profile: Profile, desk: datetime
) -> None:
    sheet = documents.profile_sheet(profile)
    told = " ".join(texts_of(sheet))
    assert "Healthier bays" in told
    assert pages_of(sheet) == 1
    others = Case.objects.exclude(pk=profile.case_id).exclude(organisation="")
    assert [case.organisation for case in others if case.organisation in told] == []
    document = docx.Document(io.BytesIO(documents.as_docx(sheet)))
    assert any("Healthier bays" in paragraph.text for paragraph in document.paragraphs)


def test_a_search_from_tartu_is_laid_beside_those_who_asked_to_be_told(
    desk: datetime, person: Person
) -> None:
    search, by = Profile.objects.get(way="in"), person("contactpoint")
    (match,) = matching.matches(search, queries.listeners(by))
    assert match.listener.county == "SE123"
    assert len(match.reasons) == 3, "theme, words, kind"
    actions.withdraw_listener(match.listener, by=by, at=desk)
    assert matching.matches(search, queries.listeners(by)) == []


def test_the_kind_of_organisation_alone_disturbs_nobody(desk: datetime) -> None:
    search = Profile.objects.get(way="in")
    Listener.objects.update(priorities=[], words="spårvagnar")
    assert matching.matches(search, Listener.objects.all()) == []


def test_replies_are_followed(profile: Profile, desk: datetime, person: Person) -> None:
    by = person("contactpoint")
    ((waiting, n),) = queries.unanswered(by, desk)
    assert (waiting, n) == (profile, 1)
    row = profile.forwardings.get(reply="")
    actions.note_reply(row, "not_interested", "", by=by, at=desk)
    assert queries.unanswered(by, desk) == []


def test_the_page_says_that_it_may_not_be_sent(
    profile: Profile, desk: datetime, client_of: Callable[..., Client]
) -> None:
    Consent.objects.all().delete()
    said = client_of("contactpoint").get(f"/kontaktpunkt/profiler/{profile.pk}/").content.decode()
    assert "It may not be sent on" in said
    assert "/skicka/" not in said
