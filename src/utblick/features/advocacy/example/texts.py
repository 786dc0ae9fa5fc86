"""Two passages of the Interreg negotiation in our own words, so that the two asks can be followed to the act.

They tell what was at stake and are no quotation: the whole texts are brought in from EUR-Lex.
"""

from __future__ import annotations

# fmt: off
# file, stage, document, day, Swedish name, English name, passages: id, label, words
TEXTS = (
    ("interreg-2021", 10, "COM(2018) 374", "2018-05-29", "Förslaget, utdrag i egna ord", "Proposal, extract in our own words", (
        ("art-3.par-1", "Article 3(1)", "cross-border cooperation between adjacent land border regions to promote integrated regional development; cooperation across the sea belongs to a component for sea basins"),
        ("art-13.par-1", "Article 13(1)", "The co-financing rate at the level of each Interreg programme shall be no higher than 70 %."),
    )),
    ("interreg-2021", 60, "32021R1059", "2021-06-30", "Förordningen, utdrag i egna ord", "Regulation, extract in our own words", (
        ("art-3.par-1", "Article 3(1)", "cross-border cooperation between adjacent land or maritime border regions to promote integrated and harmonious regional development"),
        ("art-13.par-1", "Article 13(1)", "The co-financing rate at the level of each Interreg programme shall be no higher than 80 %."),
    )),
)

# ask, file, stage, outcome, passage, reason, our part, others' part, other explanations, grade
VERDICTS = (
    ("cofin", "interreg-2021", 60, "whole", "art-13.par-1",
     "Förslaget angav högst 70 procent. I den antagna förordningen är det 80 procent.",
     "Regionen framförde det när programmen för 2021–2027 förhandlades. Kontakter och svar är ännu inte belagda (exempel).",
     "Europaparlamentet krävde en högre andel än förslaget (exempel).",
     "Parlamentet och andra regioner kan ha drivit igenom det utan oss.", 1),
    ("cross-border-status", "interreg-2021", 60, "whole", "art-3.par-1",
     "Program över havsgränser flyttades inte till havsområdesdelen. Central Baltic är fortfarande gränsöverskridande.",
     "Regionen framförde det när programmen för 2021–2027 förhandlades. Kontakter och svar är ännu inte belagda (exempel).",
     "Andra regioner runt Östersjön hade samma intresse (exempel).",
     "Flera medlemsländer med havsgränser hade samma intresse.", 1),
)
# fmt: on
