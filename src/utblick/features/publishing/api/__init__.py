"""The interface for other programs: what is public without a key, and more for staff with one."""
