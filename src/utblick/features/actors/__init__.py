"""People and bodies outside the region, their roles over time, and our contacts with them."""
