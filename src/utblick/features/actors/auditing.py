"""What the audit trail may say about people, bodies and contacts: what was done, never what stands there."""

from django.utils.translation import gettext_lazy as _

from utblick.features.actors.purposes import PURPOSES

SENTENCES = {
    "actors.body.created": _("added a body"),
    "actors.body.changed": _("changed a body"),
    "actors.person.created": _("added a person"),
    "actors.person.changed": _("changed a person"),
    "actors.person.kept_on": _("reviewed a person, who is still needed"),
    "actors.person.fact_settled": _("settled what two sources say of a person"),
    "actors.person.merged": _("merged two people into one"),
    "actors.person.merge_undone": _("undid a merge of two people"),
    "actors.person.extracted": _("took out all that is known of a person"),
    "actors.person.forgotten": _("forgot a person"),
    "actors.post.added": _("added a role"),
    "actors.post.changed": _("changed a role"),
    "actors.post.removed": _("removed a role"),
    "actors.contact.drafted": _("saved a draft of a contact"),
    "actors.contact.written": _("wrote a contact"),
    "actors.contact.changed": _("changed a contact"),
    "actors.contact.completed": _("completed a draft of a contact"),
    "actors.contact.draft_removed": _("threw away a draft of a contact"),
    "actors.contact.followed_up": _("followed up a contact"),
    "actors.contact.handed_over": _("handed over follow-ups and promises"),
    "actors.promise.kept": _("noted that a promise has been kept"),
    "actors.rule.kept": _("set how long something is kept"),
    "actors.own_name.added": _("added a name that others write us by"),
    "actors.own_name.removed": _("removed a name that others write us by"),
    "actors.meeting.judged": _("compared a contact with a published meeting"),
    "actors.import.done": _("read people or meetings from a source"),
}

KINDS = {
    "actors.body": _("body"),
    "actors.person": _("person"),
    "actors.contact": _("contact"),
    "actors.retentionrule": _("rule of keeping"),
    "actors.ownname": _("our name"),
}

NAMES = {
    "fields": _("fields"),
    "taken": _("taken over"),
    "merged": _("merged with"),
    "ground": _("ground"),
    "moved": _("moved"),
    "is_same": _("the same meeting"),
    "unchanged": _("unchanged"),
    "rejected": _("rejected"),
}

VALUES = {
    "fields": {
        **{one.field: one.label for one in PURPOSES},
        "abbreviation": _("abbreviation"),
        "accounts": _("our people"),
        "boards": _("boards whose matter it is"),
        "body": _("body"),
        "certainty": _("certainty"),
        "channel": _("channel"),
        "counterparts": _("whom it was with"),
        "diary_number": _("diary number"),
        "follow_up_by": _("who follows up"),
        "follow_up_on": _("follow up on"),
        "hours": _("hours of work"),
        "how_known": _("how we know of them"),
        "is_draft": _("draft"),
        "kind": _("kind"),
        "licence": _("licence"),
        "name_en": _("English name"),
        "name_sv": _("Swedish name"),
        "on": _("day"),
        "our_others": _("others from us, by role"),
        "parent": _("part of"),
        "place": _("place"),
        "promises": _("promises"),
        "retention": _("how long it is kept"),
        "role": _("role"),
        "said": _("what was said"),
        "secrecy": _("secrecy"),
        "secrecy_reason": _("reason for secrecy"),
        "seen_on": _("seen there on"),
        "standing": _("kind of document"),
        "subject": _("subject"),
        "successor": _("continued by"),
        "time": _("hour"),
        "title_en": _("title in English"),
        "title_sv": _("title in Swedish"),
        "units": _("our units"),
        "valid_from": _("holds from"),
        "valid_until": _("holds until"),
    }
}
