"""Funding programmes over their generations, their calls, and what public lists say was granted."""
