"""Mail to be sent: built in a transaction, sent afterwards, never lost or doubled."""
