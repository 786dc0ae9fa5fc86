"""What templates of programmes need."""
