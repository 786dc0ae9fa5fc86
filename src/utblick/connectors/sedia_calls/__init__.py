"""Calls for proposals of the Funding & Tenders portal (SEDIA), and lists that others made from it."""
