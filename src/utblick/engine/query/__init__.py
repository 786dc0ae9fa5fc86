"""The query language: text to tree and back, to a word-list form and to prose."""
