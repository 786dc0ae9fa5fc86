"""Read the strategy's plans and what of ours is tagged with them. All take the viewer."""
