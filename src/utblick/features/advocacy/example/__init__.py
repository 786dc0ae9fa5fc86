"""The region's two long-term processes, with the procedures, events and acts that are known of them."""

from utblick.features.advocacy.example.loading import load

__all__ = ["load"]
