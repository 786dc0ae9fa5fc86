"""Members of the European Parliament: lists of a term, directories, and the pages of one member."""
