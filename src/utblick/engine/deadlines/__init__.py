"""When something is due, and what must happen before it: time limits, clocks and planning backwards."""
