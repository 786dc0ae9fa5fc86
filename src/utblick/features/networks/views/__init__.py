"""The pages of networks. Thin: they ask queries and call actions."""
