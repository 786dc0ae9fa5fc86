"""What the audit trail may say about boards' work."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "governance.plan.kept": _("began to follow a plan backwards from a date"),
    "governance.plan.noted": _("took note that a plan had moved"),
    "governance.plan.dropped": _("stopped following a plan backwards from a date"),
    "governance.meeting.created": _("set a meeting"),
    "governance.meeting.changed": _("changed a meeting"),
    "governance.meeting.cancelled": _("cancelled a meeting"),
    "governance.meeting.restored": _("let a cancelled meeting stand again"),
    "governance.item.created": _("put an item before a board"),
    "governance.item.changed": _("changed an agenda item"),
    "governance.item.withdrawn": _("withdrew an agenda item"),
    "governance.item.put_back": _("put a withdrawn agenda item back"),
    "governance.item.exported": _("took out a paper as a document"),
    "governance.decision.recorded": _("recorded a decision"),
    "governance.decision.changed": _("changed a recorded decision"),
    "governance.decision.followed_up": _("followed up a decision"),
    "governance.decision.follow_up_corrected": _("corrected what came of a decision"),
    "governance.decision.reopened": _("opened the follow-up of a decision again"),
    "governance.template.brought": _("uploaded a template of papers"),
    "governance.template.taken_back": _("took back a template of papers"),
    "governance.template.used_again": _("let a template of papers hold again"),
    "governance.year_days.suggested": _("added the suggested days of the year"),
    "governance.calendar.brought": _("brought a calendar from outside"),
    "governance.calendar.followed": _("began to follow a calendar from outside"),
    "governance.calendar.read": _("read a calendar from outside"),
    "governance.calendar.removed": _("removed a calendar from outside"),
    "governance.year_day.created": _("added a day to the year wheel"),
    "governance.year_day.changed": _("changed a day of the year wheel"),
    "governance.year_day.removed": _("removed a day from the year wheel"),
    "governance.calendar.made": _("made an address for a calendar"),
    "governance.calendar.revoked": _("revoked the address of a calendar"),
}

KINDS = {
    "governance.meeting": _("meeting"),
    "governance.item": _("agenda item"),
    "governance.decision": _("decision"),
    "governance.yearday": _("day of the year wheel"),
    "governance.outsidecalendar": _("calendar from outside"),
    "governance.calendaraddress": _("address of a calendar"),
    "governance.papertemplate": _("template of papers"),
}

NAMES = {
    "boards": _("boards in order"),
    "position": _("position to adopt"),
    "freed_items": _("items that now wait for another meeting"),
    "days_added": _("days that came"),
    "days_changed": _("days that were changed"),
    "days_gone": _("days that went"),
}
_SECRET = {"secret": _("changed; it is secret, so the trail does not keep it")}
VALUES = {"background": _SECRET, "costs": _SECRET}
