"""References in a text: procedures, COM numbers, CELEX, acts… in whatever way they are written."""
