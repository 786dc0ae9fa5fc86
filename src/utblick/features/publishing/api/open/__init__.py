"""The half of the interface that asks for no key: it reads what was let through, and nothing else."""
