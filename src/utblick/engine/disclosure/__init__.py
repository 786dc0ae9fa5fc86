"""Tables that go out: which figures must be hidden so that none tells of a single case."""

from utblick.engine.disclosure.suppression import LEAST, hidden, sum_must_be_hidden

__all__ = ["LEAST", "hidden", "sum_must_be_hidden"]
