"""What the audit trail may say about notices and the newsletter. It knows no subscriber's address."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SENTENCES = {
    "letters.notice.written": _("wrote a notice"),
    "letters.notice.changed": _("changed a notice"),
    "letters.notice.readied": _("marked a notice as ready"),
    "letters.notice.reopened": _("made a notice working material again"),
    "letters.notice.removed": _("removed a notice"),
    "letters.audience.created": _("added an audience"),
    "letters.audience.changed": _("changed an audience"),
    "letters.issue.drafted": _("drafted an issue of the newsletter"),
    "letters.issue.changed": _("changed a draft of the newsletter"),
    "letters.issue.tested": _("sent a test mail of the newsletter to themselves"),
    "letters.issue.sent": _("sent an issue of the newsletter"),
    "letters.issue.discarded": _("threw away a draft of the newsletter"),
    "letters.subscriber.extracted": _("extracted what is kept of a subscriber"),
    "letters.subscriber.erased": _("erased what was kept of a subscriber"),
}

KINDS = {
    "letters.notice": pgettext_lazy("a short text", "notice"),
    "letters.audience": _("audience"),
    "letters.issue": _("issue of the newsletter"),
    "letters.subscriber": _("subscriber"),
}

NAMES = {
    "what_sv": _("what has happened, in Swedish"),
    "what_en": _("what has happened, in English"),
    "who_sv": _("who acts, in Swedish"),
    "who_en": _("who acts, in English"),
    "by_when": _("by when"),
    "points_sv": _("talking points in Swedish"),
    "points_en": _("talking points in English"),
    "links": _("sources"),
    "audiences": _("audiences"),
    "intro_sv": _("introduction in Swedish"),
    "intro_en": _("introduction in English"),
    "about_sv": _("what its letter tells, in Swedish"),
    "about_en": _("what its letter tells, in English"),
    "gets_all": _("every notice is for it"),
    "order": _("order"),
}
