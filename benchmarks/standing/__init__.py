"""Parts of the benchmark of standing queries: documents, profiles, and the programs that are timed."""
