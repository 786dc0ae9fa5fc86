"""Pure decisions on text, queries, identifiers and dates: no Django, no I/O, no clock."""
