"""Settings, root addresses and the `utblick` command: the only room that knows all others."""
