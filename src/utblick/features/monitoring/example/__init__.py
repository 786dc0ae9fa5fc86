"""The example region's watch: sources, vocabulary, profiles and documents that are true, in our own words."""

from utblick.features.monitoring.example.loading import load

__all__ = ["load"]
