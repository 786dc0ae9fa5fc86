"""One Django app for each word of the trade."""
