"""Meetings that Commissioners, their cabinets and the Commission's Directors-General have published."""
