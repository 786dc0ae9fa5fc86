"""Near-identical titles and texts, in any order of arrival."""

from utblick.engine.similarity.comparing import alike, near_identical
from utblick.engine.similarity.differing import Difference, differences
from utblick.engine.similarity.fingerprints import Fingerprint, bands, fingerprint, resemblance
from utblick.engine.similarity.titles import title_key

__all__ = [
    "Difference",
    "Fingerprint",
    "alike",
    "bands",
    "differences",
    "fingerprint",
    "near_identical",
    "resemblance",
    "title_key",
]
