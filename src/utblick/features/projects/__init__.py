"""The region's own portfolio of projects that the EU and others pay a part of."""
