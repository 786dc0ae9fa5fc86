"""Vote lists and roll calls: every voting with its amendment, its result, and who voted how."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.europarl_votes import results, roll_calls
from utblick.connectors.europarl_votes.sittings import list_address, term_on
from utblick.connectors.record import Reject, VoteRecord

LIST = """<file date="2027-05-12+02:00"><sitting date="2027-05-08+02:00"><votes>
<vote><title>Biogas ***I</title><label>Report: Anna Åberg (A10-0007/2027)</label><votings>
<voting type="TITLE_BLOCK" votingId="1"><title>Provisional agreement</title><label/></voting>
<voting type="AMENDMENT" votingId="2" result="ADOPTED" resultType="ROLL_CALL" numberFavor="300"
 numberAgainst="200" numberAbstention="10"><title/><label>A10-0007/2027 – Am 5</label>
 <amendmentSubject>Article 3, § 1</amendmentSubject><amendmentNumber>5=
 7=</amendmentNumber><amendmentAuthor>PPE
Members</amendmentAuthor></voting>
<voting type="AMENDMENT" votingId="3" result="LAPSED" resultType="ROLL_CALL"><amendmentNumber>8</amendmentNumber></voting>
<voting type="AMENDMENT" votingId="4" resultType="RAISE_HAND"><amendmentNumber>§</amendmentNumber></voting>
<voting type="AMENDMENT" votingId="5" result="POSTPONED"/><voting type="AMENDMENT" result="ADOPTED"/>
</votings></vote>
<vote><title>Help</title><label>Proposal for a decision (COM(2027)0042 – C10-0009/2027 – 2027/0019(COD))</label>
<votings><voting type="AMENDMENT" votingId="6" result="WITHDRAWN"><title>Urgent procedure</title></voting></votings></vote>
</votes></sitting></file>""".encode()


def test_a_vote_list() -> None:
    first, lapsed, split, unknown, unnumbered, urgent = results.read(LIST, "f.xml")
    assert isinstance(first, VoteRecord)
    assert (first.date, first.amendment, first.author, first.subject, first.result) == (
        "2027-05-08",
        "5= 7=",
        "PPE Members",
        "Article 3, § 1",
        "adopted",
    )
    assert (first.votes_for, first.against, first.abstained, first.voting) == (300, 200, 10, "2")
    assert (first.document, first.heading, first.title) == (
        "A10-0007/2027",
        "Provisional agreement",
        "Biogas ***I",
    )
    assert first.roll_call.endswith("PV-10-2027-05-08-RCV_FR.xml")
    assert isinstance(lapsed, VoteRecord)
    assert isinstance(split, VoteRecord)
    assert (lapsed.result, lapsed.roll_call, split.result, split.amendment) == ("lapsed", "", None, "§")
    assert isinstance(unknown, Reject)
    assert isinstance(unnumbered, Reject)
    assert ("postponed" in unknown.reason, unknown.id, unnumbered.reason) == (
        True,
        "5",
        "The voting has no number.",
    )
    assert isinstance(urgent, VoteRecord)
    assert (urgent.procedure, urgent.result, urgent.heading) == (
        "2027/0019(COD)",
        "withdrawn",
        "Urgent procedure",
    )


def roll_call(for_: int, names: str) -> bytes:
    return f"""<!DOCTYPE PV.RollCallVoteResults SYSTEM "http://example.org/RCV.dtd">
<PV.RollCallVoteResults Sitting.Date="2027-05-08"><RollCallVote.Result Identifier="2">
<RollCallVote.Description.Text><a href="#">A10-0007/2027</a> - Anna Åberg - Am 5= 7=</RollCallVote.Description.Text>
<Result.For Number="{for_}"><Result.PoliticalGroup.List Identifier="PPE">{names}</Result.PoliticalGroup.List></Result.For>
<Result.Against Number="0"/><Intentions><Result.Against Number="9"/></Intentions>
</RollCallVote.Result></PV.RollCallVoteResults>""".encode()


NAME = '<PoliticalGroup.Member.Name MepId="7" PersId="1">Ödman</PoliticalGroup.Member.Name>'


def test_a_roll_call() -> None:
    (record,) = roll_calls.read(roll_call(1, NAME), "f.xml")
    assert isinstance(record, VoteRecord)
    assert (record.voting, record.document, record.amendment, record.result) == (
        "2",
        "A10-0007/2027",
        "5= 7=",
        None,
    )
    assert (record.votes_for, record.against, record.abstained) == (1, 0, 0)
    (position,) = record.positions
    assert (position.position, position.name, position.group, position.person) == ("for", "Ödman", "PPE", "1")


def test_a_roll_call_whose_names_do_not_add_up_is_rejected() -> None:
    (reject,) = roll_calls.read(roll_call(2, NAME), "f.xml")
    assert isinstance(reject, Reject)
    assert (reject.id, reject.reason) == ("2", "The list counts 2 votes for and names 1.")


def test_the_one_taken_for_the_other_gets_a_sentence() -> None:
    (first,) = results.read(roll_call(1, NAME), "f")
    (second,) = roll_calls.read(LIST, "f")
    assert isinstance(first, Reject)
    assert isinstance(second, Reject)
    assert "europarl_roll_calls" in first.reason
    assert "europarl_votes" in second.reason
    for data in (b"", b"<a/>", b"{}", b"<sitting", b'<file><sitting date="soon"/></file>', b"\xff"):
        for read in (results.read, roll_calls.read):
            (reject,) = read(data, "f")
            assert isinstance(reject, Reject)


@pytest.mark.parametrize("size", range(0, len(LIST), 131))
def test_a_truncated_list_gives_a_sentence(size: int) -> None:
    (reject,) = results.read(LIST[:size], "f")
    (other,) = roll_calls.read(roll_call(1, NAME)[: size // 2], "f")
    assert isinstance(reject, Reject)
    assert isinstance(other, Reject)


@given(st.binary(max_size=200))
@settings(max_examples=40)
def test_never_raises(data: bytes) -> None:
    list(results.read(data, "f"))
    list(roll_calls.read(data, "f"))


def test_terms() -> None:
    assert [
        term_on(day) for day in ("2019-07-01", "2019-07-02", "2024-07-15", "2024-07-16", "1990-01-01")
    ] == [
        8,
        9,
        9,
        10,
        None,
    ]
    assert list_address("1990-01-01", "VOT_EN.xml") == ""


def test_the_real_lists(shared_data: Path) -> None:
    votes = [
        record
        for path in sorted((shared_data / "europarl-votes-oeil").rglob("vot-list*.xml"))
        for record in results.read(path.read_bytes(), path.name)
    ]
    read = [one for one in votes if isinstance(one, VoteRecord)]
    assert len(votes) == len(read) == 1007
    assert Counter(one.result for one in read) == {
        "adopted": 455,
        "rejected": 347,
        "lapsed": 129,
        "withdrawn": 6,
        None: 70,
    }
    assert len({one.voting for one in read}) == len(read)
    assert sum(not one.document and not one.procedure for one in read) == 8


def test_the_real_roll_calls(shared_data: Path) -> None:
    found = {
        path.name: list(roll_calls.read(path.read_bytes(), path.name))
        for path in sorted((shared_data / "europarl-votes-oeil").rglob("rcv*.xml"))
    }
    assert {name: len(rows) for name, rows in found.items()} == {
        "rcv-list_pv-9-2024-04-24-rcv-fr-evening.xml": 2,
        "rcv_list_incorrect_pv-9-2020-07-23-rcv-fr.xml": 1,
        "rcv_list_p9-pv(2020)07-23(rcv)_xc.xml": 1,
        "rcv_list_pv-9-2020-07-23-rcv-fr.xml": 1,
        "rcv_list_pv-9-2020-09-15-rcv-fr.xml": 1,
    }
    rejected = [name for name, rows in found.items() if any(isinstance(one, Reject) for one in rows)]
    assert rejected == ["rcv_list_incorrect_pv-9-2020-07-23-rcv-fr.xml"]
