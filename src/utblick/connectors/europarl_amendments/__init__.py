"""Amendments in the European Parliament, as tools and readers of its documents have written them down."""
