"""The pages of letters. Thin: they ask queries and call actions."""
