"""From a matter, a position or a project to the boards it can be put before."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.advocacy.models import Holder, Position, Standing
from utblick.features.governance.about_projects import asked_of
from utblick.features.monitoring.models import Matter
from utblick.features.organisation.queries import boards
from utblick.features.projects.models import Matter as ProjectMatter
from utblick.features.projects.models import Project
from utblick.features.projects.queries import Told
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.doors import Door

WRITE = "governance.item.write"


def before_a_board(viewer: Viewer, matter: Matter) -> Iterator[Door]:
    """Offer to put a matter before its owner board and those it concerns, of those that the viewer writes for.

    A matter without an owner is offered to all of them. The owner's door comes first.
    """
    owner = matter.owner_board or matter.proposed_board
    open_to = [board for board in boards(timezone.now()) if viewer.may(WRITE, board=board.key)]
    if owner is not None and open_to:
        concerned = {board.pk for board in matter.concerned_boards.all()}
        open_to = [board for board in open_to if board.pk == owner.pk or board.pk in concerned]
        open_to.sort(key=lambda board: board.pk != owner.pk)
    for board in open_to:
        label = _("Put it before %(board)s") % {"board": board.key}
        yield Door(label, f"{reverse('governance:new_item', args=[board.key])}?matter={matter.pk}")


def adopted_by_a_board(viewer: Viewer, position: Position) -> Iterator[Door]:
    """Offer to put a draft of our own before its owner board and those concerned, of those the viewer writes for."""
    if position.holder != Holder.OWN or position.standing != Standing.DRAFT:
        return
    process = position.process
    wanted = [process.board.pk, *(board.pk for board in process.concerned.all())]
    open_to = [
        board for board in boards(timezone.now()) if board.pk in wanted and viewer.may(WRITE, board=board.key)
    ]
    for board in sorted(open_to, key=lambda one: wanted.index(one.pk)):
        label = _("Put it before %(board)s") % {"board": board.key}
        yield Door(label, f"{reverse('governance:new_item', args=[board.key])}?position={position.pk}")


def project_before_a_board(viewer: Viewer, project: Project) -> Iterator[Door]:
    """Offer to put a project before its owner board and those concerned, of those the viewer writes for.

    What is asked follows where the project stands; what such a board has decided already is not asked again.
    """
    wanted = [board for board in (project.board, *project.concerned.all()) if board is not None]
    open_to = [board for board in wanted if viewer.may(WRITE, board=board.key)]
    if not open_to:
        return
    told = Told(project, timezone.localdate())
    decided = [(row.board_id, row.matter) for row in project.decisions.all()]
    for at, board in enumerate(open_to):
        matters = asked_of(told, board.pk, decided)
        for matter in matters if at == 0 else matters[:1]:
            label = _("Put it before %(board)s: %(what)s") % {
                "board": board.key,
                "what": ProjectMatter(matter).label,
            }
            query = urlencode({"project": project.pk, "what": matter.value})
            yield Door(label, f"{reverse('governance:new_item', args=[board.key])}?{query}")


DOORS = {
    "monitoring.matter": before_a_board,
    "advocacy.position": adopted_by_a_board,
    "projects.project": project_before_a_board,
}
