"""What the audit trail says of the watch: the words go on after the person's name."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from utblick.features.monitoring.reasons import REASONS

SENTENCES = {
    "monitoring.matter.act": _("decided to act on a matter"),
    "monitoring.matter.inform": _("decided to inform about a matter"),
    "monitoring.matter.later": _("put off a matter"),
    "monitoring.matter.dismissed": _("dismissed a matter"),
    "monitoring.matter.inbox": _("put a matter back into the inbox"),
    "monitoring.matter.hand_over": _("handed over a matter"),
    "monitoring.matter.change": _("changed whose a matter is, or by when"),
    "monitoring.matter.judgement_undone": _("undid a judgement"),
    "monitoring.matter.joined": _("joined two matters"),
    "monitoring.matter.split": _("split a matter"),
    "monitoring.matter.regrouping_undone": _("undid a join or a split"),
    "monitoring.matter.followed": _("began to follow a matter"),
    "monitoring.matter.unfollowed": _("stopped following a matter"),
    "monitoring.note.written": _("wrote a note"),
    "monitoring.note.removed": _("removed a note"),
    "monitoring.note.put_back": _("put a note back"),
    "monitoring.profile.created": _("made a watch profile"),
    "monitoring.profile.changed": _("changed a watch profile"),
    "monitoring.profile.switched": _("switched a watch profile on or off"),
    "monitoring.subscription.changed": _("changed who receives a watch profile"),
    "monitoring.mail.changed": _("changed what mail they get"),
    "monitoring.mail.stopped": _("stopped all their mail from the watch"),
    "monitoring.concept.created": _("added a concept"),
    "monitoring.concept.changed": _("changed a concept"),
    "monitoring.concept.removed": _("removed a concept"),
    "monitoring.source.created": _("added a source"),
    "monitoring.source.changed": _("changed a source"),
    "monitoring.source.switched": _("switched a source on or off"),
    "monitoring.source.moved": _("noted that a source has moved"),
    "monitoring.document.imported": _("brought in documents"),
    "monitoring.search.saved": _("saved a search"),
    "monitoring.search.removed": _("removed a saved search"),
}

NAMES = {
    "receiver": _("receiver"),
    "rhythm": _("how often"),
    "silence": _("when nothing is found"),
    "own_rhythm": _("own matters"),
    "paused_until": _("no mail until"),
    "profiles": _("watch profiles"),
    "sources": _("sources"),
    "mattered": _("a document that mattered"),
    "other": _("the other matter"),
    "kind": _("kind"),
    "selector": _("part of the page"),
    "owner": _("owner"),
    "board": _("board"),
    "concerned": _("concerned boards"),
}

VALUES = {
    "reason": REASONS,
    "kind": {
        "join": pgettext_lazy("what was undone", "join"),
        "split": pgettext_lazy("what was undone", "split"),
    },
}

KINDS = {
    "monitoring.matter": _("matter"),
    "monitoring.watchprofile": _("watch profile"),
    "monitoring.concept": _("concept"),
    "monitoring.source": _("source"),
    "monitoring.document": _("document"),
    "monitoring.savedsearch": _("saved search"),
}
