"""Reading: every function takes the viewer and returns only what they may see."""
