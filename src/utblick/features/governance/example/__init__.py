"""The example's meetings, papers, decisions and days of the year: invented but for the days that are law."""

from utblick.features.governance.example.loading import load

__all__ = ["load"]
