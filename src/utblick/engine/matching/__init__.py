"""Which watch profiles hit a document, and where: exact, and nearly as fast for many as for one."""
