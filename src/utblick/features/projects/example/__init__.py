"""Ten invented projects over programmes, stages, boards and units, marked as examples."""

from utblick.features.projects.example.loading import load

__all__ = ["load"]
