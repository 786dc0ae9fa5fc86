"""Load the two policy processes through the actions that people use; what is there already is left as it is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import override

from utblick.features.actors.actions import create_body
from utblick.features.actors.models import Body, Person
from utblick.features.advocacy.actions import asks, deadlines, points, positions, procedures, processes, texts
from utblick.features.advocacy.actions.leads import refresh_leads
from utblick.features.advocacy.actions.texts import Part
from utblick.features.advocacy.actions.verdicts import give_verdict
from utblick.features.advocacy.example.answer_loading import load_answers
from utblick.features.advocacy.example.asks import ADOPTED, ASKS, BODIES, LETTERS, POSITIONS, WORDINGS
from utblick.features.advocacy.example.calendars import load_calendars
from utblick.features.advocacy.example.contacts import load_contacts
from utblick.features.advocacy.example.events import DATES, EVENTS, INVOLVED
from utblick.features.advocacy.example.procedures import NUMBERS, PROCEDURES, RELATIONS, STAKES
from utblick.features.advocacy.example.processes import PROCESSES, SINCE, TEAM
from utblick.features.advocacy.example.texts import TEXTS, VERDICTS
from utblick.features.advocacy.models import Ask, Procedure, Process, Text, Wording
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board, Certainty, Topic
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer, system

CERTAINTY = {"S": Certainty.SOURCED, "K": Certainty.KNOWN, "?": Certainty.UNSURE}
DOMAIN = "utblick.example"


def load(at: datetime) -> dict[str, int]:
    """Add the example's processes with all that is known in them, the first time."""
    by = system("utblick example")
    with transaction.atomic(), override("sv"):
        if Process.objects.exists():
            return {}
        load_calendars(by=by, at=at)
        made = _processes(by, at)
        files = _procedures(made, by, at)
        _events(files, by, at)
        _involved(files, by, at)
        _wants(made, files, by, at)
        _effects(files, by, at)
        by_key = {row.key: row for row in Ask.objects.all()}
        owner = Account.objects.filter(email=f"strateg@{DOMAIN}").first()
        count = load_answers(made, files, by_key, owner, by=by, at=at)
        load_contacts(files, by_key, by=by, at=at)
    return {"processes": len(made), "files": len(files), "answers": count}


def _processes(by: Viewer, at: datetime) -> dict[str, Process]:
    boards = {row.key: row for row in Board.objects.all()}
    topics = {row.key: row for row in Topic.objects.all()}
    accounts = {row.email.partition("@")[0]: row for row in Account.objects.filter(email__endswith=DOMAIN)}
    made = {}
    for key, sv, en, board, concerned, about, goal_sv, goal_en, why_sv, why_en in PROCESSES:
        made[key] = processes.create_process(
            key=key,
            name_sv=sv,
            name_en=en,
            board=boards[board],
            concerned=[boards[one] for one in concerned.split()],
            topics=[topics[one] for one in about.split() if one in topics],
            goal_sv=goal_sv,
            goal_en=goal_en,
            why_sv=why_sv,
            why_en=why_en,
            begins_on=SINCE,
            owner=accounts.get("strateg"),
            is_example=True,
            by=by,
            at=at,
        )
    for key, account, place, task in TEAM:
        if account in accounts:
            processes.add_team_member(
                made[key],
                account=accounts[account],
                place=place,
                task=task,
                valid_from=SINCE,
                by=by,
                at=at,
            )
    return made


def _procedures(made: dict[str, Process], by: Viewer, at: datetime) -> dict[str, Procedure]:
    stakes = {key: (sv, en) for key, sv, en in STAKES}
    files = {}
    for process, key, kind, reference, committees, sv, en, proposal, act, sure in PROCEDURES:
        stake_sv, stake_en = stakes.get(key, ("", ""))
        file = procedures.create_procedure(
            processes=[made[process]],
            key=key,
            type=kind,
            reference=reference,
            committees=committees,
            name_sv=sv,
            name_en=en,
            stake_sv=stake_sv,
            stake_en=stake_en,
            certainty=CERTAINTY[sure],
            is_example=True,
            by=by,
            at=at,
        )
        for number_kind, value in (("com", proposal), ("celex", act)):
            if value:
                procedures.add_number(
                    file, type=number_kind, value=value, certainty=CERTAINTY[sure], by=by, at=at
                )
        files[key] = file
    for key, number_kind, value in NUMBERS:
        if not files[key].numbers.filter(type=number_kind, value=value).exists():
            procedures.add_number(files[key], type=number_kind, value=value, by=by, at=at)
    for key, how, other in RELATIONS:
        procedures.relate(files[key], files[other], how, by=by, at=at)
    return files


def _events(files: dict[str, Procedure], by: Viewer, at: datetime) -> None:
    for key, on, kind, reference, body, part, source, sure in EVENTS:
        procedures.add_event(
            files[key],
            on=date.fromisoformat(on),
            kind=kind,
            reference=reference,
            body=body,
            part=part,
            source=source,
            certainty=CERTAINTY[sure],
            by=by,
            at=at,
        )
    today = day_of(at)
    for key, days, hour, zone, rule, sv, en, sure in DATES:
        moment = datetime.combine(
            today + timedelta(days=days),
            time.fromisoformat(hour) if hour else time(23, 59),
            ZoneInfo(zone),
        )
        deadlines.set_deadline(
            files[key],
            moment=moment,
            is_whole_day=not hour,
            rule=rule,
            name_sv=sv,
            name_en=en,
            certainty=CERTAINTY[sure],
            by=by,
            at=at,
        )


def _involved(files: dict[str, Procedure], by: Viewer, at: datetime) -> None:
    people = {row.name: row for row in Person.objects.all()}
    bodies = {row.abbreviation: row for row in Body.objects.exclude(abbreviation="")}
    for key, part, name, body, group, since, until, must_meet, source, sure in INVOLVED:
        person, where = people.get(name), bodies.get(body)
        if person is None and where is None:
            continue
        procedures.involve(
            files[key],
            part=part,
            person=person,
            body=where,
            group=group,
            valid_from=date.fromisoformat(since) if since else None,
            valid_until=date.fromisoformat(until) if until else None,
            must_meet=must_meet,
            source=source,
            certainty=CERTAINTY[sure],
            by=by,
            at=at,
        )


def _wants(made: dict[str, Process], files: dict[str, Procedure], by: Viewer, at: datetime) -> None:
    written: dict[tuple[str, str], Ask] = {}
    for process, key, priority, sv, en, argument_sv, argument_en, fallback_sv, fallback_en in ASKS:
        written[process, key] = asks.write_ask(
            made[process],
            key=key,
            priority=priority,
            title_sv=sv,
            title_en=en,
            argument_sv=argument_sv,
            argument_en=argument_en,
            fallback_sv=fallback_sv,
            fallback_en=fallback_en,
            is_example=True,
            by=by,
            at=at,
        )
    by_key = {key: ask for (_process, key), ask in written.items()}
    for key, file, target, old, new in WORDINGS:
        asks.word_ask(
            by_key[key], procedure=files[file], target=target, language="en", old=old, new=new, by=by, at=at
        )
    bodies = {row.abbreviation: row for row in Body.objects.exclude(abbreviation="")}
    for short, kind, sv, en, country in BODIES:
        if short not in bodies:
            bodies[short] = create_body(
                abbreviation=short, kind=kind, name_sv=sv, name_en=en, country=country, by=by, at=at
            )
    for process, holder, body, sv, en, on, text_sv, text_en, source, sure, about, stances in POSITIONS:
        if body and body not in bodies:
            continue
        row = positions.write_position(
            made[process],
            holder=holder,
            body=bodies.get(body),
            title_sv=sv,
            title_en=en,
            text_sv=text_sv,
            text_en=text_en,
            on=date.fromisoformat(on) if on else None,
            source=source,
            certainty=CERTAINTY[sure],
            procedures=[files[key] for key in about.split()],
            is_example=True,
            by=by,
            at=at,
        )
        said = {by_key[key]: (side, words) for key, side, words in stances}
        points.set_stances(row, said, by=by, at=at)
    for process, board, sv, en, days, decision, number, text_sv, text_en, about, wanted in ADOPTED:
        row = positions.write_position(
            made[process],
            title_sv=sv,
            title_en=en,
            text_sv=text_sv,
            text_en=text_en,
            certainty=Certainty.UNSURE,
            procedures=[files[key] for key in about.split()],
            is_example=True,
            by=by,
            at=at,
        )
        points.set_stances(row, {by_key[key]: ("for", "") for key in wanted}, by=by, at=at)
        positions.adopt_position(
            row,
            board=Board.objects.get(key=board),
            on=day_of(at) - timedelta(days=days),
            decision=decision,
            diary_number=number,
            by=by,
            at=at,
        )
    for process, on, sv, en, to, others, about, carried in LETTERS:
        asks.note_letter(
            made[process],
            title_sv=sv,
            title_en=en,
            to=to,
            on=date.fromisoformat(on),
            others=others,
            procedures=[files[key] for key in about.split()],
            asks=[by_key[key] for key in carried.split()],
            is_example=True,
            by=by,
            at=at,
        )


def _effects(files: dict[str, Procedure], by: Viewer, at: datetime) -> None:
    for key, stage, reference, on, sv, en, passages in TEXTS:
        texts.load_text(
            files[key],
            [Part(identifier, label, "", words) for identifier, label, words in passages],
            stage=stage,
            language="en",
            on=date.fromisoformat(on),
            reference=reference,
            name_sv=sv,
            name_en=en,
            certainty=Certainty.UNSURE,
            is_example=True,
            by=by,
            at=at,
        )
        refresh_leads(files[key], by=by, at=at)
    for ask, key, stage, outcome, passage, reason, ours, others, rival, grade in VERDICTS:
        give_verdict(
            Wording.objects.get(ask__key=ask, procedure=files[key]),
            Text.objects.get(procedure=files[key], stage=stage),
            outcome=outcome,
            passages=[passage],
            reason=reason,
            our_part=ours,
            others_part=others,
            rival=rival,
            grade=grade,
            is_example=True,
            by=by,
            at=at,
        )
