"""Documents made of what a file or an ask holds: briefs, talking points, voting lists, answers; page, Word and PDF."""
