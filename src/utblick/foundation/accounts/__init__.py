"""Who signs in, and what a role may do."""
