"""EUR-Lex and Cellar: acts as Formex and HTML, notices, feeds."""
