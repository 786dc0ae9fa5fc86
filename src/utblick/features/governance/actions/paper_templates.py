"""The Word template of the region's papers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from utblick.features.governance.models import PaperTemplate
from utblick.features.governance.paper_template import problems_of
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.files.storing import store

PERMISSION = "governance.template.change"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class TemplateRefused(ValueError):
    """The document cannot be the template; `problems` are sentences that say why."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@transaction.atomic
def bring_template(data: bytes, name: str, *, by: Viewer, at: datetime) -> PaperTemplate:
    """Let a Word document be the template from now on; the earlier are kept. Raises TemplateRefused."""
    by.check(PERMISSION)
    if problems := problems_of(data):
        raise TemplateRefused(problems)
    made = PaperTemplate.objects.create(file=store(data, name, DOCX), at=at, by_name=by.name[:120])
    changes = {"file": ["", made.file.name]}
    audit.record("governance.template.brought", by=by, at=at, target=made, changes=changes)
    return made


@transaction.atomic
def take_back_template(made: PaperTemplate, *, by: Viewer, at: datetime) -> PaperTemplate:
    """Let the template before this one hold again; without one, the built-in."""
    by.check(PERMISSION)
    made = PaperTemplate.objects.select_for_update(of=("self",)).select_related("file").get(pk=made.pk)
    if made.taken_back_at is None:
        made.taken_back_at = at
        made.save()
        audit.record("governance.template.taken_back", by=by, at=at, target=made)
    return made


@transaction.atomic
def use_template_again(made: PaperTemplate, *, by: Viewer, at: datetime) -> PaperTemplate:
    """Let a template that was taken back hold again, as the newest."""
    by.check(PERMISSION)
    made = PaperTemplate.objects.select_for_update(of=("self",)).select_related("file").get(pk=made.pk)
    if made.taken_back_at is not None:
        made.taken_back_at, made.at = None, at
        made.save()
        audit.record("governance.template.used_again", by=by, at=at, target=made)
    return made
