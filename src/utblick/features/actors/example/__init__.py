"""The example's actors: bodies by their true names, office holders from public sources, everybody else by role."""

from utblick.features.actors.example.loading import load

__all__ = ["load"]
