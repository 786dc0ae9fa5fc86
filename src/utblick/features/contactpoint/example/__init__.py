"""The example's advisory desk: invented cases of two programme periods and four counties."""

from utblick.features.contactpoint.example.loading import load

__all__ = ["load"]
