"""The half of the interface for those who work here: it reads the rooms with the permissions of the key's account."""
