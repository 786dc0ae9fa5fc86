"""The pages of actors. Thin: they ask queries and call actions."""
