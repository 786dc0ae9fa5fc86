"""Originals of documents, kept once by their content."""

from utblick.foundation.files.storing import FileRefused, forget, open_stored, store

__all__ = ["FileRefused", "forget", "open_stored", "store"]
