"""What the audit trail may say about exchanges."""

from django.utils.translation import gettext_lazy as _

from utblick.features.exchanges.models import Outcome

SENTENCES = {
    "exchanges.exchange.registered": _("registered an exchange"),
    "exchanges.exchange.changed": _("changed an exchange"),
    "exchanges.exchange.confirmed": _("confirmed what was guessed of an exchange"),
    "exchanges.exchange.cancelled": _("said that an exchange did not take place"),
    "exchanges.exchange.restored": _("said that an exchange takes place after all"),
    "exchanges.exchange.tied": _("tied an exchange to a project of ours"),
    "exchanges.exchange.untied": _("said that an exchange does not belong to a project"),
    "exchanges.exchange.removed": _("removed an exchange"),
    "exchanges.name.added": _("kept the name of somebody who took part"),
    "exchanges.name.erased": _("erased a name"),
    "exchanges.names.erased": _("erased names whose day had come"),
    "exchanges.question.asked": _("asked by mail what came of an exchange"),
    "exchanges.question.answered": _("answered what came of an exchange"),
    "exchanges.list.begun": _("brought a list of exchanges"),
    "exchanges.list.removed": _("removed a list that had not been taken in"),
    "exchanges.list.imported": _("took in the exchanges of a list"),
    "exchanges.list.undone": _("undid the import of a list"),
    "exchanges.place.offered": _("offered open places"),
    "exchanges.place.changed": _("changed open places"),
    "exchanges.place.withdrawn": _("withdrew open places"),
    "exchanges.place.opened": _("told all units of open places"),
    "exchanges.interest.shown": _("asked for an open place"),
    "exchanges.interest.taken_back": _("no longer asks for an open place"),
    "exchanges.interest.decided": _("decided who gets an open place"),
    "exchanges.term.created": _("added a type, direction or purpose"),
    "exchanges.term.changed": _("changed a type, direction or purpose"),
    "exchanges.term.ended": _("ended a type, direction or purpose"),
    "exchanges.factor.changed": _("changed a factor for travel"),
    "exchanges.terms.added": _("added the suggested types, directions and purposes"),
}

NAMES = {
    "tied_project": _("project"),
    "rejected_rows": _("rejected rows"),
    "taken_away": _("exchanges taken away"),
    "kept_exchanges": _("changed since and kept"),
    "mails_sent": _("mails"),
    "names_erased": _("names erased"),
    "terms_added": _("types, directions and purposes"),
    "asking_unit": _("unit"),
    "place_outcome": _("outcome"),
    "name_erase_on": _("erased on"),
    "name_purpose": _("what the name is needed for"),
}

VALUES = {
    "place_outcome": dict(Outcome.choices),
    "guessed": {
        "type": _("type"),
        "direction": _("direction"),
        "purposes": _("purposes"),
        "distance_km": _("kilometres one way"),
        "place": _("where"),
    },
}

KINDS = {
    "exchanges.travelfactor": _("factor for travel"),
    "exchanges.listimport": _("list of exchanges"),
    "exchanges.openplace": _("open places"),
    "exchanges.exchange": _("exchange"),
    "exchanges.term": _("type, direction or purpose"),
    "exchanges.question": _("question about an exchange"),
    "exchanges.personnamed": _("name of somebody who took part"),
}
