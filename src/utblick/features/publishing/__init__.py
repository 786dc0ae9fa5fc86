"""What has been let out: the gate, the public site, open data, the interface, and letters to subscribers."""
