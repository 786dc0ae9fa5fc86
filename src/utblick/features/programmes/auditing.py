"""What the audit trail may say about programmes and calls."""

from django.utils.translation import gettext_lazy as _

from utblick.features.programmes.models import Moment, Reason, Verdict

SENTENCES = {
    "programmes.programme.created": _("added a programme"),
    "programmes.programme.changed": _("changed a programme"),
    "programmes.name.added": _("wrote what sources call a programme"),
    "programmes.name.removed": _("took away a name that sources have for a programme"),
    "programmes.row.added": _("added a row to a programme's rules"),
    "programmes.row.corrected": _("corrected a row of a programme's rules"),
    "programmes.row.ended": _("let another row take over"),
    "programmes.row.taken_out": _("took out a row of a programme's rules"),
    "programmes.call.added": _("added a call"),
    "programmes.call.changed": _("changed a call"),
    "programmes.call.read": _("read a call from a source"),
    "programmes.call.read_again": _("read a call that its source had changed"),
    "programmes.moment.added": _("wrote a day of a call"),
    "programmes.moment.changed": _("changed a day of a call"),
    "programmes.moment.removed": _("took out a day of a call"),
    "programmes.verdict.given": _("said whether a call is for them"),
    "programmes.verdict.taken_back": _("took back what was said of a call"),
    "programmes.need.written": _("wrote what a unit looks for in calls"),
    "programmes.list.taken": _("brought in a public list"),
    "programmes.archive.recognised": _("looked anew which public projects are of a programme"),
    "programmes.mapping.settled": _("settled what the columns of a list mean"),
    "programmes.mapping.forgotten": _("forgot what the columns of a list mean"),
    "programmes.organisation.joined": _("said that two organisations of public lists are one"),
    "programmes.organisation.parted": _("took back that two organisations of public lists are one"),
    "programmes.organisation.tied": _("tied an organisation of public lists to the register"),
    "programmes.organisation.untied": _("took an organisation of public lists apart from the register"),
}

KINDS = {
    "programmes.programme": _("programme"),
    "programmes.call": _("call"),
    "programmes.objective": _("objective"),
    "programmes.area": _("region of a programme's area"),
    "programmes.rate": _("share that is paid"),
    "programmes.sizelimit": _("size of projects"),
    "programmes.formrule": _("rule of a legal form"),
    "programmes.namedrule": _("rule of a programme"),
    "programmes.samestate": _("country that counts as another"),
    "programmes.subprogramme": _("sub-programme"),
    "programmes.programmebody": _("body of a programme"),
    "programmes.unitneed": _("what a unit looks for"),
    "programmes.listreading": _("reading of a list"),
    "programmes.columnmapping": _("columns of a list"),
    "programmes.publicorganisation": _("organisation of public lists"),
}

NAMES = {
    "name_in_sources": _("name in sources"),
    "calls_tied": _("calls that got their programme by it"),
    "row_taken_out": _("what was taken out"),
    "row_said": _("what it said"),
    "row_out_because": _("why it was taken out"),
    "call_moment": _("day of the call"),
    "call_day": _("day"),
    "call_hour": _("hour"),
    "call_step": _("step"),
    "call_event": _("what happens"),
    "call_day_certainty": _("certainty of the day"),
    "call_verdict": _("verdict"),
    "verdict_of": _("whose verdict"),
    "verdict_reason": _("why not"),
    "verdict_words": _("in words"),
    "list_new": _("new rows"),
    "list_changed": _("changed rows"),
    "list_refused": _("refused rows"),
    "public_projects": _("public projects"),
    "list_columns": _("columns used"),
    "organisation_of_register": _("body of the register"),
    "organisation_same_as": _("is the same as"),
}

VALUES = {
    "call_verdict": dict(zip(Verdict.values, Verdict.labels, strict=True)),
    "verdict_reason": dict(zip(Reason.values, Reason.labels, strict=True)),
    "call_event": dict(zip(Moment.values, Moment.labels, strict=True)),
}
