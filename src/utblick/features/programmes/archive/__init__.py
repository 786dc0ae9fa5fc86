"""The archive of public projects: records become rows, rows are found by words, and who took part is counted."""
