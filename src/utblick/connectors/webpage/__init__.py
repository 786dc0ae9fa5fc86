"""A web page without a feed: its main text, and what changed in it."""
