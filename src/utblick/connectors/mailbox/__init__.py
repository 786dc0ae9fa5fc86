"""A mailbox for newsletters: letters fetched without touching them, and divided into items."""
