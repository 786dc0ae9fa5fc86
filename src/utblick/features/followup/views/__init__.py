"""The pages of following up. Thin: they ask and call actions."""
