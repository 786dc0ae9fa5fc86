"""Networks and memberships: what each costs, who represents us, what it gives, and whether we go on."""
