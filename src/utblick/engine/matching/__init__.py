"""Which watch profiles hit a document, and where: exact, and nearly as fast with many profiles as with one."""
