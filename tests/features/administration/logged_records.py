"""One record of each kind that exchanges, networks, boards and reports keep a log of."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from utblick.features.actors.kinds import BodyKind, PersonKind
from utblick.features.actors.models import Body, Contact, Person
from utblick.features.advocacy.models import Answer, Ask, Deadline, Position, Procedure, Process
from utblick.features.balticsea.models import GroupSeat, PlanVersion, PolicyArea
from utblick.features.contactpoint.models import Case, Profile
from utblick.features.exchanges.models import Exchange, Field, ListImport, OpenPlace, Term
from utblick.features.followup.models import Goal, Indicator, Report
from utblick.features.governance.models import Decision, Item, Meeting
from utblick.features.networks.models import Network
from utblick.features.organisation.models import Board
from utblick.features.programmes.models import Call, Programme
from utblick.features.projects.models import Project
from utblick.features.publishing.letters.models import Audience, Issue, Notice
from utblick.features.publishing.models import Publication
from utblick.foundation.files.storing import store


def made(at: datetime) -> tuple[models.Model, ...]:
    """Make them, as they stand without their actions."""
    day, board = at.date(), Board.objects.get(key="TSN")
    file = store(b"Vad;Enhet;Datum\nResa;Arkiv;2026-01-02\n", "lista.csv", "text/csv")
    times = {"registered_at": at, "changed_at": at}
    process = Process.objects.create(key="interreg", name_sv="Interreg", name_en="Interreg", board=board)
    planer = Procedure.objects.create(key="planer", type="COD", name_sv="Planer", name_en="Plans")
    planer.processes.add(process)
    closes = Deadline.objects.create(procedure=planer, name_sv="Svar", name_en="Answer", at=at)
    goal = Goal.objects.create(key="fler", name_sv="Fler", name_en="More")
    project = Project.objects.create(title_sv="Biogas", board=board, created_at=at)
    return (
        Exchange.objects.create(title="Resa", starts_on=day, ends_on=day, **times),
        Term.objects.create(field=Field.TYPE, key="visit", name_sv="Besök", name_en="Visit", valid_from=day),
        OpenPlace.objects.create(
            title="Platser", starts_on=day, ends_on=day, apply_by=day, opens_on=day, offered_at=at
        ),
        ListImport.objects.create(file=file, header="x", begun_at=at, done_at=at),
        Meeting.objects.create(board=board, on=day),
        Item.objects.create(board=board, title="Yttrande", is_ready=True, created_at=at, changed_at=at),
        Decision.objects.create(board=board, title="Beslut", on=day, number="§ 1", text="Ja"),
        Report.objects.create(kind="board", board=board, first=day, last=day, created_at=at),
        goal,
        Indicator.objects.create(goal=goal, key="antal", name_sv="Antal", name_en="Number"),
        Body.objects.create(kind=BodyKind.REGION, name_sv="Tartu", name_en="Tartu"),
        Person.objects.create(kind=PersonKind.OFFICE_HOLDER, name="Ada Example"),
        Contact.objects.create(on=day, subject="Interreg", written_at=at),
        Network.objects.create(key="cpmr", name_sv="CPMR", name_en="CPMR"),
        PolicyArea.objects.create(
            plan=PlanVersion.objects.create(key="2021", name_sv="Plan", name_en="Plan"),
            key="nutri",
            name_sv="Näring",
            name_en="Nutri",
        ),
        GroupSeat.objects.create(role="head of the water unit", valid_from=day),
        Programme.objects.create(key="aurora", name_sv="Aurora", name_en="Aurora"),
        Call.objects.create(key="1", title="First call"),
        process,
        planer,
        Position.objects.create(process=process, title_sv="Ståndpunkt"),
        Ask.objects.create(process=process, key="80", title_sv="Minst 80 procent"),
        Answer.objects.create(
            process=process, procedure=planer, deadline=closes, board=board, kind="remiss", title_sv="Svar"
        ),
        Case.objects.create(on=day, programme="cb-2021", county="SE123", question="Får vi söka?"),
        Profile.objects.create(
            whose="Tartu", place="EE", programme="cb-2021", title_sv="Vikar", title_en="Bays", expires_on=day
        ),
        project,
        Notice.objects.create(title_sv="Biogas", made_at=at, changed_at=at),
        Issue.objects.create(
            number=1,
            audience=Audience.objects.create(key="all", name_sv="Allt", name_en="All", valid_from=day),
            title_sv="Vecka 48",
            since=at,
            drafted_at=at,
        ),
        Publication.objects.create(kind="project", record=str(project.pk), slug="biogas"),
    )
