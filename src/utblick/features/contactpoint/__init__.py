"""The Central Baltic Contact Point: an advisory service behind a wall of its own."""
