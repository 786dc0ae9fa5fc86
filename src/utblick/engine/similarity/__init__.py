"""Whether two documents are the same text, nearly."""
