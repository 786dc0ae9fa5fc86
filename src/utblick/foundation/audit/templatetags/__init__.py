"""What pages say about what was done."""
