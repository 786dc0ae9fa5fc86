"""What people do in advocacy: one function for each, told by whom and when; it checks, writes and tells the trail."""
