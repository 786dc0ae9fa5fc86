"""By hand: pasted text, and files that somebody drops in."""
