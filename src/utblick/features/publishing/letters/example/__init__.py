"""What the example region has written: notices, audiences with invented subscribers, an issue sent and a draft."""

from utblick.features.publishing.letters.example.loading import load

__all__ = ["load"]
