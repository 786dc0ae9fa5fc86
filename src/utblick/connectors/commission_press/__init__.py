"""The Commission's press corner, as lists of press releases."""
