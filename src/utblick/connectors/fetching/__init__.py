"""The only way out to other machines: guarded addresses, limits, patience and good manners."""
