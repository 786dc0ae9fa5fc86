"""Advocacy: policy processes, the procedures in them, what we want there, what we did, and how far it got."""
