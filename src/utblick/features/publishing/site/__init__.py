"""The public site: pages, feeds and search over what has been let through, without cookies or scripts."""
