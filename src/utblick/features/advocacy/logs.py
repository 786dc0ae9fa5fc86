"""Who may read the logs of advocacy: those who change what they tell of; of a position, who may write one."""

from django.urls import reverse

from utblick.features.advocacy import queries, queries_answers
from utblick.features.advocacy.models import Ask, Procedure, Process
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.record_logs import Log, of_model

WRITE = "advocacy.position.write"


def _position(viewer: Viewer, number: int) -> Log:
    viewer.check(WRITE)
    found = queries.position_by_number(viewer, number)
    return Log(found, reverse("advocacy:position", args=[number]), WRITE)


def _answer(viewer: Viewer, number: int) -> Log:
    viewer.check(queries_answers.WRITE)
    found = queries_answers.answer_by_number(viewer, number)
    return Log(found, reverse("advocacy:answer", args=[number]), queries_answers.WRITE)


LOGS = {
    "advocacy.process": of_model(Process, "advocacy.process.change", "advocacy:process", by="key"),
    "advocacy.procedure": of_model(Procedure, "advocacy.procedure.change", "advocacy:procedure", by="key"),
    "advocacy.ask": of_model(Ask, WRITE, "advocacy:ask"),
    "advocacy.position": _position,
    "advocacy.answer": _answer,
}
