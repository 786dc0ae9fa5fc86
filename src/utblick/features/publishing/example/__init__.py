"""What the example region has let through, in both languages; some of it is left for people to try the gate on."""

from utblick.features.publishing.example.loading import load

__all__ = ["load"]
