"""The pages for running an installation: accounts, permissions, audit trail, mail, background work."""
