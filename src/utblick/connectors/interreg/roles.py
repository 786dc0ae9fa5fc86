"""What an organisation is in a project, by what programmes call it."""

from __future__ import annotations

from utblick.connectors.operations.terms import plain

LEAD, PARTNER, ASSOCIATED = "lead", "partner", "associated"
_CALLED = {
    LEAD: "lp, lead, lead partner, lead beneficiary, coordinator, huvudpartner, projektägare, koordinator, 1",
    PARTNER: "pp, partner, project partner, participant, projektpartner, partner organisation, medsökande, 0, "
    "third party, thirdparty, international partner, internationalpartner",
    ASSOCIATED: "ap, ao, associated, associated partner, associatedpartner, associated organisation, "
    "associated organization, associerad partner, associerad organisation",
}
_ROLES = {plain(name): role for role, names in _CALLED.items() for name in names.split(",")}


def role_of(text: str) -> str:
    """Give the role that a cell names, or nothing."""
    return _ROLES.get(plain(text), "")
