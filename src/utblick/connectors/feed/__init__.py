"""RSS, Atom and RDF feeds of any age: each entry a document."""
