"""What the audit trail may say about projects."""

from django.utils.translation import gettext_lazy as _

from utblick.features.projects.models import ResultAnswer, Verdict

SENTENCES = {
    "projects.project.begun": _("began a project"),
    "projects.project.brought": _("brought a project in from a public list"),
    "projects.project.changed": _("changed a project"),
    "projects.project.removed": _("removed a project that was only an idea"),
    "projects.money.changed": _("changed a project's money"),
    "projects.step.written": _("wrote what happened to a project"),
    "projects.step.put_right": _("put steps of a project right"),
    "projects.partner.added": _("added a partner of a project"),
    "projects.partner.changed": _("changed a partner of a project"),
    "projects.partner.removed": _("removed a partner of a project"),
    "projects.decision.added": _("wrote what a board decided on a project"),
    "projects.decision.changed": _("changed what is written of a board's decision on a project"),
    "projects.decision.removed": _("removed what was written of a board's decision on a project"),
    "projects.risk.added": _("added a risk of a project"),
    "projects.risk.changed": _("changed a risk of a project"),
    "projects.risk.removed": _("removed a risk of a project"),
    "projects.report.added": _("added a day when a project reports"),
    "projects.report.changed": _("changed a day when a project reports"),
    "projects.report.removed": _("removed a day when a project reports"),
    "projects.result.added": _("wrote what a project changed"),
    "projects.result.changed": _("changed what is written of a project's result"),
    "projects.result.removed": _("removed a result of a project"),
    "projects.document.added": _("added a document of a project"),
    "projects.document.changed": _("changed a document of a project"),
    "projects.document.removed": _("removed a document of a project"),
    "projects.source.linked": _("said that a public row is the project"),
    "projects.source.refused": _("said that a public row is another project"),
    "projects.source.unlinked": _("took back what was said of a public row"),
    "projects.difference.taken": _("took a fact over from a public list"),
    "projects.difference.ours": _("said that our record is right and a public list is not"),
    "projects.difference.later": _("put a difference from a public list off"),
    "projects.question.asked": _("asked by mail what came of a project"),
    "projects.question.answered": _("answered what came of a project"),
}

NAMES = {
    "project_step": _("step"),
    "project_partner": _("partner"),
    "project_decision": _("board decision"),
    "project_risk": _("risk"),
    "project_report": _("reporting day"),
    "project_result": _("result"),
    "project_document": _("document"),
    "project_source": _("row of a public list"),
    "project_difference": _("difference"),
    "project_secret": _("the rest"),
    "reason_given": _("because"),
    "result_answer": _("answer"),
    "result_line": _("line"),
}

VALUES = {
    "project_secret": {"hidden": _("secret, so the trail does not keep it")},
    "project_difference": dict(Verdict.choices),
    "result_answer": dict(ResultAnswer.choices),
}

KINDS = {"projects.project": _("project")}
