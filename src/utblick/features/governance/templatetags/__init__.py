"""Template tags of the boards' work."""
