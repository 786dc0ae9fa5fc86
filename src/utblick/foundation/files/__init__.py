"""Stored originals, addressed by their content."""
