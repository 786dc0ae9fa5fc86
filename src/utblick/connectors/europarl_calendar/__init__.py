"""Parliament's calendar: its part-sessions."""
