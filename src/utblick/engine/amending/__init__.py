"""What an amending act says is to be changed, read as instructions, and an act with those changes made."""
