"""Tables of negotiations in four columns, and the passages of the act that they are about."""
