"""The boards' desks: meetings, agenda items, decisions and their follow-up, and the year's wheel."""
