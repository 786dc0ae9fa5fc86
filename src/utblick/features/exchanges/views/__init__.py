"""The pages of exchanges. Thin: they ask queries and call actions."""
