"""The networks that the region's own pages and general knowledge tell of, each with its certainty."""

from utblick.features.networks.example.loading import load

__all__ = ["load"]
