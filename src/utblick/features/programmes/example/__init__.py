"""The programmes that a Swedish region meets, Central Baltic's with rules and calls, and a few invented calls."""

from utblick.features.programmes.example.loading import load

__all__ = ["load"]
