"""What every reader needs before it looks at its source's shape: text, JSON, markup and dates."""
