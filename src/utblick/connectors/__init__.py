"""The outside world coming in: one folder for each source, bytes to neutral records; no Django."""
