"""Where the pages of administration stand in the menu."""

from django.utils.translation import gettext_lazy as _

from utblick.ui.navigation import Item

ITEMS = (
    Item(
        "accounts",
        "administration:accounts",
        _("Accounts"),
        "administration",
        permission="accounts.account.view",
        order=20,
    ),
    Item("permissions", "administration:permissions", _("Who may do what"), "administration", order=30),
    Item(
        "jobs",
        "administration:jobs",
        _("Background work"),
        "administration",
        permission="jobs.run.view",
        order=60,
    ),
    Item(
        "outbox",
        "administration:outbox",
        _("Outgoing mail"),
        "administration",
        permission="outbox.message.view",
        order=70,
    ),
    Item(
        "audit",
        "administration:audit",
        _("Audit trail"),
        "administration",
        permission="audit.event.view",
        order=80,
    ),
)
