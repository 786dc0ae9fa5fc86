"""The gate: what could be public, what is missing, who lets it through, and how it is withdrawn."""
