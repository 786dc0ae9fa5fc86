"""Originals of documents, kept once by their content."""

from utblick.foundation.files.storing import FileRefused, open_stored, store

__all__ = ["FileRefused", "open_stored", "store"]
