"""Who may be a partner: organisations ranked by what they have done, each with the reasons."""

from utblick.engine.partnering.ranking import Candidate, Ranked, Reason, ranked, reasons, score

__all__ = ["Candidate", "Ranked", "Reason", "ranked", "reasons", "score"]
