"""Utblick: the system behind a region's international cooperation."""
