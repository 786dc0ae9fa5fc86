"""The strategy for the Baltic Sea region: plans, areas and actions by version, and what of ours is about them."""
