"""Outgoing mail: written in the transaction that causes it, sent afterwards, once."""

from utblick.foundation.outbox.enqueueing import enqueue

__all__ = ["enqueue"]
