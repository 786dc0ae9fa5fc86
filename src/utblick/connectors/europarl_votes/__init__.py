"""Vote lists of the Parliament's plenary: results (VOT) and roll calls (RCV)."""
