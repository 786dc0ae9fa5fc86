"""Three years of plausible exchanges for the example region: invented, marked as examples, without persons."""

from utblick.features.exchanges.example.loading import load

__all__ = ["load"]
