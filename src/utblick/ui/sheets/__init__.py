"""Documents as data, and how they become Word and PDF: the same words on paper as on the page."""
