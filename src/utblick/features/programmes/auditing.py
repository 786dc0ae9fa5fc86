"""What the audit trail may say about programmes and calls."""

SENTENCES: dict[str, object] = {}
