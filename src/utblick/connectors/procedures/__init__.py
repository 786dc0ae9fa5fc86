"""Procedures: the Parliament's open data and the Legislative Observatory (OEIL)."""
