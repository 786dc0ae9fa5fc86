"""Boards, units, remits and the region's own people, all dated."""
