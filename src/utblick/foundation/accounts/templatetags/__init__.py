"""What pages say about permissions."""
