"""Open data: what has been let through as files by date, with a dictionary and a catalogue."""
