"""The pages of projects. Thin: they ask queries and call actions."""
