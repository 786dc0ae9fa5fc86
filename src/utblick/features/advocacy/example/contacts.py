"""What the example's contacts were about: files of the two processes, and the asks that were put forward."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from utblick.features.actors.models import Contact
from utblick.features.advocacy.contact_subjects import Files
from utblick.features.advocacy.models import Ask, Procedure
from utblick.foundation.accounts.viewer import Viewer

# Line of the contact, files, asks.
ABOUT = (
    ("Nästa programperiod för Interreg", "regionalfonden-2028", "interreg eusbsr"),
    ("Tidplan för sammanhållningspolitiken i rådet", "partnerskapsplaner regionalfonden-2028", "mlg"),
    ("Gemensamt svar på samråd", "partnerskapsplaner", "all-regions mlg"),
    ("Utskottets arbetsprogram", "partnerskapsplaner", ""),
    ("Budgetutskottets syn på regionfonderna", "budgetram-2028", "own-budget"),
    ("Seminarium om biogas i tunga transporter", "co2-tunga", "technology-neutral"),
    ("Förnybartdirektivets delegerade akter", "fornybart-3", "mass-balance"),
    ("Gemensamt brev om biogas", "skattebefrielse-gas", "tax-exemption"),
)


def load_contacts(
    files: Mapping[str, Procedure], asks: Mapping[str, Ask], *, by: Viewer, at: datetime
) -> int:
    """Tie the example's contacts to files and asks; give how many. Those that are not there are left out."""
    count = 0
    for subject, about, carried in ABOUT:
        contact = Contact.objects.filter(is_example=True, subject=subject).first()
        if contact is None:
            continue
        chosen = {
            "files": [files[key] for key in about.split()],
            "asks": [asks[key] for key in carried.split()],
        }
        Files().save(by, at, contact, chosen)
        count += 1
    return count
