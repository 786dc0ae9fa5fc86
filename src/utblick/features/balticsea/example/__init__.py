"""The example's part in the strategy: tags on what the other rooms' examples hold, seats, and days to come."""

from utblick.features.balticsea.example.loading import load

__all__ = ["load"]
