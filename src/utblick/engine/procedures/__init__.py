"""Where a file stands in the decision-making of the European Union, derived from dated events."""
