"""The types of procedure, and which track each runs on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Track(StrEnum):
    """A way of deciding: which states there are, and which events may occur."""

    ORDINARY = "ordinary"
    CONSULTATION = "consultation"
    CONSENT = "consent"
    NON_LEGISLATIVE = "non-legislative"
    BUDGET = "budget"
    OWN_INITIATIVE = "own-initiative"
    RESOLUTION = "resolution"
    DELEGATED = "delegated"
    STATE_AID = "state-aid"
    POLICY = "policy"
    HISTORIC = "historic"


@dataclass(frozen=True, slots=True)
class ProcedureType:
    """A type of procedure; `key` is the code in a procedure's number, such as COD, or SA, POL and ACT of our own."""

    key: str
    name_sv: str
    name_en: str
    track: Track

    @property
    def is_read_only(self) -> bool:
        """Say whether no new file of the type begins: it is shown, and nothing is expected of it."""
        return self.track is Track.HISTORIC


# fmt: off
# Sources: the Treaty on the Functioning of the European Union, and the codes of Parliament's Legislative Observatory.
_TYPES = (
    ("COD", "Ordinarie lagstiftningsförfarandet", "Ordinary legislative procedure", Track.ORDINARY),
    ("CNS", "Samrådsförfarandet", "Consultation procedure", Track.CONSULTATION),
    ("APP", "Godkännandeförfarandet", "Consent procedure", Track.CONSENT),
    ("NLE", "Icke-lagstiftande akt", "Non-legislative enactment", Track.NON_LEGISLATIVE),
    ("BUD", "Budgetförfarandet", "Budgetary procedure", Track.BUDGET),
    ("DEC", "Ansvarsfrihet", "Discharge", Track.BUDGET),
    ("INI", "Initiativbetänkande", "Own-initiative report", Track.OWN_INITIATIVE),
    ("INL", "Initiativ till lagstiftning", "Legislative-initiative report", Track.OWN_INITIATIVE),
    ("RSP", "Resolution", "Resolution on a topical subject", Track.RESOLUTION),
    ("DEA", "Granskning av delegerad akt", "Scrutiny of a delegated act", Track.DELEGATED),
    ("RPS", "Föreskrivande förfarande med kontroll", "Regulatory procedure with scrutiny", Track.DELEGATED),
    ("SA", "Statligt stöd", "State aid", Track.STATE_AID),
    ("POL", "Meddelande, strategi eller europeisk planeringstermin", "Communication, strategy or European Semester", Track.POLICY),
    ("ACT", "Gällande rättsakt utan pågående förfarande", "Act in force, no procedure", Track.HISTORIC),
    ("ACI", "Interinstitutionellt avtal", "Interinstitutional agreement", Track.HISTORIC),
    ("REG", "Ändring av parlamentets arbetsordning", "Change of Parliament's Rules of Procedure", Track.HISTORIC),
    ("IMM", "Ledamots immunitet", "Immunity of a member", Track.HISTORIC),
    ("COS", "Förfarande om ett strategidokument", "Procedure on a strategy paper", Track.HISTORIC),
    ("SYN", "Samarbetsförfarandet", "Cooperation procedure", Track.HISTORIC),
    ("AVC", "Samtyckesförfarandet", "Assent procedure", Track.HISTORIC),
)
# fmt: on
TYPES: dict[str, ProcedureType] = {row[0]: ProcedureType(*row) for row in _TYPES}
