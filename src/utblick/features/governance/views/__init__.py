"""The pages of the boards' work. Thin: they ask queries and call actions."""
