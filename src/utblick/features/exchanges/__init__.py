"""International exchanges: what units do with others abroad, what they learnt, and what changed."""
