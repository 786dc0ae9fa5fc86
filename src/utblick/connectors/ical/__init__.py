"""iCalendar: the days of somebody else's calendar."""
