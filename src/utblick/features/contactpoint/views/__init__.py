"""Pages of the Contact Point: those behind its wall, those for all staff, and those for anybody."""
