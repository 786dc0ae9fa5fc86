"""The trail of who did what to which record: written in the same transaction, never changed."""

from utblick.foundation.audit.recording import record

__all__ = ["record"]
