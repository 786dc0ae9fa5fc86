"""What travel means for the climate, from factors that are given."""
