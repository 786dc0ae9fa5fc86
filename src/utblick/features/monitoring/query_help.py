"""The query language in a table, for the page: what is written, and what it finds."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

HELP = (
    ("region", _("the word in most of its forms: regionen, regioner, regionernas")),
    ('"hållbara biodrivmedel"', _("these words in this order, exactly as written")),
    (
        "*drivmedel",
        _("words that end so, such as compounds; biodrivmedel* for those that begin so, *gas* for both"),
    ),
    ("skatt biodrivmedel", _("both words, anywhere in the document")),
    ("skatt OR avgift", _("one of the words (ELLER in Swedish); write OR in capitals")),
    ("biodrivmedel NOT flyg", _("the first but not the second (INTE in Swedish)")),
    ("(skatt OR avgift) drivmedel", _("parentheses say what belongs together")),
    ("skatt NEAR/5 drivmedel", _("at most five words between them, in either order")),
    ("title:vätgas", _("in the title only")),
    ("#biofuel", _("a concept: all its words in the document's language")),
    ("COM(2018) 375", _("the number in any written form: CELEX, procedures, acts, fakta-PM …")),
    ("eurovoc:8412", _("a EuroVoc subject that the document carries, by its code")),
    (
        "language:en source:eurlex",
        _("what the document carries: language, source, type, committee, procedure, eurovoc"),
    ),
)
