"""Sources, documents, matters, watch profiles, hits, triage and digests."""
