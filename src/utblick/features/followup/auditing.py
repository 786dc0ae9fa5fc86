"""What the audit trail may say about following up."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "followup.definition.created": _("decided what counts as taking part"),
    "followup.goals.added": _("added the suggested goals and indicators"),
    "followup.goal.added": _("added a goal"),
    "followup.goal.changed": _("changed a goal"),
    "followup.indicator.added": _("added an indicator"),
    "followup.indicator.changed": _("changed an indicator"),
    "followup.value.set": _("set an indicator's figure"),
    "followup.year.closed": _("closed a year's figures"),
    "followup.confirmation.asked": _("asked a contact to confirm what the units have done"),
    "followup.confirmation.handled": _("saw to what a unit said was missing"),
    "followup.confirmation.given": _("confirmed what a unit has done"),
    "followup.report.drafted": _("drafted a report"),
    "followup.report.written": _("wrote in a report"),
    "followup.report.frozen": _("froze a report"),
    "followup.report.removed": _("removed a draft of a report"),
    "followup.exemption.created": _("said that the goal does not apply to a unit"),
    "followup.exemption.ended": _("let the goal apply to a unit again"),
}

KINDS = {
    "followup.goal": _("goal"),
    "followup.indicator": _("indicator"),
    "followup.confirmation": _("confirmation of a unit"),
    "followup.report": _("report"),
    "followup.participationdefinition": _("what counts as taking part"),
    "followup.notapplicable": _("exemption from the goal"),
}

NAMES = {
    "half_year": _("half-year"),
    "account": _("who was asked"),
    "note": _("note"),
    "value": _("figure"),
    "sections": _("parts of the report"),
}
