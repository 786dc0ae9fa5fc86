"""The pages of the Baltic Sea strategy. Thin: they ask queries and call actions."""
