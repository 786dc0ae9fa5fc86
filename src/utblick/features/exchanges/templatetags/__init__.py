"""What pages of exchanges say of days."""
