"""The European Parliament: its open data documents, its press releases and document pages."""
