"""An act in its parts: passages with stable ids, how people write them, and what changed between two versions."""
