"""The participation goal as a number: which units regularly take part, on any day, under any definition."""
