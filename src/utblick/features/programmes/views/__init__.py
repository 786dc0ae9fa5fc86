"""The pages of programmes and calls."""
