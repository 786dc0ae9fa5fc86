"""Work in the background, every run of it visible."""
